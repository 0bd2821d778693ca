import { type JsonObject, readObjects, readString } from '@slipway/ecs-rules/values';
import { hideSecrets } from '../diff/hide-secrets.ts';
import type { ServiceDocuments } from './documents.ts';

/** Names of environment variables whose value is perhaps a password, a token or a key. */
export function listSecretVariables({ taskDefinition }: Pick<ServiceDocuments, 'taskDefinition'>): readonly string[] {
  return readObjects(taskDefinition, 'containerDefinitions')
    .flatMap((container) => readObjects(container, 'environment'))
    .filter(isSecret)
    .map((variable) => readString(variable, 'name') ?? '');
}

function isSecret(variable: JsonObject): boolean {
  const text = `${readString(variable, 'name')}=${readString(variable, 'value')}`;
  return hideSecrets(text) !== text;
}
