/** One declaration an action: which inputs it takes and what it gives. Its `action.yml` is made of it. */

import { defined } from '@slipway/ecs-rules/values';
import type { InputDeclaration, InputGroup } from './declaration.ts';
import { INPUT_NAMES, INPUTS, type InputName } from './declarations.ts';
import type { GivenTexts } from './inputs.ts';
import { OUTPUTS } from './outputs.ts';

/** An input as one action has it. */
export interface ActionInput {
  readonly description: string;
  readonly default?: string;
  /** Declared in `action.yml`; the runner does not enforce it. */
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

/** Groups of inputs of a rollback, which deploys an existing revision. */
const ROLLBACK_GROUPS: readonly InputGroup[] = ['service', 'follow', 'safety', 'report'];

const ROLLBACK_INPUTS: readonly InputName[] = ['rollback-to', 'http-proxy'];

/** Groups of inputs of an answer, which deploys nothing. */
const CONTINUE_GROUPS: readonly InputGroup[] = ['approval', 'follow', 'report'];

const CONTINUE_INPUTS: readonly InputName[] = [
  'service',
  'cluster',
  'http-proxy',
  'expected-account',
  'allow-untrusted-events',
  'max-retries',
];

const RENDER_INPUTS: readonly InputName[] = ['image', 'http-proxy', 'max-retries'];

const OUTPUT_NAME_RULE =
  'an underscore for each character that is not a letter, digit or underscore, such as docker_username_123456789012_dkr_ecr_eu_west_1_amazonaws_com';

export const ACTIONS = {
  deploy: {
    title: 'Slipway',
    description:
      'Deploys a Docker image to Amazon ECS and waits until it knows whether the deployment worked, and if not, why.',
    folder: '',
    inputs: chooseInputs((name) => INPUTS[name].group !== 'approval'),
    outputs: OUTPUTS,
  },
  login: {
    title: 'Slipway: login',
    description: 'Logs Docker in to Amazon ECR for the later steps of the job, and logs out when the job ends.',
    folder: 'login',
    inputs: chooseInputs((name) => INPUTS[name].group === 'registry' || name === 'max-retries'),
    outputs: {
      registry: 'Host of the registry that Docker is logged in to. Not set for several registries.',
      docker_username_REGISTRY: `User of the registry. REGISTRY is its host with ${OUTPUT_NAME_RULE}.`,
      docker_password_REGISTRY: `Password of the registry, valid for twelve hours. REGISTRY is its host with ${OUTPUT_NAME_RULE}.`,
    },
  },
  render: {
    title: 'Slipway: render',
    description: 'Writes the next Amazon ECS task definition to a file. Changes nothing in AWS.',
    folder: 'render',
    inputs: chooseInputs((name) => RENDER_INPUTS.includes(name) || INPUTS[name].group === 'task definition', {
      image: {
        description:
          'Image of the containers. Required unless another input changes a container or a role. For several containers, one CONTAINER=IMAGE per line.',
      },
      'task-definition': {
        description:
          'Task definition file, JSON or YAML; the output of describe-task-definition works too. With a file, Amazon ECS is not called.',
      },
    }),
    outputs: {
      'task-definition': OUTPUTS['task-definition'],
      images: 'JSON array with the container and image of each container in the rendered file.',
    },
  },
  rollback: {
    title: 'Slipway: rollback',
    description:
      'Rolls a service on Amazon ECS back to a revision that worked, and waits until it knows whether the rollback worked.',
    folder: 'rollback',
    inputs: chooseInputs((name) => isRollbackInput(name), {
      service: { description: 'One or several services to roll back, names or ARNs.', isRequired: true },
      'rollback-to': {
        description: 'Target: last-good, previous, a revision number, family:number, an ARN, a release or a commit.',
        default: 'last-good',
      },
    }),
    outputs: OUTPUTS,
  },
  continue: {
    title: 'Slipway: continue',
    description:
      'Answers a deployment on Amazon ECS that waits for approval at a PAUSE lifecycle hook, and waits until it knows how the deployment ended.',
    folder: 'continue',
    inputs: chooseInputs((name) => isContinueInput(name), {
      service: { description: 'The service whose deployment waits, name or ARN.', isRequired: true },
      cluster: { description: 'Cluster of the service, name or ARN.' },
      action: { default: 'continue' },
    }),
    outputs: OUTPUTS,
  },
} as const satisfies Readonly<Record<string, ActionDeclaration>>;

export type ActionName = keyof typeof ACTIONS;

export const ACTION_NAMES: readonly ActionName[] = Object.keys(ACTIONS).filter(isActionName);

/** A rollback has no definition to compare. */
function isRollbackInput(name: InputName): boolean {
  const isOfDeploy = name === 'drift' || /^rehearse|^(?:apply-)?service-definition$/.test(name);
  return ROLLBACK_INPUTS.includes(name) || (ROLLBACK_GROUPS.includes(INPUTS[name].group) && !isOfDeploy);
}

function isContinueInput(name: InputName): boolean {
  return CONTINUE_INPUTS.includes(name) || CONTINUE_GROUPS.includes(INPUTS[name].group);
}

function isActionName(name: string): name is ActionName {
  return Object.hasOwn(ACTIONS, name);
}

type Overrides = Readonly<Partial<Record<InputName, Partial<ActionInput>>>>;

function chooseInputs(isTaken: (name: InputName) => boolean, overrides: Overrides = {}): ActionDeclaration['inputs'] {
  const taken = INPUT_NAMES.filter(isTaken).map((name) => {
    const { description, default: standard }: InputDeclaration<unknown> = INPUTS[name];
    const own = { description, isRequired: false, ...defined({ default: standard }) };
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
