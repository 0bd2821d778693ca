import { chooseKey, type FoundSecret, failParameter, failSecret } from '../runtime/secret.ts';
import { findVersion } from '../secrets/secret.ts';
import { dropSuffix, findKeptSecret, type SecretStore, toParameterName } from '../secrets/secret-store.ts';
import { MARKED } from '../secrets/secrets-input.ts';

/**
 * The value that a `valueFrom` means, of a secret or parameter that a call made or deleted. Undefined for any other: then
 * the file of secrets applies.
 */
export function findStoredSecret(store: SecretStore, valueFrom: string): FoundSecret | undefined {
  return valueFrom.split(':')[2] === 'secretsmanager'
    ? findInManager(store, valueFrom)
    : findInParameters(store, valueFrom);
}

/** `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME:json-key:version-stage:version-id`; empty parts may be absent. */
function findInManager(store: SecretStore, valueFrom: string): FoundSecret | undefined {
  const parts = valueFrom.split(':');
  const [name = '', jsonKey = '', stage = '', id = ''] = parts.slice(6);
  const secret = findKeptSecret(store, parts.slice(0, 7).join(':'));
  if (secret === undefined) {
    const isGone = [name, dropSuffix(name)].some((one) => store.goneSecrets.has(one));
    return isGone ? failSecret(valueFrom, ABSENT) : undefined;
  }
  if (secret.deletesAt !== undefined) return failSecret(valueFrom, `InvalidRequestException: ${MARKED}`);
  const version = findVersion(secret, { id: id || undefined, stage: stage || undefined });
  // Values in binary are not supported (ECS Developer Guide, secrets in environment variables).
  return version?.text === undefined ? failSecret(valueFrom, ABSENT) : chooseKey(version.text, jsonKey);
}

const ABSENT = "ResourceNotFoundException: Secrets Manager can't find the specified secret.";

function findInParameters(store: SecretStore, valueFrom: string): FoundSecret | undefined {
  const name = toParameterName(valueFrom);
  const names = name === valueFrom ? [name] : [name, name.slice(1)];
  const value = names.map((one) => store.parameters.get(one)?.versions.at(-1)?.value).find((one) => one !== undefined);
  if (value !== undefined) return { value };
  return names.some((one) => store.goneParameters.has(one)) ? failParameter(valueFrom) : undefined;
}
