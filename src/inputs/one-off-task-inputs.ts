import {
  listOf,
  oneOf,
  optional,
  parseBoolean,
  SECURITY_GROUP,
  STARTED_BY,
  SUBNET,
  textOf,
  VOLUME_NAME,
} from '@slipway/ecs-rules/grammar';
import { declare } from './declaration.ts';
import { parseContainerOverrides, parseManagedVolume, parseStrategy, parseTags } from './json-forms.ts';

/** The task that runs once before the service is updated. Names as in the official action. */
export const ONE_OFF_TASK_INPUTS = {
  'run-task': declare({
    group: 'one-off task',
    description:
      'Run one task of the new revision, such as a migration, before any service is updated. If it fails, no service is updated. Default: false.',
    form: 'boolean',
    parse: optional(parseBoolean),
  }),
  'wait-for-task-stopped': declare({
    group: 'one-off task',
    description:
      'Wait until the task has stopped. Its essential containers must end with exit code 0. Default: true with service, otherwise false.',
    form: 'boolean',
    parse: optional(parseBoolean),
  }),
  'run-task-container-overrides': declare({
    group: 'one-off task',
    description: 'Container overrides of the task: a JSON array such as [{"name": "web", "command": ["migrate"]}].',
    form: 'text',
    parse: parseContainerOverrides,
  }),
  'run-task-subnets': declare({
    group: 'one-off task',
    description: 'Subnets of the task, for network mode awsvpc. Default: the network of the first service.',
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
      'Whether the task gets a public IP address: ENABLED or DISABLED. Default: DISABLED with run-task-subnets, otherwise as for the first service.',
    form: 'text',
    parse: optional(oneOf(['ENABLED', 'DISABLED'])),
  }),
  'run-task-launch-type': declare({
    group: 'one-off task',
    description:
      "EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES. Default: as for the first service; without a service, the cluster's default capacity providers. Ignored with run-task-capacity-provider-strategy.",
    form: 'text',
    parse: optional(oneOf(['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'])),
  }),
  'run-task-capacity-provider-strategy': declare({
    group: 'one-off task',
    description:
      'Capacity providers of the task: a JSON array such as [{"capacityProvider": "FARGATE_SPOT", "weight": 1}].',
    form: 'text',
    parse: parseStrategy,
  }),
  'run-task-started-by': declare({
    group: 'one-off task',
    description: 'Value of startedBy of the task.',
    default: 'GitHub-Actions',
    form: 'text',
    parse: textOf(STARTED_BY),
  }),
  'run-task-tags': declare({
    group: 'one-off task',
    description: 'Tags of the task: a JSON array such as [{"key": "team", "value": "web"}].',
    form: 'text',
    parse: parseTags,
  }),
  'run-task-managed-ebs-volume-name': declare({
    group: 'one-off task',
    description: 'Name of the volume with configuredAtLaunch in the task definition.',
    form: 'text',
    parse: optional(textOf(VOLUME_NAME)),
  }),
  'run-task-managed-ebs-volume': declare({
    group: 'one-off task',
    description: 'EBS volume that ECS creates for it: a JSON object with roleArn.',
    form: 'text',
    parse: optional(parseManagedVolume),
  }),
} as const;
