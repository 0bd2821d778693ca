import { declare } from './declaration.ts';
import { parseProxy } from './forms.ts';
import { ACCOUNT, textOf } from './grammar.ts';
import { listOf, oneOf, optional, parseBoolean } from './parse.ts';

/** The login to registries. Names as in the official action. */
export const REGISTRY_INPUTS = {
  registries: declare({
    group: 'registry',
    description:
      'Account ids whose ECR registries docker is logged in to, such as those that base images come from. Default: the account of the credentials.',
    form: 'list',
    parse: listOf(textOf(ACCOUNT)),
  }),
  'registry-type': declare({
    group: 'registry',
    description: 'private, or public for Amazon ECR Public (public.ecr.aws).',
    default: 'private',
    form: 'text',
    parse: oneOf(['private', 'public']),
  }),
  'mask-password': declare({
    group: 'registry',
    description:
      'Hide the password of the registry in the log. GitHub drops a hidden value between jobs: with false the outputs docker_password_* can be given to another job, and anybody who reads the log may read them.',
    default: 'true',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'skip-logout': declare({
    group: 'registry',
    description: 'Leave docker logged in when the job ends.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'http-proxy': declare({
    group: 'registry',
    description:
      'Proxy for calls to AWS, such as http://proxy.example:3128. Default: that of the variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY.',
    form: 'text',
    parse: optional(parseProxy),
  }),
} as const;
