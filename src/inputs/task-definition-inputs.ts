import { parseCommand } from './command-form.ts';
import { declare } from './declaration.ts';
import { entriesOf } from './entries.ts';
import { checkSecretSource } from './forms.ts';
import { CONTAINER, ENVIRONMENT_FILE, FAMILY, MEMBER, PATH, REVISION, ROLE, textOf } from './grammar.ts';
import { atMost, integerIn, linesOf, listOf, oneOf, optional, parseBoolean } from './parse.ts';

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
      'File with the task definition, JSON or YAML, as registered or as described. With no source given, the revision of the last deployment that completed is taken.',
    form: 'text',
    parse: optional(textOf(PATH)),
  }),
  'task-definition-arn': declare({
    group: 'task definition',
    description:
      'Registered revision to take the task definition from: its ARN, FAMILY:NUMBER, or FAMILY for the latest active one. One that is named by its number is deployed as it is when no other input changes it.',
    form: 'text',
    parse: optional(textOf(REVISION)),
  }),
  'task-definition-family': declare({
    group: 'task definition',
    description: 'Family to take the task definition from: its latest active revision.',
    form: 'text',
    parse: optional(textOf(FAMILY)),
  }),
  'task-definition-revision': declare({
    group: 'task definition',
    description: 'Number of the revision to take, together with task-definition-family.',
    form: 'number',
    parse: optional(integerIn({ from: 1, to: 1_000_000 })),
  }),
  'container-name': declare({
    group: 'task definition',
    description:
      'Containers that get the image and all that the inputs below say of a container. May be left out when there is one essential container.',
    form: 'list',
    parse: listOf(textOf(CONTAINER)),
  }),
  'environment-variables': declare({
    group: 'task definition',
    description:
      'Environment variables to set, NAME=value, one a line; a value of several lines is NAME<<END, its lines, and END. Those not named are kept.',
    form: 'lines',
    parse: entriesOf({ mayHaveLines: true, lastWins: true }),
  }),
  secrets: declare({
    group: 'task definition',
    description:
      'Secrets to set, NAME=ARN, one a line, the ARN being of AWS Secrets Manager or of a Systems Manager parameter. Those not named are kept.',
    form: 'lines',
    parse: entriesOf({ checkValue: checkSecretSource, lastWins: true }),
  }),
  'prune-environment': declare({
    group: 'task definition',
    description:
      'Drop the environment variables and secrets of these containers that are not listed in environment-variables and secrets.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'env-files': declare({
    group: 'task definition',
    description:
      'Files of environment variables in Amazon S3, their ARNs, one a line, at most 10, as arn:aws:s3:::bucket/web.env. They take the place of all that were there.',
    form: 'lines',
    parse: atMost(10, linesOf(textOf(ENVIRONMENT_FILE))),
  }),
  'docker-labels': declare({
    group: 'task definition',
    description: 'Docker labels to set, name=value, one a line. Those not named are kept.',
    form: 'lines',
    parse: entriesOf({ mayHaveLines: true, lastWins: true }),
  }),
  'log-configuration-log-driver': declare({
    group: 'task definition',
    description: 'Log driver of the containers. Options of another driver that was there are dropped.',
    form: 'text',
    parse: optional(oneOf(LOG_DRIVERS)),
  }),
  'log-configuration-options': declare({
    group: 'task definition',
    description: 'Options of the log driver to set, name=value, one a line. Those not named are kept.',
    form: 'lines',
    parse: entriesOf({ lastWins: true }),
  }),
  command: declare({
    group: 'task definition',
    description:
      'Command of the containers: words between blanks, with "…" or \'…\' around what holds some, as sh -c "exec web"; or a JSON array of texts. Nothing is expanded or run here.',
    form: 'text',
    parse: optional(parseCommand),
  }),
  'task-role-arn': declare({
    group: 'task definition',
    description: 'Role that the containers of the task have, ARN or name.',
    form: 'text',
    parse: optional(textOf(ROLE)),
  }),
  'execution-role-arn': declare({
    group: 'task definition',
    description: 'Role that ECS pulls images, reads secrets and writes logs with, ARN or name.',
    form: 'text',
    parse: optional(textOf(ROLE)),
  }),
  'keep-null-value-keys': declare({
    group: 'task definition',
    description:
      'Names of members that stay in the file of task-definition although they are null or an empty text. Empty lists and objects, and texts that may be empty (of variables, labels, options and commands), stay without it.',
    form: 'list',
    parse: listOf(textOf(MEMBER)),
  }),
} as const;
