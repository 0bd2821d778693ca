/** Whether the inputs for tags and volumes can be meant together, and with the rest. */
import type { InputFault } from './fault.ts';
import type { GivenInputs } from './given-inputs.ts';

/** A service or a one-off task takes the tags; only a service takes its volume. */
export function findTagAndVolumeDisagreements(given: GivenInputs): readonly InputFault[] {
  return [...checkTags(given), ...checkPropagation(given)];
}

/** Whatever starts a task. */
function startsTasks({ values, isGiven }: GivenInputs): boolean {
  return isGiven('service') || values['run-task'] === true;
}

function checkTags(given: GivenInputs): readonly InputFault[] {
  if (startsTasks(given)) return [];
  return (['enable-ecs-managed-tags', 'propagate-tags'] as const).filter(given.isGiven).map((input) => ({
    input,
    problem: 'it is about tasks, and neither a service nor a one-off task is given',
    advice: 'Give service or run-task, or remove this input',
  }));
}

/** ECS API reference, RunTask, propagateTags: SERVICE is an error. */
function checkPropagation({ values, isGiven }: GivenInputs): readonly InputFault[] {
  if (values['propagate-tags'] !== 'SERVICE' || isGiven('service') || values['run-task'] !== true) return [];
  const problem = 'SERVICE has no meaning for a one-off task alone: there is no service to take tags from';
  return [{ input: 'propagate-tags', problem, advice: 'Write TASK_DEFINITION, or give service' }];
}

type VolumeInputs = readonly [
  name: 'run-task-managed-ebs-volume-name' | 'service-managed-ebs-volume-name',
  volume: 'run-task-managed-ebs-volume' | 'service-managed-ebs-volume',
];

/** A volume has a name and settings: each without the other says nothing. */
export function checkVolume([name, volume]: VolumeInputs, { isGiven }: GivenInputs): readonly InputFault[] {
  if (isGiven(name) === isGiven(volume)) return [];
  const [input, other] = isGiven(name) ? [name, volume] : [volume, name];
  return [{ input, problem: `it is given without ${other}`, advice: 'Give both, or neither' }];
}
