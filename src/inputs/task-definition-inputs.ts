import {
  atMost,
  CONTAINER,
  ENVIRONMENT_FILE,
  FAMILY,
  FIELD_NAME,
  integerIn,
  linesOf,
  listOf,
  oneOf,
  optional,
  PATH,
  parseBoolean,
  REVISION,
  ROLE,
  textOf,
} from '@slipway/ecs-rules/grammar';
import { parseCommand } from './command-form.ts';
import { declare } from './declaration.ts';
import { entriesOf } from './entries.ts';
import { checkSecretSource } from './forms.ts';

/** ECS API reference, LogConfiguration, logDriver; `logentries` is one of the official render action. */
const LOG_DRIVERS = [
  'awsfirelens',
  'awslogs',
  'fluentd',
  'gelf',
  'journald',
  'json-file',
  'logentries',
  'splunk',
  'syslog',
] as const;

/** Where the task definition comes from, and what is changed in it. Names as in the official actions. */
export const TASK_DEFINITION_INPUTS = {
  'task-definition': declare({
    group: 'task definition',
    description:
      'Task definition file, JSON or YAML; the output of describe-task-definition works too. Default: the revision of the last completed deployment.',
    form: 'text',
    parse: optional(textOf(PATH)),
  }),
  'task-definition-arn': declare({
    group: 'task definition',
    description:
      'Registered revision to start from: ARN, FAMILY:NUMBER, or FAMILY for the latest active one. A revision given by number is deployed as it is if no other input changes it.',
    form: 'text',
    parse: optional(textOf(REVISION)),
  }),
  'task-definition-family': declare({
    group: 'task definition',
    description: 'Family to start from: its latest active revision.',
    form: 'text',
    parse: optional(textOf(FAMILY)),
  }),
  'task-definition-revision': declare({
    group: 'task definition',
    description: 'Number of the revision to start from. Requires task-definition-family.',
    form: 'number',
    parse: optional(integerIn({ from: 1, to: 1_000_000 })),
  }),
  'container-name': declare({
    group: 'task definition',
    description: 'Containers that the image and the inputs below change. Default: the only essential container.',
    form: 'list',
    parse: listOf(textOf(CONTAINER)),
  }),
  'environment-variables': declare({
    group: 'task definition',
    description:
      'Environment variables to set, NAME=value, one per line. A value with several lines: NAME<<END, the lines, END. Other variables stay.',
    form: 'lines',
    parse: entriesOf({ mayHaveLines: true, lastWins: true }),
  }),
  secrets: declare({
    group: 'task definition',
    description:
      'Secrets to set, NAME=ARN, one per line, with ARNs of AWS Secrets Manager or of Systems Manager parameters. Other secrets stay.',
    form: 'lines',
    parse: entriesOf({ checkValue: checkSecretSource, lastWins: true }),
  }),
  'prune-environment': declare({
    group: 'task definition',
    description:
      'Remove the environment variables and secrets of these containers that environment-variables and secrets do not list.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'env-files': declare({
    group: 'task definition',
    description:
      'Environment files in Amazon S3: ARNs such as arn:aws:s3:::bucket/web.env, one per line, at most 10. They replace the current list.',
    form: 'lines',
    parse: atMost(10, linesOf(textOf(ENVIRONMENT_FILE))),
  }),
  'docker-labels': declare({
    group: 'task definition',
    description: 'Docker labels to set, name=value, one per line. Other labels stay.',
    form: 'lines',
    parse: entriesOf({ mayHaveLines: true, lastWins: true }),
  }),
  'log-configuration-log-driver': declare({
    group: 'task definition',
    description: 'Log driver of the containers. If the driver changes, the options of the previous driver are removed.',
    form: 'text',
    parse: optional(oneOf(LOG_DRIVERS)),
  }),
  'log-configuration-options': declare({
    group: 'task definition',
    description: 'Options of the log driver to set, name=value, one per line. Other options stay.',
    form: 'lines',
    parse: entriesOf({ lastWins: true }),
  }),
  command: declare({
    group: 'task definition',
    description:
      'Command of the containers: words separated by spaces, with "…" or \'…\' around words that contain spaces, for example sh -c "exec web"; or a JSON array of strings. Variables are not expanded.',
    form: 'text',
    parse: optional(parseCommand),
  }),
  'task-role-arn': declare({
    group: 'task definition',
    description: 'Task role: the IAM role of the containers, ARN or name.',
    form: 'text',
    parse: optional(textOf(ROLE)),
  }),
  'execution-role-arn': declare({
    group: 'task definition',
    description:
      'Execution role: the IAM role with which ECS pulls images, reads secrets and writes logs, ARN or name.',
    form: 'text',
    parse: optional(textOf(ROLE)),
  }),
  'keep-null-value-keys': declare({
    group: 'task definition',
    description:
      'Names of fields to keep in the task-definition file although they are null or empty strings. Not needed for empty lists, objects, or the values of variables, labels, options and commands.',
    form: 'list',
    parse: listOf(textOf(FIELD_NAME)),
  }),
} as const;

/** What names a task definition. The first that is given is used, in the order of the official render. */
export const SOURCE_INPUTS = [
  'task-definition',
  'task-definition-arn',
  'task-definition-family',
] as const satisfies readonly (keyof typeof TASK_DEFINITION_INPUTS)[];
