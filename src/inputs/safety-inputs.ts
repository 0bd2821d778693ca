/** Inputs that guard a run: what it may not do, or may do all the same. */
import { declare } from './declaration.ts';
import { ACCOUNT, textOf } from './grammar.ts';
import { integerIn, optional, parseBoolean } from './parse.ts';

export const SAFETY_INPUTS = {
  'dry-run': declare({
    group: 'safety',
    description: 'Look and plan only: nothing is built, pushed, registered or updated.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'expected-account': declare({
    group: 'safety',
    description:
      'AWS account that the credentials must be of, twelve digits in quotes. With credentials of another account the run is refused.',
    form: 'text',
    parse: optional(textOf(ACCOUNT)),
  }),
  'deny-privilege-changes': declare({
    group: 'safety',
    description:
      'Refuse a task definition that gives its containers more than the revision that serves: roles, privileged mode, namespaces and folders of the host, capabilities, secrets, images of other registries. Without it they are named in the plan.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'allow-stale': declare({
    group: 'safety',
    description: 'Deploy even though a newer run of this workflow has deployed to the service already.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'allow-untrusted-events': declare({
    group: 'safety',
    description:
      'Run on events that people without write access can cause: pull_request_target, pull requests and workflow runs of forks, comments, issues and their like.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'max-retries': declare({
    group: 'safety',
    description:
      'How often a call to AWS is sent again by itself: a read when it fails, a write when it is throttled. Default: 2 for reads, none for writes, which are looked into before they are sent again.',
    form: 'number',
    parse: optional(integerIn({ from: 0, to: 50 })),
  }),
} as const;
