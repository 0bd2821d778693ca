/** Inputs of an answer to a deployment that waits for approval. */
import { HOOK_ID, oneOf, optional, SERVICE_DEPLOYMENT_ARN, textOf } from '@slipway/ecs-rules/grammar';
import { declare } from './declaration.ts';

export const APPROVAL_INPUTS = {
  action: declare({
    group: 'approval',
    description: 'The answer: continue (the deployment goes to its next lifecycle stage) or rollback.',
    form: 'text',
    parse: optional(oneOf(['continue', 'rollback'])),
  }),
  'service-deployment-arn': declare({
    group: 'approval',
    description:
      'ARN of the service deployment to answer. If the service has another one by now, no answer is sent. Default: the deployment in progress.',
    form: 'text',
    parse: optional(textOf(SERVICE_DEPLOYMENT_ARN)),
  }),
  'hook-id': declare({
    group: 'approval',
    description:
      'ID of the lifecycle hook to answer, from the output hook-id. If it no longer waits, no answer is sent. Default: the hook that waits.',
    form: 'text',
    parse: optional(textOf(HOOK_ID)),
  }),
} as const;
