/** Inputs about how a deployment is monitored, and what is done if it fails. */
import { durationIn, oneOf, optional, parseBoolean } from '@slipway/ecs-rules/grammar';
import { WAITS } from '../ports/wait-until.ts';
import { declare } from './declaration.ts';

export const FOLLOW_INPUTS = {
  'wait-for-service-stability': declare({
    group: 'follow',
    description: 'Monitor the deployment until it has completed or failed. With false the step ends after the update.',
    default: 'true',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'wait-for-minutes': declare({
    group: 'follow',
    description: 'Time limit for the deployment in minutes, at most 360. A one-off task has the same limit of its own.',
    default: '30',
    form: 'number',
    parse: durationIn({ from: 0.1, to: 360, unit: 'minutes' }),
  }),
  'wait-until': declare({
    group: 'follow',
    description:
      'What the step waits for: steady (the deployment is complete), paused (it waits at a PAUSE lifecycle hook), or the lifecycle stage of the pause, such as POST_TEST_TRAFFIC_SHIFT. A pause ends the step green with the verdict paused; other pauses are waited out.',
    default: 'steady',
    form: 'text',
    parse: oneOf(WAITS),
  }),
  'wait-max-delay-seconds': declare({
    group: 'follow',
    description:
      'Longest pause between two polls of the service, in seconds. Default: about 5 seconds in the first half hour, then 10.',
    form: 'number',
    parse: optional(durationIn({ from: 1, to: 3600, unit: 'seconds' })),
  }),
  'on-failure': declare({
    group: 'follow',
    description: 'What to do if the deployment fails and ECS does not roll it back: rollback or leave.',
    default: 'rollback',
    form: 'text',
    parse: oneOf(['rollback', 'leave']),
  }),
  'fail-fast': declare({
    group: 'follow',
    description:
      'Stop waiting at the first task with an unrecoverable error, when the failure limit is reached, or when tasks fail the same way and none becomes healthy.',
    default: 'true',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'on-cancel': declare({
    group: 'follow',
    description: 'What to do with the deployment if the run is cancelled: leave it to ECS, or rollback.',
    default: 'leave',
    form: 'text',
    parse: oneOf(['leave', 'rollback']),
  }),
} as const;
