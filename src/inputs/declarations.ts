/**
 * One declaration an input: `action.yml`, the flags of the command line and the tables of docs/inputs.md are made of
 * it.
 */
import {
  CLUSTER,
  integerIn,
  listOf,
  oneOf,
  optional,
  PATH,
  parseBoolean,
  SERVICE,
  textOf,
} from '@slipway/ecs-rules/grammar';
import { APPROVAL_INPUTS } from './approval-inputs.ts';
import { CODE_DEPLOY_INPUTS } from './code-deploy-inputs.ts';
import { declare, type InputDeclaration } from './declaration.ts';
import { DEPLOYMENT_INPUTS } from './deployment-inputs.ts';
import { FOLLOW_INPUTS } from './follow-inputs.ts';
import { IMAGE_INPUTS } from './image-inputs.ts';
import { ONE_OFF_TASK_INPUTS } from './one-off-task-inputs.ts';
import { REGISTRY_INPUTS } from './registry-inputs.ts';
import { parseRollbackTarget } from './rollback-target.ts';
import { SAFETY_INPUTS } from './safety-inputs.ts';
import { SCHEDULE_INPUTS } from './schedule-inputs.ts';
import { TAG_AND_VOLUME_INPUTS } from './tag-and-volume-inputs.ts';
import { TASK_DEFINITION_INPUTS } from './task-definition-inputs.ts';
import { VERIFICATION_INPUTS } from './verification-inputs.ts';

/** All inputs, in the order in which people read of them. */
export const INPUTS = {
  ...IMAGE_INPUTS,
  ...REGISTRY_INPUTS,
  ...TASK_DEFINITION_INPUTS,
  service: declare({
    group: 'service',
    description: 'Services to update, names or ARNs. Without a service the revision is only registered.',
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
  'service-definition': declare({
    group: 'service',
    description:
      'Service definition file, JSON or YAML: the input of CreateService. If the service does not exist, it is created from this file; an existing service is compared with it. Only with one service.',
    form: 'text',
    parse: optional(textOf(PATH)),
  }),
  'apply-service-definition': declare({
    group: 'service',
    description:
      'Change an existing service to what service-definition says, as far as UpdateService can. Fields that the file does not have stay. Default: differences are only reported.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'desired-count': declare({
    group: 'service',
    description: 'Number of tasks of the service. Default: not sent; the service keeps its setting.',
    form: 'number',
    parse: optional(integerIn({ from: 0 })),
  }),
  'force-new-deployment': declare({
    group: 'service',
    description: 'Start a deployment even if nothing changes, for example after a push to the same tag.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'minimum-healthy-percent': declare({
    group: 'service',
    description:
      'Fewest healthy tasks during the deployment, in percent of the desired count. Default: not sent; the service keeps its setting.',
    form: 'number',
    parse: optional(integerIn({ from: 0, to: 100 })),
  }),
  'maximum-percent': declare({
    group: 'service',
    description:
      'Most tasks during the deployment, in percent of the desired count. Default: not sent; the service keeps its setting.',
    form: 'number',
    parse: optional(integerIn({ from: 100 })),
  }),
  'circuit-breaker': declare({
    group: 'service',
    description:
      "The service's deployment circuit breaker: keep (no change), off, on (with rollback) or on-without-rollback.",
    default: 'keep',
    form: 'text',
    parse: oneOf(['keep', 'off', 'on', 'on-without-rollback']),
  }),
  ...DEPLOYMENT_INPUTS,
  ...TAG_AND_VOLUME_INPUTS,
  ...SCHEDULE_INPUTS,
  ...ONE_OFF_TASK_INPUTS,
  ...CODE_DEPLOY_INPUTS,
  ...FOLLOW_INPUTS,
  ...VERIFICATION_INPUTS,
  'rollback-to': declare({
    group: 'rollback',
    description:
      'Roll back to an older revision instead of deploying: last-good, previous, a revision number, family:number, an ARN, a release or a commit.',
    form: 'text',
    parse: optional(parseRollbackTarget),
  }),
  ...APPROVAL_INPUTS,
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
      "Where to write rollout.json, the record of the run: a file in the workspace or in the runner's temporary folder. An existing file is replaced. Default: the temporary folder.",
    form: 'text',
    parse: optional(textOf(PATH)),
  }),
  'report-html': declare({
    group: 'report',
    description:
      "Where to write the HTML report with the timeline of the deployment: a file in the workspace or in the runner's temporary folder. An existing file is replaced. Default: no HTML report.",
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
