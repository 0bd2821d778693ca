/** The flags of each command. Those of a run are the inputs; those of the local ECS are declared here. */
import { INPUT_NAMES, INPUTS, type InputName } from '../inputs/declarations.ts';
import { CLUSTER, PATH, textOf } from '../inputs/grammar.ts';
import { integerIn, oneOf, optional, type Parse, type Parsed } from '../inputs/parse.ts';

/** The commands, with what each is for. */
export const COMMANDS = {
  deploy: 'Take an image to Amazon ECS and follow the rollout until there is a verdict.',
  plan: 'Look and say what a deploy would change; nothing is written.',
  rollback: 'Return to an older revision: last-good (the default), previous, a number, family:number or an ARN.',
  local: 'Start an ECS and ECR of your own on this machine, for any client of AWS.',
  demo: 'Show a deploy, a failure and a rollback on a local ECS.',
  help: 'Show this help, or that of a command.',
  version: 'Show the version.',
} as const;

export type CommandName = keyof typeof COMMANDS;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** One flag, as the parser and the help see it. */
export interface Flag {
  readonly name: string;
  readonly group: string;
  readonly description: string;
  readonly default?: string;
  readonly isBoolean: boolean;
  /** May be given again; the values are joined by line ends. */
  readonly isRepeatable: boolean;
}

interface LocalFlag<T> {
  readonly description: string;
  readonly default?: string;
  readonly parse: Parse<T>;
}

function declare<T>(flag: LocalFlag<T>): LocalFlag<T> {
  return flag;
}

/** Flags of `slipway local` and `slipway demo`. */
export const LOCAL_FLAGS = {
  port: declare({
    description: 'Port to listen on, on 127.0.0.1; 0 for any free one.',
    default: '4566',
    parse: integerIn({ from: 0, to: 65_535 }),
  }),
  speed: declare({
    description: 'How many times faster than real its clock goes, 1 to 1000.',
    default: '1',
    parse: integerIn({ from: 1, to: 1_000 }),
  }),
  instances: declare({
    description: 'Number of container instances of the cluster.',
    default: '2',
    parse: integerIn({ from: 0, to: 200 }),
  }),
  'instance-cpu': declare({
    description: 'CPU units of each instance; 1024 are one core.',
    default: '2048',
    parse: integerIn({ from: 128, to: 196_608 }),
  }),
  'instance-memory': declare({
    description: 'Memory of each instance in MiB.',
    default: '4096',
    parse: integerIn({ from: 128, to: 1_048_576 }),
  }),
  tasks: declare({
    description: 'simulated tasks live by the scenario; containers run on the local Docker engine.',
    default: 'simulated',
    parse: oneOf(['simulated', 'containers']),
  }),
  cluster: declare({
    description: 'Name of the cluster that is there from the start.',
    default: 'default',
    parse: textOf(CLUSTER),
  }),
  region: declare({
    description: 'Region that it says it is in.',
    default: 'us-east-1',
    parse: textOf({ noun: 'a region', rule: 'as eu-west-1', pattern: /^[a-z]{2,}(?:-[a-z0-9]+)+$/, longest: 64 }),
  }),
  account: declare({
    description: 'Account that it says it is, twelve digits.',
    default: '123456789012',
    parse: textOf({ noun: 'an account', rule: 'twelve digits', pattern: /^\d{12}$/, longest: 12 }),
  }),
  scenario: declare({
    description: 'File that says how simulated tasks behave, by image. Default: all goes well.',
    parse: optional(textOf(PATH)),
  }),
  secrets: declare({
    description: 'File with the values of containers’ secrets by ARN or name, YAML or JSON.',
    parse: optional(textOf(PATH)),
  }),
  'env-files': declare({
    description: 'Folder that stands for S3, where containers’ environment files lie: FOLDER/BUCKET/KEY.env.',
    parse: optional(textOf(PATH)),
  }),
  data: declare({
    description:
      'Folder that all state lives in, so that it outlasts the process. Default: nothing is left at the end.',
    parse: optional(textOf(PATH)),
  }),
} as const;

export type LocalFlagName = keyof typeof LOCAL_FLAGS;

/** Values of the flags of the local ECS, parsed. */
export type LocalFlagValues = {
  readonly [N in LocalFlagName]: (typeof LOCAL_FLAGS)[N] extends LocalFlag<infer T> ? T : never;
};

/** The parsed value of a flag of the local ECS; blank text stands for the default. */
export function parseLocalFlag(name: LocalFlagName, text: string): Parsed<LocalFlagValues[LocalFlagName]> {
  const flag: LocalFlag<LocalFlagValues[LocalFlagName]> = LOCAL_FLAGS[name];
  return flag.parse(text === '' ? (flag.default ?? '') : text);
}

const JSON_FLAG: Flag = {
  name: 'json',
  group: 'report',
  description: 'Write one JSON object a line instead of text.',
  default: 'false',
  isBoolean: true,
  isRepeatable: false,
};

/** Inputs that a command decides itself. */
const DECIDED: Readonly<Partial<Record<CommandName, readonly InputName[]>>> = {
  plan: ['dry-run'],
  rollback: ['rollback-to'],
};

/** Inputs that mean something to a rollback: it makes no image and no revision. */
const ROLLBACK_GROUPS: readonly string[] = ['service', 'follow', 'safety', 'report'];

/** The flags of a command, in the order of the help. */
export function listFlags(command: CommandName): readonly Flag[] {
  if (command === 'local' || command === 'demo') return listLocalFlags(command);
  if (command === 'help' || command === 'version') return [];
  const names = INPUT_NAMES.filter((name) => command !== 'rollback' || ROLLBACK_GROUPS.includes(INPUTS[name].group));
  return [...names.filter((name) => !DECIDED[command]?.includes(name)).map(describeInput), JSON_FLAG];
}

function describeInput(name: InputName): Flag {
  const { group, description, form } = INPUTS[name];
  const isRepeatable = form === 'list' || form === 'lines';
  return { name, group, description, ...defaultOf(INPUTS[name]), isBoolean: form === 'boolean', isRepeatable };
}

/** The demo brings its own cluster and scenario. */
const DEMO_FLAGS: readonly string[] = ['speed', 'tasks'];

function listLocalFlags(command: 'local' | 'demo'): readonly Flag[] {
  return Object.entries(LOCAL_FLAGS)
    .filter(([name]) => command === 'local' || DEMO_FLAGS.includes(name))
    .map(([name, flag]) => ({
      name,
      group: 'local ECS',
      description: flag.description,
      ...defaultOf(flag),
      isBoolean: false,
      isRepeatable: false,
    }));
}

function defaultOf(declaration: { readonly default?: string }): { readonly default?: string } {
  return declaration.default === undefined ? {} : { default: declaration.default };
}
