/** All commands, one declaration each: the parser, the help and the shell completion are made of this table. */
import type { Command } from './command.ts';
import { listInitFlags, readInit } from './init-flags.ts';
import { COMMON_FLAGS, listInputFlags, readInputs } from './input-flags.ts';
import { listLocalFlags, readLocal } from './local-flags.ts';
import { readRollback } from './read-rollback.ts';
import { OUTPUT_FLAG, readRecordOptions } from './record-options.ts';
import { JSON_FLAG } from './report-flags.ts';
import { readShell, SHELLS } from './shells.ts';
import { listShowFlags, readShow } from './show-flags.ts';

const SERVICE = { placeholder: 'SERVICE', name: 'service', isRequired: true } as const;

/** One, or several separated by commas; the flag may be given instead. */
const SERVICES = { placeholder: 'SERVICE', name: 'service', isRequired: false } as const;

const ANSWER_FLAGS = ['service', 'cluster', 'hook-id', 'service-deployment-arn', 'wait-for-minutes'];

const REHEARSE_FLAGS = ['service', 'cluster', 'image', 'repository', 'task-definition', 'rehearse-secrets'];

const RECORD_FILE = { placeholder: 'FILE', name: 'file', isRequired: false, isFile: true } as const;

export const COMMANDS = {
  init: {
    summary: 'Write what a deployment needs: task definition, workflows, IAM policies, CloudFormation template.',
    operands: [],
    flags: listInitFlags(),
    examples: ['slipway init', 'slipway init --from-service web --cluster production --code-repository octo/shop'],
    read: readInit,
  },
  deploy: {
    summary: 'Deploy an image to Amazon ECS and wait for the result.',
    operands: [SERVICES],
    flags: listInputFlags('deploy'),
    commonFlags: COMMON_FLAGS,
    examples: [
      'slipway deploy --cluster production --service web --image 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:v2',
      'slipway deploy --cluster production --service web --repository web --image-tag v2',
    ],
    read: (values) => readInputs('deploy', values),
  },
  plan: {
    summary: 'Show what a deploy would change. Makes no changes.',
    operands: [SERVICES],
    flags: listInputFlags('plan'),
    commonFlags: COMMON_FLAGS,
    examples: [
      'slipway plan --cluster production --service web --image 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:v2',
      'slipway plan web --cluster production --task-definition task-definition.json --json',
    ],
    read: (values) => readInputs('plan', values, { 'dry-run': 'true' }),
  },
  rehearse: {
    summary: "Start the containers of the next task definition on this machine's Docker. Changes nothing in AWS.",
    operands: [SERVICES],
    flags: listInputFlags('rehearse'),
    commonFlags: REHEARSE_FLAGS,
    examples: [
      'slipway rehearse web --cluster production --image 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:v2',
      'DB_URL=postgres://localhost slipway rehearse web --cluster production --repository web --rehearse-secrets DB_URL',
    ],
    read: (values) => readInputs('rehearse', values, { 'dry-run': 'true', rehearse: 'true' }),
  },
  rollback: {
    summary:
      'Redeploy an older revision: last-good (default), previous, a number, family:number, an ARN, a release or a commit.',
    operands: [
      SERVICE,
      { placeholder: 'TARGET', name: 'rollback-to', isRequired: false, choices: ['last-good', 'previous'] },
    ],
    flags: listInputFlags('rollback'),
    commonFlags: COMMON_FLAGS,
    examples: ['slipway rollback web --cluster production', 'slipway rollback web v1.4.2 --cluster production'],
    read: readRollback,
  },
  continue: {
    summary: 'Approve a deployment that waits at a PAUSE lifecycle hook, and wait for its result.',
    operands: [SERVICE],
    flags: listInputFlags('continue'),
    commonFlags: ANSWER_FLAGS,
    examples: ['slipway continue web --cluster production', 'slipway continue web --hook-id ecs-pause-AbC123'],
    read: (values) => readInputs('continue', values, { action: 'continue' }),
  },
  abort: {
    summary: 'Roll back a deployment that waits at a PAUSE lifecycle hook, and wait for its result.',
    operands: [SERVICE],
    flags: listInputFlags('abort'),
    commonFlags: ANSWER_FLAGS,
    examples: ['slipway abort web --cluster production', 'slipway abort web --hook-id ecs-pause-AbC123'],
    read: (values) => readInputs('abort', values, { action: 'rollback' }),
  },
  history: {
    summary: 'List the last deployments and rollbacks of a service, with their results.',
    operands: [SERVICE],
    flags: [...listShowFlags('history'), JSON_FLAG],
    examples: ['slipway history web --cluster production --limit 20', 'slipway history web --json'],
    read: (values) => readShow('history', values),
  },
  status: {
    summary: 'Show what is running and where it comes from, deployments, targets and the latest events.',
    operands: [SERVICE],
    flags: [...listShowFlags('status'), JSON_FLAG],
    examples: ['slipway status web --cluster production', 'slipway status web --watch'],
    read: (values) => readShow('status', values),
  },
  report: {
    summary: 'Write the HTML report of a rollout.json: timeline, causes, log lines and events.',
    operands: [RECORD_FILE],
    flags: [OUTPUT_FLAG],
    examples: ['slipway report', 'slipway report rollout.json --output rollout.html'],
    read: (values) => ({ command: 'report', options: readRecordOptions(values) }),
  },
  judge: {
    summary: 'Judge the observations of a rollout.json again and compare the verdicts.',
    operands: [RECORD_FILE],
    flags: [],
    examples: ['slipway judge', 'slipway judge rollout.json'],
    read: (values) => ({ command: 'judge', options: readRecordOptions(values) }),
  },
  local: {
    summary: 'Start a local ECS and ECR on this machine, for any AWS client.',
    operands: [],
    flags: listLocalFlags('local'),
    commonFlags: ['port', 'config', 'tasks', 'cluster', 'instances', 'scenario', 'speed'],
    examples: ['slipway local --port 4567 --speed 60', 'slipway local --tasks containers --data .slipway'],
    read: (values) => readLocal('local', values),
  },
  demo: {
    summary: 'Show a deploy, a failure and a rollback on a local ECS.',
    operands: [],
    flags: listLocalFlags('demo'),
    examples: ['slipway demo', 'slipway demo --tasks simulated --speed 100'],
    read: (values) => readLocal('demo', values),
  },
  completion: {
    summary: 'Print the shell completion for bash, zsh or fish.',
    operands: [{ placeholder: SHELLS.join('|'), name: 'shell', isRequired: true, choices: SHELLS }],
    flags: [],
    examples: [
      'source <(slipway completion bash)',
      'slipway completion fish > ~/.config/fish/completions/slipway.fish',
    ],
    read: readShell,
  },
  help: {
    summary: 'Show this help, or that of a command.',
    operands: [{ placeholder: 'COMMAND', name: 'topic', isRequired: false }],
    flags: [],
    examples: ['slipway help deploy', 'slipway rollback --help'],
    read: (values) => ({ command: 'help', topic: values.get('topic') ?? '' }),
  },
  version: {
    summary: 'Show the version.',
    operands: [],
    flags: [],
    examples: ['slipway version', 'slipway --version'],
    read: () => ({ command: 'version' }),
  },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof COMMANDS;

export const COMMAND_NAMES: readonly CommandName[] = Object.keys(COMMANDS).filter(isCommandName);

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

export function commandOf(name: CommandName): Command {
  return COMMANDS[name];
}
