import type { JsonObject } from '@slipway/ecs-rules/values';
import { answerOperation, type Operations } from '../engine/answer-operation.ts';
import { ApiError } from '../engine/api-error.ts';
import type { Answer } from '../engine/contract.ts';
import { omitAbsent, readString } from '../engine/input.ts';
import { describeParameters } from './describe-parameters.ts';
import { findSecretName, isDeleted, type SecretStore } from './secret-store.ts';

const SECRETS_MANAGER: Operations<SecretStore> = new Map([['DescribeSecret', describeSecret]]);
const PARAMETER_STORE: Operations<SecretStore> = new Map([['DescribeParameters', describeParameters]]);

/** Answers metadata of Secrets Manager; undefined when there is no such operation. */
export function answerSecretsManager(store: SecretStore, operation: string, input: JsonObject): Answer | undefined {
  return answerOperation(SECRETS_MANAGER, { operation, input }, store);
}

/** Answers metadata of Systems Manager's Parameter Store; undefined when there is no such operation. */
export function answerParameterStore(store: SecretStore, operation: string, input: JsonObject): Answer | undefined {
  return answerOperation(PARAMETER_STORE, { operation, input }, store);
}

/** In seconds since the epoch; no clock decides it, so that an answer stays the same. */
const DELETED_AT = Date.UTC(2030, 0, 1) / 1000;

function describeSecret(store: SecretStore, input: JsonObject): JsonObject {
  const secret = findSecretName(store, readString(input, 'SecretId') ?? '');
  if (secret === undefined) {
    // Observed in answers of the real service.
    throw new ApiError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }
  return omitAbsent({
    ARN: secret.arn,
    Name: secret.name,
    DeletedDate: isDeleted(store, secret) ? DELETED_AT : undefined,
  });
}
