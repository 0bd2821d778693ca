import type { InputError } from '@slipway/ecs-rules/text';
import type { InputName } from './declarations.ts';
import type { GivenInputs } from './given-inputs.ts';
import { SOURCE_INPUTS } from './task-definition-inputs.ts';

/** What deploys something: a drift check deploys nothing, and leaves images out. */
const DEPLOYING: readonly InputName[] = [
  'image',
  'repository',
  'rollback-to',
  'force-new-deployment',
  'run-task',
  'scheduled-rules',
  'schedules',
  'rehearse',
];

/** A drift check compares services with a task definition, and that is all it does. */
export function findDriftConflicts({ values, isGiven }: GivenInputs): readonly InputError[] {
  if (values.drift !== true) return [];
  const missing: readonly InputError[] = [
    ...(isGiven('service')
      ? []
      : [{ input: 'drift', problem: 'a drift check needs a service', advice: 'Set service' }]),
    ...(SOURCE_INPUTS.some(isGiven)
      ? []
      : [
          {
            input: 'drift',
            problem: 'a drift check needs a task definition to compare with',
            advice: 'Set task-definition to the file in the repository',
          },
        ]),
  ];
  const others = DEPLOYING.filter(isGiven).map((input) => ({
    input,
    problem: 'cannot be combined with drift, which compares everything except images and deploys nothing',
    advice: 'Remove one of the two',
  }));
  return [...missing, ...others];
}
