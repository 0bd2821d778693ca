import { declare } from './declaration.ts';
import { textOf, VOLUME_NAME } from './grammar.ts';
import { parseManagedVolume } from './json-forms.ts';
import { oneOf, optional, parseBoolean } from './parse.ts';

/** What the tasks of the service are born with. Names as in the official action; what is not given is not sent. */
export const TAG_AND_VOLUME_INPUTS = {
  'enable-ecs-managed-tags': declare({
    group: 'service',
    description:
      'Whether ECS tags the tasks that start from now on with their cluster and service; the one-off task, too. Default: not sent, so that the service keeps its own.',
    form: 'boolean',
    parse: optional(parseBoolean),
  }),
  'propagate-tags': declare({
    group: 'service',
    description:
      'SERVICE, TASK_DEFINITION or NONE: whose tags the tasks that start from now on get. The one-off task takes those of the task definition only. Default: not sent, so that the service keeps its own.',
    form: 'text',
    parse: optional(oneOf(['SERVICE', 'TASK_DEFINITION', 'NONE'])),
  }),
  'service-managed-ebs-volume-name': declare({
    group: 'service',
    description: 'Name of the volume of the task definition that is configuredAtLaunch.',
    form: 'text',
    parse: optional(textOf(VOLUME_NAME)),
  }),
  'service-managed-ebs-volume': declare({
    group: 'service',
    description:
      'The EBS volume that ECS makes for it, for each task: a JSON object with roleArn, and sizeInGiB or snapshotId. Default: not sent, so that the service keeps its own.',
    form: 'text',
    parse: optional(parseManagedVolume),
  }),
} as const;
