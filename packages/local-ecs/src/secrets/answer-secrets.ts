import type { JsonObject } from '@slipway/ecs-rules/values';
import { answerOperation, type Operations } from '../engine/answer-operation.ts';
import type { Answer } from '../engine/contract.ts';
import { deleteSecret, restoreSecret, tagSecret, untagSecret } from './delete-secret.ts';
import { describeParameters } from './describe-parameters.ts';
import {
  deleteParameter,
  deleteParameters,
  getParameter,
  getParameters,
  getParametersByPath,
} from './get-parameters.ts';
import { addParameterTags, listParameterTags, removeParameterTags } from './parameter-tags.ts';
import { putParameter } from './put-parameter.ts';
import { describeSecret, getResourcePolicy, getSecretValue, listSecrets } from './read-secret.ts';
import type { SecretStore } from './secret-store.ts';
import { createSecret, putSecretValue, updateSecret } from './write-secret.ts';

const SECRETS_MANAGER: Operations<SecretStore> = new Map([
  ['CreateSecret', createSecret],
  ['PutSecretValue', putSecretValue],
  ['UpdateSecret', updateSecret],
  ['GetSecretValue', getSecretValue],
  ['DescribeSecret', describeSecret],
  ['ListSecrets', listSecrets],
  ['DeleteSecret', deleteSecret],
  ['RestoreSecret', restoreSecret],
  ['TagResource', tagSecret],
  ['UntagResource', untagSecret],
  ['GetResourcePolicy', getResourcePolicy],
]);

const PARAMETER_STORE: Operations<SecretStore> = new Map([
  ['PutParameter', putParameter],
  ['GetParameter', getParameter],
  ['GetParameters', getParameters],
  ['GetParametersByPath', getParametersByPath],
  ['DescribeParameters', describeParameters],
  ['DeleteParameter', deleteParameter],
  ['DeleteParameters', deleteParameters],
  ['AddTagsToResource', addParameterTags],
  ['RemoveTagsFromResource', removeParameterTags],
  ['ListTagsForResource', listParameterTags],
]);

/** Answers Secrets Manager; undefined when there is no such operation. */
export function answerSecretsManager(store: SecretStore, operation: string, input: JsonObject): Answer | undefined {
  return answerOperation(SECRETS_MANAGER, { operation, input }, store);
}

/** Answers Systems Manager's Parameter Store; undefined when there is no such operation. */
export function answerParameterStore(store: SecretStore, operation: string, input: JsonObject): Answer | undefined {
  return answerOperation(PARAMETER_STORE, { operation, input }, store);
}
