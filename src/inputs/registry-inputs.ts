import { ACCOUNT, listOf, oneOf, optional, parseBoolean, textOf } from '@slipway/ecs-rules/grammar';
import { declare } from './declaration.ts';
import { parseProxy } from './forms.ts';

/** The login to registries. Names as in the official action. */
export const REGISTRY_INPUTS = {
  registries: declare({
    group: 'registry',
    description:
      'AWS account IDs whose ECR registries Docker logs in to, for example for base images. Default: the account of the credentials.',
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
      'Mask the password of the registry in the log. GitHub drops masked values between jobs. With false the outputs docker_password_* can be passed to another job, but everyone who can read the log may read them.',
    default: 'true',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'skip-logout': declare({
    group: 'registry',
    description: 'Do not log Docker out when the job ends.',
    default: 'false',
    form: 'boolean',
    parse: parseBoolean,
  }),
  'http-proxy': declare({
    group: 'registry',
    description:
      'Proxy for calls to AWS, such as http://proxy.example:3128. Default: the environment variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY.',
    form: 'text',
    parse: optional(parseProxy),
  }),
} as const;
