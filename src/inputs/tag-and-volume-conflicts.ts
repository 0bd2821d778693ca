/** Whether the inputs for tags and volumes can be meant together, and with the rest. */
import type { InputError } from '@slipway/ecs-rules/text';
import type { GivenInputs } from './given-inputs.ts';

/** A service or a one-off task takes the tags; only a service takes its volume. */
export function findTagAndVolumeConflicts(given: GivenInputs): readonly InputError[] {
  return [...checkTags(given), ...checkPropagation(given)];
}

/** Whatever starts a task. */
function startsTasks({ values, isGiven }: GivenInputs): boolean {
  return isGiven('service') || values['run-task'] === true;
}

function checkTags(given: GivenInputs): readonly InputError[] {
  if (startsTasks(given)) return [];
  return (['enable-ecs-managed-tags', 'propagate-tags'] as const).filter(given.isGiven).map((input) => ({
    input,
    problem: 'only used with a service or a one-off task, and neither is set',
    advice: 'Set service or run-task, or remove this input',
  }));
}

/** ECS API reference, RunTask, propagateTags: SERVICE is an error. */
function checkPropagation({ values, isGiven }: GivenInputs): readonly InputError[] {
  if (values['propagate-tags'] !== 'SERVICE' || isGiven('service') || values['run-task'] !== true) return [];
  const problem = 'SERVICE needs a service to copy tags from, and none is set';
  return [{ input: 'propagate-tags', problem, advice: 'Use TASK_DEFINITION, or set service' }];
}

type VolumeInputs = readonly [
  name: 'run-task-managed-ebs-volume-name' | 'service-managed-ebs-volume-name',
  volume: 'run-task-managed-ebs-volume' | 'service-managed-ebs-volume',
];

/** A volume has a name and settings: each without the other says nothing. */
export function checkVolume([name, volume]: VolumeInputs, { isGiven }: GivenInputs): readonly InputError[] {
  if (isGiven(name) === isGiven(volume)) return [];
  const [input, other] = isGiven(name) ? [name, volume] : [volume, name];
  return [{ input, problem: `set without ${other}`, advice: 'Set both or neither' }];
}
