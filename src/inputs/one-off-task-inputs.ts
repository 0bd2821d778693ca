import { declare } from './declaration.ts';
import { SECURITY_GROUP, STARTED_BY, SUBNET, textOf, VOLUME_NAME } from './grammar.ts';
import { parseContainerOverrides, parseManagedVolume, parseStrategy, parseTags } from './json-forms.ts';
import { listOf, oneOf, optional, parseBoolean } from './parse.ts';

/** The task that runs once before the service is updated. Names as in the official action. */
export const ONE_OFF_TASK_INPUTS = {
  'run-task': declare({
    group: 'one-off task',
    description:
      'Run a task of the revision once, such as a migration, before any service is updated. When it fails, no service is touched. Default: false.',
    form: 'boolean',
    parse: optional(parseBoolean),
  }),
  'wait-for-task-stopped': declare({
    group: 'one-off task',
    description:
      'Wait until the task has stopped; its essential containers must end with exit code 0. Default: true with service, else false.',
    form: 'boolean',
    parse: optional(parseBoolean),
  }),
  'run-task-container-overrides': declare({
    group: 'one-off task',
    description:
      'What the containers of the task get instead of what the revision says: a JSON array of container overrides, as [{"name": "web", "command": ["migrate"]}].',
    form: 'text',
    parse: parseContainerOverrides,
  }),
  'run-task-subnets': declare({
    group: 'one-off task',
    description: 'Subnets of the task, in network mode awsvpc. Default: the network of the (first) service.',
    form: 'list',
    parse: listOf(textOf(SUBNET)),
  }),
  'run-task-security-groups': declare({
    group: 'one-off task',
    description: 'Security groups of the task. Without run-task-subnets they replace those of the service.',
    form: 'list',
    parse: listOf(textOf(SECURITY_GROUP)),
  }),
  'run-task-assign-public-IP': declare({
    group: 'one-off task',
    description:
      'ENABLED or DISABLED: whether the task gets a public IP address. Default: DISABLED with run-task-subnets, else as the service.',
    form: 'text',
    parse: optional(oneOf(['ENABLED', 'DISABLED'])),
  }),
  'run-task-launch-type': declare({
    group: 'one-off task',
    description:
      "EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES. Default: what the (first) service runs on; without a service the cluster's default capacity providers. Not used with run-task-capacity-provider-strategy.",
    form: 'text',
    parse: optional(oneOf(['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'])),
  }),
  'run-task-capacity-provider-strategy': declare({
    group: 'one-off task',
    description:
      'Capacity providers of the task: a JSON array, as [{"capacityProvider": "FARGATE_SPOT", "weight": 1}].',
    form: 'text',
    parse: parseStrategy,
  }),
  'run-task-started-by': declare({
    group: 'one-off task',
    description: 'What the task shows as startedBy.',
    default: 'GitHub-Actions',
    form: 'text',
    parse: textOf(STARTED_BY),
  }),
  'run-task-tags': declare({
    group: 'one-off task',
    description: 'Tags of the task: a JSON array, as [{"key": "team", "value": "web"}].',
    form: 'text',
    parse: parseTags,
  }),
  'run-task-managed-ebs-volume-name': declare({
    group: 'one-off task',
    description: 'Name of the volume of the task definition that is configuredAtLaunch.',
    form: 'text',
    parse: optional(textOf(VOLUME_NAME)),
  }),
  'run-task-managed-ebs-volume': declare({
    group: 'one-off task',
    description: 'The EBS volume that ECS makes for it: a JSON object with roleArn.',
    form: 'text',
    parse: optional(parseManagedVolume),
  }),
} as const;
