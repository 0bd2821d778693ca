/** Inputs that guard a run: what it may not do, or may do all the same. */
import { ACCOUNT, integerIn, optional, parseBoolean, textOf } from '@slipway/ecs-rules/grammar';
import { declare } from './declaration.ts';
import { REHEARSAL_INPUTS } from './rehearsal-inputs.ts';

export const SAFETY_INPUTS = {
  'dry-run': declare({
    group: 'safety',
    description: 'Only show what would change. Nothing is pushed, registered or updated.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  ...REHEARSAL_INPUTS,
  drift: declare({
    group: 'safety',
    description:
      'Compare what is running with the task definition, leaving its images out, and fail if they differ. For a scheduled workflow. Nothing is changed.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'expected-account': declare({
    group: 'safety',
    description:
      'AWS account ID (twelve digits, in quotes). The run is refused if the credentials belong to another account.',
    form: 'text',
    parse: optional(textOf(ACCOUNT)),
  }),
  'deny-privilege-changes': declare({
    group: 'safety',
    description:
      'Refuse a task definition with more privileges than the running revision: roles, privileged mode, host namespaces and folders, capabilities, secrets, images of other registries. With false the plan only lists them.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'allow-stale': declare({
    group: 'safety',
    description: 'Deploy although a newer run of this workflow has already deployed to the service.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'allow-untrusted-events': declare({
    group: 'safety',
    description:
      'Run on events that people without write access can trigger: pull_request_target, pull requests and workflow runs of forks, comments, issues and similar.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'max-retries': declare({
    group: 'safety',
    description:
      'Retries per call to AWS: of a read when it fails, of a write when it is throttled. Default: 2 for reads and 0 for writes; whether a failed write took effect is checked before it is repeated.',
    form: 'number',
    parse: optional(integerIn({ from: 0, to: 50 })),
  }),
} as const;
