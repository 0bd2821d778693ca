/** Settings of how ECS deploys the service. What is not given is not sent, and the service keeps it. */
import { integerIn, listOf, oneOf, optional, parseBoolean } from '@slipway/ecs-rules/grammar';
import { declare } from './declaration.ts';
import { parseAlarm, parseBreakerThreshold, parseEarlySuccess, parsePlatformVersion } from './deployment-forms.ts';

export const DEPLOYMENT_INPUTS = {
  'circuit-breaker-threshold': declare({
    group: 'service',
    description:
      'Failed tasks at which the circuit breaker fails a deployment: a number such as 5, or a percentage of the desired count such as 25% (then at least 3 and at most 200 tasks; 25% unbounded for at least 1). Default: not sent; the service keeps its setting.',
    form: 'text',
    parse: optional(parseBreakerThreshold),
  }),
  'reset-on-healthy-task': declare({
    group: 'service',
    description:
      'Whether a task that becomes healthy resets the failure count of the circuit breaker. Default: not sent; the service keeps its setting.',
    form: 'boolean',
    parse: optional(parseBoolean),
  }),
  'early-success': declare({
    group: 'service',
    description:
      'Complete a rolling deployment when so many new tasks are healthy: a percentage of the desired count such as 75%, not below minimum-healthy-percent. 75% deferred also leaves the removal of old tasks for later; off turns it off. Default: not sent; the service keeps its setting.',
    form: 'text',
    parse: optional(parseEarlySuccess),
  }),
  'deployment-alarms': declare({
    group: 'service',
    description:
      'CloudWatch alarms (names) that fail and roll back a deployment, separated by commas or lines; off removes them. Default: not sent; the service keeps its setting.',
    form: 'list',
    parse: listOf(parseAlarm),
  }),
  'bake-time-minutes': declare({
    group: 'service',
    description:
      'Minutes that ECS watches a deployment after the new tasks run, 0 to 1440. Default: not sent; the service keeps its setting.',
    form: 'number',
    parse: optional(integerIn({ from: 0, to: 1440 })),
  }),
  'availability-zone-rebalancing': declare({
    group: 'service',
    description:
      'Whether ECS moves tasks until the Availability Zones are balanced: ENABLED or DISABLED. Default: not sent; the service keeps its setting.',
    form: 'text',
    parse: optional(oneOf(['ENABLED', 'DISABLED'])),
  }),
  'health-check-grace-period': declare({
    group: 'service',
    description:
      'Seconds after the start of a task in which ECS ignores failed health checks. Default: not sent; the service keeps its setting.',
    form: 'number',
    parse: optional(integerIn({ from: 0 })),
  }),
  'platform-version': declare({
    group: 'service',
    description:
      'Fargate platform version of new tasks, such as LATEST or 1.4.0. Default: not sent; the service keeps its setting.',
    form: 'text',
    parse: optional(parsePlatformVersion),
  }),
} as const;
