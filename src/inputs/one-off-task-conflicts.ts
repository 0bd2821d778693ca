/** Whether the inputs of the one-off task can be meant together. */

import type { InputError } from '@slipway/ecs-rules/text';
import type { InputName } from './declarations.ts';
import type { GivenInputs } from './given-inputs.ts';
import { ONE_OFF_TASK_INPUTS } from './one-off-task-inputs.ts';
import { checkVolume } from './tag-and-volume-conflicts.ts';

const SOURCES: readonly InputName[] = ['service', 'task-definition', 'task-definition-arn', 'task-definition-family'];
const VOLUME = ['run-task-managed-ebs-volume-name', 'run-task-managed-ebs-volume'] as const;

/**
 * Conflicts about the one-off task. Without `run-task` every other input of it is one; with `run-task: false`, which an
 * expression may have come to, none is.
 */
export function findTaskConflicts(given: GivenInputs): readonly InputError[] {
  if (!given.isGiven('run-task')) return refuseStrays(given);
  if (given.values['run-task'] !== true) return [];
  return [...checkSource(given), ...checkRollback(given), ...checkNetwork(given), ...checkVolume(VOLUME, given)];
}

function refuseStrays({ isGiven }: GivenInputs): readonly InputError[] {
  const names = Object.keys(ONE_OFF_TASK_INPUTS) as (keyof typeof ONE_OFF_TASK_INPUTS)[];
  return names.filter(isGiven).map((input) => ({
    input,
    problem: 'only used with run-task',
    advice: 'Set run-task to true, or remove this input',
  }));
}

function checkSource({ isGiven }: GivenInputs): readonly InputError[] {
  if (SOURCES.some(isGiven)) return [];
  const problem = 'there is nothing to run, because neither a service nor a task definition is set';
  return [{ input: 'run-task', problem, advice: 'Set task-definition, task-definition-family or service' }];
}

function checkRollback({ isGiven }: GivenInputs): readonly InputError[] {
  if (!isGiven('rollback-to')) return [];
  const problem = 'a rollback runs no one-off task, because an older revision does not undo a migration';
  return [{ input: 'run-task', problem, advice: 'Remove run-task or rollback-to' }];
}

function checkNetwork({ isGiven }: GivenInputs): readonly InputError[] {
  if (isGiven('run-task-subnets') || isGiven('service')) return [];
  const names: readonly InputName[] = ['run-task-security-groups', 'run-task-assign-public-IP'];
  return names.filter(isGiven).map((input) => ({
    input,
    problem: 'only used with run-task-subnets or a service, and neither is set',
    advice: 'Set run-task-subnets, or remove this input',
  }));
}
