import type { InputError } from '@slipway/ecs-rules/text';
import type { GivenInputs } from './given-inputs.ts';

/** An answer goes to one deployment, and a rollback ends when the previous revision runs again. */
export function findAnswerConflicts({ values, isGiven }: GivenInputs): readonly InputError[] {
  const { action, service = [] } = values;
  if (action === undefined) return [];
  const problem = 'a rollback waits until the previous revision is running, so this input cannot be combined with it';
  return [
    ...(service.length === 1
      ? []
      : [{ input: 'service', problem: 'an answer goes to exactly one service', advice: 'Set one service' }]),
    ...(action === 'rollback' && isGiven('wait-until')
      ? [{ input: 'wait-until', problem, advice: 'Remove wait-until' }]
      : []),
  ];
}
