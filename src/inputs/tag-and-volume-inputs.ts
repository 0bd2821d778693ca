import { oneOf, optional, parseBoolean, textOf, VOLUME_NAME } from '@slipway/ecs-rules/grammar';
import { declare } from './declaration.ts';
import { parseManagedVolume } from './json-forms.ts';

/** What the tasks of the service are born with. Names as in the official action; what is not given is not sent. */
export const TAG_AND_VOLUME_INPUTS = {
  'enable-ecs-managed-tags': declare({
    group: 'service',
    description:
      'Whether ECS tags new tasks, including the one-off task, with cluster and service. Default: not sent; the service keeps its setting.',
    form: 'boolean',
    parse: optional(parseBoolean),
  }),
  'propagate-tags': declare({
    group: 'service',
    description:
      'Which tags new tasks get: SERVICE, TASK_DEFINITION or NONE. The one-off task can only get those of the task definition. Default: not sent; the service keeps its setting.',
    form: 'text',
    parse: optional(oneOf(['SERVICE', 'TASK_DEFINITION', 'NONE'])),
  }),
  'service-managed-ebs-volume-name': declare({
    group: 'service',
    description: 'Name of the volume with configuredAtLaunch in the task definition.',
    form: 'text',
    parse: optional(textOf(VOLUME_NAME)),
  }),
  'service-managed-ebs-volume': declare({
    group: 'service',
    description:
      'EBS volume that ECS creates for it, for each task: a JSON object with roleArn, and sizeInGiB or snapshotId. Default: not sent; the service keeps its setting.',
    form: 'text',
    parse: optional(parseManagedVolume),
  }),
} as const;
