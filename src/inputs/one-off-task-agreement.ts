/** Whether the inputs of the one-off task can be meant together. */
import type { InputName } from './declarations.ts';
import type { InputFault } from './fault.ts';
import type { GivenInputs } from './given-inputs.ts';
import { ONE_OFF_TASK_INPUTS } from './one-off-task-inputs.ts';
import { checkVolume } from './tag-and-volume-agreement.ts';

const SOURCES: readonly InputName[] = ['service', 'task-definition', 'task-definition-arn', 'task-definition-family'];
const VOLUME = ['run-task-managed-ebs-volume-name', 'run-task-managed-ebs-volume'] as const;

/**
 * Disagreements about the one-off task. Without `run-task` every other input of it is one; with `run-task: false`, which
 * an expression may have come to, none is.
 */
export function findTaskDisagreements(given: GivenInputs): readonly InputFault[] {
  if (!given.isGiven('run-task')) return refuseStrays(given);
  if (given.values['run-task'] !== true) return [];
  return [...checkSource(given), ...checkRollback(given), ...checkNetwork(given), ...checkVolume(VOLUME, given)];
}

function refuseStrays({ isGiven }: GivenInputs): readonly InputFault[] {
  const names = Object.keys(ONE_OFF_TASK_INPUTS) as (keyof typeof ONE_OFF_TASK_INPUTS)[];
  return names.filter(isGiven).map((input) => ({
    input,
    problem: 'it is about a one-off task, and none is run without run-task',
    advice: 'Set run-task to true, or remove this input',
  }));
}

function checkSource({ isGiven }: GivenInputs): readonly InputFault[] {
  if (SOURCES.some(isGiven)) return [];
  const problem = 'there is nothing to run: neither a service nor a task definition is given';
  return [{ input: 'run-task', problem, advice: 'Give task-definition, task-definition-family or service' }];
}

function checkRollback({ isGiven }: GivenInputs): readonly InputFault[] {
  if (!isGiven('rollback-to')) return [];
  const problem = 'a rollback runs no task, since what a migration did is not taken back by an older revision';
  return [{ input: 'run-task', problem, advice: 'Remove it, or remove rollback-to' }];
}

function checkNetwork({ isGiven }: GivenInputs): readonly InputFault[] {
  if (isGiven('run-task-subnets') || isGiven('service')) return [];
  const names: readonly InputName[] = ['run-task-security-groups', 'run-task-assign-public-IP'];
  return names.filter(isGiven).map((input) => ({
    input,
    problem: 'it is about the network of the task, and there is neither run-task-subnets nor a service to take it from',
    advice: 'Give run-task-subnets, or remove this input',
  }));
}
