/** One declaration an action: which inputs it takes and what it gives. Its `action.yml` is made of it. */
import type { InputDeclaration, InputGroup } from './declaration.ts';
import { INPUT_NAMES, INPUTS, type InputName } from './declarations.ts';
import type { GivenTexts } from './inputs.ts';
import { OUTPUTS } from './outputs.ts';

/** An input as one action has it. */
export interface ActionInput {
  readonly description: string;
  readonly default?: string;
  /** Told in `action.yml`; the runner does not hold anybody to it. */
  readonly isRequired: boolean;
}

export interface ActionDeclaration {
  /** For the list of the Marketplace. */
  readonly title: string;
  readonly description: string;
  /** The folder of its `action.yml`, from the root; empty for the root itself. */
  readonly folder: string;
  readonly inputs: Readonly<Partial<Record<InputName, ActionInput>>>;
  /** Name and meaning. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** Groups of inputs that a rollback has: it serves what is registered already. */
const ROLLBACK_GROUPS: readonly InputGroup[] = ['service', 'follow', 'safety', 'report'];

const ROLLBACK_INPUTS: readonly InputName[] = ['rollback-to', 'http-proxy'];
const RENDER_INPUTS: readonly InputName[] = ['image', 'http-proxy', 'max-retries'];

const OUTPUT_NAME_RULE =
  'an underscore for every character that is no letter, digit or underscore, as docker_username_123456789012_dkr_ecr_eu_west_1_amazonaws_com';

export const ACTIONS = {
  deploy: {
    title: 'Slipway',
    description: 'Deploys a Docker image to Amazon ECS and tells the truth about what became of it.',
    folder: '',
    inputs: chooseInputs(() => true),
    outputs: OUTPUTS,
  },
  login: {
    title: 'Slipway: login',
    description: 'Logs docker in to Amazon ECR for the steps that come after, and out again when the job ends.',
    folder: 'login',
    inputs: chooseInputs((name) => INPUTS[name].group === 'registry' || name === 'max-retries'),
    outputs: {
      registry: 'Host of the registry that was logged in to. Not set when there are several.',
      docker_username_REGISTRY: `User of the registry. REGISTRY is its host with ${OUTPUT_NAME_RULE}.`,
      docker_password_REGISTRY: `Password of the registry, good for twelve hours. REGISTRY is its host with ${OUTPUT_NAME_RULE}.`,
    },
  },
  render: {
    title: 'Slipway: render',
    description: 'Renders the next Amazon ECS task definition into a file, and changes nothing.',
    folder: 'render',
    inputs: chooseInputs((name) => RENDER_INPUTS.includes(name) || INPUTS[name].group === 'task definition', {
      image: {
        description:
          'Image reference for the containers, required unless another input changes a container or a role. For several containers: lines container=reference.',
      },
      'task-definition': {
        description:
          'File with the task definition, JSON or YAML, as registered or as described. Amazon ECS is asked for nothing then.',
      },
    }),
    outputs: {
      'task-definition': OUTPUTS['task-definition'],
      images: 'The images of the rendered file as JSON: container and reference.',
    },
  },
  rollback: {
    title: 'Slipway: rollback',
    description: 'Brings a service on Amazon ECS back to a revision that worked, and follows until there is a verdict.',
    folder: 'rollback',
    inputs: chooseInputs((name) => ROLLBACK_INPUTS.includes(name) || ROLLBACK_GROUPS.includes(INPUTS[name].group), {
      service: { description: 'One or several services to roll back, names or ARNs.', isRequired: true },
      'rollback-to': {
        description: 'Where to: last-good, previous, a revision number, family:number, an ARN, a release or a commit.',
        default: 'last-good',
      },
    }),
    outputs: OUTPUTS,
  },
} as const satisfies Readonly<Record<string, ActionDeclaration>>;

export type ActionName = keyof typeof ACTIONS;

export const ACTION_NAMES: readonly ActionName[] = Object.keys(ACTIONS).filter(isActionName);

function isActionName(name: string): name is ActionName {
  return Object.hasOwn(ACTIONS, name);
}

type Overrides = Readonly<Partial<Record<InputName, Partial<ActionInput>>>>;

function chooseInputs(isTaken: (name: InputName) => boolean, overrides: Overrides = {}): ActionDeclaration['inputs'] {
  const taken = INPUT_NAMES.filter(isTaken).map((name) => {
    const { description, default: standard }: InputDeclaration<unknown> = INPUTS[name];
    const own = { description, isRequired: false, ...(standard === undefined ? {} : { default: standard }) };
    return [name, { ...own, ...overrides[name] }];
  });
  return Object.fromEntries(taken);
}

/**
 * The inputs of an action as the runner gives them: those that it does not have are blank, and its own defaults hold.
 * @param given by name in lower case, as the runner hands names over in upper case
 */
export function takeInputs(action: ActionName, given: Readonly<Record<string, string>>): GivenTexts {
  const { inputs }: ActionDeclaration = ACTIONS[action];
  return {
    raw: (name) => {
      const input = inputs[name];
      return input === undefined ? '' : (given[name.toLowerCase()] ?? input.default ?? '');
    },
    names: Object.keys(given),
    known: INPUT_NAMES.filter((name) => name in inputs),
  };
}
