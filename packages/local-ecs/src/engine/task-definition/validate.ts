/** What RegisterTaskDefinition refuses. */

import { type Breach, listBreaches } from '@slipway/ecs-rules/task-definition';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, clientError } from '../api-error.ts';
import { readList } from '../input.ts';
import { checkOwnConstraints } from '../placement-rules.ts';

/**
 * @throws ApiError for the first rule that is broken: ClientException; SerializationException for a wrong type;
 *   UnsupportedFeatureException for what is not simulated
 */
export function checkTaskDefinition(input: JsonObject): void {
  // What is only doubted is accepted: it would be a refusal that the real service may not have.
  for (const breach of listBreaches(input)) if (breach.kind !== 'doubt') throw toApiError(breach);
  checkOwnConstraints(input);
  if (readList(input, 'tags')?.length === 0) throw clientError('Tags can not be empty.');
}

function toApiError({ kind, text }: Breach): ApiError {
  return kind === 'type' ? new ApiError('SerializationException', text) : clientError(text);
}
