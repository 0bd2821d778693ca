/** The flags of each command. Those of a run are the inputs; those of the local ECS are its options. */
import { ACTIONS } from '../inputs/actions.ts';
import { INPUT_NAMES, INPUTS, type InputName } from '../inputs/declarations.ts';
import { describeOption, LOCAL_OPTION_NAMES, type LocalOptionName, showDefault } from './local-options.ts';
import { listShowFlags } from './show-options.ts';

/** The commands, with what each is for. */
export const COMMANDS = {
  deploy: 'Take an image to Amazon ECS and follow the rollout until there is a verdict.',
  plan: 'Look and say what a deploy would change; nothing is written.',
  rollback:
    'Return to an older revision: last-good (the default), previous, a number, family:number, an ARN, a release or a commit.',
  history: 'Show the last deployments of a service, and what became of each.',
  status: 'Show what serves and where it comes from, deployments, targets and latest events.',
  local: 'Start an ECS and ECR of your own on this machine, for any client of AWS.',
  demo: 'Show a deploy, a failure and a rollback on a local ECS.',
  help: 'Show this help, or that of a command.',
  version: 'Show the version.',
} as const;

/** How many times faster than real the demo's clock goes: ECS looks at a service about every ten seconds, long to watch. */
export const DEMO_SPEED = 20;

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

/** Inputs about the outputs of a step and about later steps. */
const WORKFLOW_ONLY: readonly InputName[] = ['mask-password', 'skip-logout'];

/** The flags of a command, in the order of the help. */
export function listFlags(command: CommandName): readonly Flag[] {
  if (command === 'local' || command === 'demo') return listLocalFlags(command);
  if (command === 'history' || command === 'status') return [...listShowFlags(command), JSON_FLAG];
  if (command === 'help' || command === 'version') return [];
  const names = INPUT_NAMES.filter((name) => command !== 'rollback' || name in ACTIONS.rollback.inputs);
  return [
    ...names
      .filter((name) => !WORKFLOW_ONLY.includes(name) && !DECIDED[command]?.includes(name))
      .map((name) => describeInput(name, command)),
    JSON_FLAG,
  ];
}

/** What the action of the command says of the input, where it has its own words. */
function describeInput(name: InputName, command: 'deploy' | 'plan' | 'rollback'): Flag {
  const { group, form } = INPUTS[name];
  const action = ACTIONS[command === 'rollback' ? 'rollback' : 'deploy'];
  const description = action.inputs[name]?.description ?? INPUTS[name].description;
  const isRepeatable = form === 'list' || form === 'lines';
  return { name, group, description, ...defaultOf(INPUTS[name]), isBoolean: form === 'boolean', isRepeatable };
}

/** The demo brings its own cluster and scenario, and has defaults of its own. */
const DEMO_FLAGS: Readonly<Partial<Record<LocalOptionName, Pick<Flag, 'default'> & Partial<Flag>>>> = {
  speed: { default: String(DEMO_SPEED) },
  tasks: {
    description: 'containers run on the local Docker engine; simulated tasks need no Docker.',
    default: 'containers, or simulated where they cannot run',
  },
};

function listLocalFlags(command: 'local' | 'demo'): readonly Flag[] {
  return LOCAL_OPTION_NAMES.flatMap((option) => {
    const { flag, description } = describeOption(option);
    if (flag === undefined || (command === 'demo' && DEMO_FLAGS[option] === undefined)) return [];
    const { name, isBoolean = false } = flag;
    const standard = showDefault(option);
    const shown = standard === undefined ? {} : { default: standard };
    const own = command === 'demo' ? DEMO_FLAGS[option] : {};
    return [{ name, group: 'local ECS', description, ...shown, isBoolean, isRepeatable: false, ...own }];
  });
}

function defaultOf(declaration: { readonly default?: string }): { readonly default?: string } {
  return declaration.default === undefined ? {} : { default: declaration.default };
}
