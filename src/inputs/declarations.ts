/** One declaration an input: `action.yml`, the flags of the command line and the tables of docs/inputs.md are made of it. */
import { CODE_DEPLOY_INPUTS } from './code-deploy-inputs.ts';
import { declare, type InputDeclaration } from './declaration.ts';
import { CLUSTER, PATH, SERVICE, textOf } from './grammar.ts';
import { IMAGE_INPUTS } from './image-inputs.ts';
import { ONE_OFF_TASK_INPUTS } from './one-off-task-inputs.ts';
import { durationIn, integerIn, listOf, oneOf, optional, parseBoolean } from './parse.ts';
import { REGISTRY_INPUTS } from './registry-inputs.ts';
import { parseRollbackTarget } from './rollback-target.ts';
import { SAFETY_INPUTS } from './safety-inputs.ts';
import { TAG_AND_VOLUME_INPUTS } from './tag-and-volume-inputs.ts';
import { TASK_DEFINITION_INPUTS } from './task-definition-inputs.ts';

/** All inputs, in the order in which people read of them. */
export const INPUTS = {
  ...IMAGE_INPUTS,
  ...REGISTRY_INPUTS,
  ...TASK_DEFINITION_INPUTS,
  service: declare({
    group: 'service',
    description: 'One or several services to update, names or ARNs. None: the revision is registered only.',
    form: 'list',
    parse: listOf(textOf(SERVICE)),
  }),
  cluster: declare({
    group: 'service',
    description: 'Cluster of the services, name or ARN.',
    default: 'default',
    form: 'text',
    parse: textOf(CLUSTER),
  }),
  'desired-count': declare({
    group: 'service',
    description: 'Number of tasks of the service. Default: not sent, so that the service keeps its own.',
    form: 'number',
    parse: optional(integerIn({ from: 0 })),
  }),
  'force-new-deployment': declare({
    group: 'service',
    description: 'Start a deployment even if nothing changes.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'minimum-healthy-percent': declare({
    group: 'service',
    description:
      'Lower bound of running tasks during the rollout. Default: not sent, so that the service keeps its own.',
    form: 'number',
    parse: optional(integerIn({ from: 0, to: 100, unit: 'percent' })),
  }),
  'maximum-percent': declare({
    group: 'service',
    description: 'Upper bound of tasks during the rollout. Default: not sent, so that the service keeps its own.',
    form: 'number',
    parse: optional(integerIn({ from: 100, unit: 'percent' })),
  }),
  'circuit-breaker': declare({
    group: 'service',
    description:
      "The service's deployment circuit breaker: keep it as it is, off, on (with rollback), or on-without-rollback.",
    default: 'keep',
    form: 'text',
    parse: oneOf(['keep', 'off', 'on', 'on-without-rollback']),
  }),
  ...TAG_AND_VOLUME_INPUTS,
  ...ONE_OFF_TASK_INPUTS,
  ...CODE_DEPLOY_INPUTS,
  'wait-for-service-stability': declare({
    group: 'follow',
    description: 'Follow the rollout until there is a verdict.',
    default: 'true',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'wait-for-minutes': declare({
    group: 'follow',
    description:
      'Limit of the whole follow in minutes, at most 360. Waiting for a one-off task has as many for itself.',
    default: '30',
    form: 'number',
    parse: durationIn({ from: 0.1, to: 360, unit: 'minutes' }),
  }),
  'wait-max-delay-seconds': declare({
    group: 'follow',
    description: 'Longest pause between two looks at the service, in seconds.',
    form: 'number',
    parse: optional(durationIn({ from: 1, to: 3600, unit: 'seconds' })),
  }),
  'on-failure': declare({
    group: 'follow',
    description: 'When the rollout fails and ECS does not roll back by itself: rollback, or leave it.',
    default: 'rollback',
    form: 'text',
    parse: oneOf(['rollback', 'leave']),
  }),
  'fail-fast': declare({
    group: 'follow',
    description:
      'End a rollout that cannot heal at its first stopped task, and one that keeps failing when its patience is used up.',
    default: 'true',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'on-cancel': declare({
    group: 'follow',
    description: 'When the run is cancelled while it follows: leave the rollout to ECS, or roll it back.',
    default: 'leave',
    form: 'text',
    parse: oneOf(['leave', 'rollback']),
  }),
  'rollback-to': declare({
    group: 'rollback',
    description:
      'Instead of a deploy, return to an older revision: last-good, previous, a revision number, family:number, an ARN, a release or a commit.',
    form: 'text',
    parse: optional(parseRollbackTarget),
  }),
  ...SAFETY_INPUTS,
  summary: declare({
    group: 'report',
    description: 'Write the job summary.',
    default: 'true',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'report-path': declare({
    group: 'report',
    description:
      "Where to write rollout.json, everything that was observed: in the workspace or the runner's temporary folder, in place of the file that is there. Default: the temporary folder.",
    form: 'text',
    parse: optional(textOf(PATH)),
  }),
} as const;

export type InputName = keyof typeof INPUTS;

/** The value of each input, parsed. */
export type InputValues = {
  readonly [N in InputName]: (typeof INPUTS)[N] extends InputDeclaration<infer T> ? T : never;
};

export const INPUT_NAMES: readonly InputName[] = Object.keys(INPUTS).filter(isInputName);

export function isInputName(name: string): name is InputName {
  return Object.hasOwn(INPUTS, name);
}
