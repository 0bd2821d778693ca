/** Whether the inputs of schedules can be meant together with the others. */

import type { InputError } from '@slipway/ecs-rules/text';
import type { GivenInputs } from './given-inputs.ts';
import { SCHEDULE_INPUTS } from './schedule-inputs.ts';
import { SOURCE_INPUTS } from './task-definition-inputs.ts';

export function findScheduleConflicts({ values, isGiven }: GivenInputs): readonly InputError[] {
  const names = Object.keys(SCHEDULE_INPUTS) as (keyof typeof SCHEDULE_INPUTS)[];
  return names.filter(isGiven).flatMap((input): readonly InputError[] => {
    if (!isGiven('service') && !SOURCE_INPUTS.some(isGiven)) {
      const problem = 'there is no revision to follow, because neither a service nor a task definition is set';
      return [{ input, problem, advice: 'Set service, task-definition or task-definition-family' }];
    }
    if (!isGiven('service')) return [];
    const early = [
      ...(values['wait-for-service-stability'] === false ? ['wait-for-service-stability: false'] : []),
      ...(isGiven('wait-until') ? ['wait-until'] : []),
    ];
    return early.map((other) => ({
      input,
      problem: `cannot be combined with ${other}, because schedules follow a service that runs`,
      advice: 'Remove one of the two',
    }));
  });
}
