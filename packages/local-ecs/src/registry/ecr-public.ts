import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Answer } from '../engine/contract.ts';
import { readText, readTexts } from './ecr-input.ts';
import { refuseAbsentRepository } from './refusal.ts';
import type { Registry } from './registry.ts';

/** Amazon ECR Public, as far as a login needs it. The public registry itself is `public.ecr.aws`, and not here. */

/** Undefined when ECR Public has no such operation here. */
export function answerEcrPublic(registry: Registry, operation: string, input: JsonObject): Answer | undefined {
  if (operation === 'GetAuthorizationToken') return { ok: true, output: { authorizationData: registry.issueToken() } };
  if (operation === 'DescribeRepositories') return describePublicRepositories(registry.parts.account, input);
  return undefined;
}

/** The account has none. */
function describePublicRepositories(account: string, input: JsonObject): Answer {
  const [name] = readTexts(input.repositoryNames);
  if (name === undefined) return { ok: true, output: { repositories: [] } };
  const refusal = refuseAbsentRepository(name, readText(input.registryId) ?? account);
  return { ok: false, ...refusal, status: 400 };
}
