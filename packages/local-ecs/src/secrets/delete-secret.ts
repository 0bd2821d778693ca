/** DeleteSecret, RestoreSecret, TagResource, UntagResource. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { asTimestamp, readBoolean, readNumber, readString, readStrings } from '../engine/input.ts';
import type { Secret } from './secret.ts';
import { findSecret, type SecretStore, secretArn } from './secret-store.ts';
import {
  keepSecret,
  MARKED,
  readLiveSecret,
  readSecret,
  readTags,
  refuseAbsentSecret,
  refuseRequest,
  refuseSecretParameter,
} from './secrets-input.ts';

/** Secrets Manager API reference, DeleteSecret. */
const WINDOW = { least: 7, most: 30 };
const DAY_MS = 86_400_000;

/** By force a secret is gone at once, and need not exist; else it can be restored until the window ends. */
export function deleteSecret(store: SecretStore, input: JsonObject): JsonObject {
  const isForced = readBoolean(input, 'ForceDeleteWithoutRecovery') ?? false;
  const days = readNumber(input, 'RecoveryWindowInDays');
  if (isForced && days !== undefined) {
    throw refuseSecretParameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
  }
  if (days !== undefined && (days < WINDOW.least || days > WINDOW.most)) {
    throw refuseSecretParameter('The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).');
  }
  const id = readString(input, 'SecretId') ?? '';
  const secret = findSecret(store, id);
  const now = store.now();
  if (isForced) {
    const name = secret?.name ?? id;
    store.secrets.delete(name);
    store.goneSecrets.add(name);
    return { ARN: secret?.arn ?? secretArn(store, id, 'LOCAL1'), Name: name, DeletionDate: asTimestamp(now) };
  }
  if (secret === undefined) throw refuseAbsentSecret();
  if (secret.deletesAt !== undefined) throw refuseRequest(MARKED);
  const deletesAt = now + (days ?? WINDOW.most) * DAY_MS;
  keepSecret(store, { ...secret, deletesAt });
  return { ARN: secret.arn, Name: secret.name, DeletionDate: asTimestamp(deletesAt) };
}

export function restoreSecret(store: SecretStore, input: JsonObject): JsonObject {
  const { deletesAt: _, ...secret }: Secret = readSecret(store, input);
  keepSecret(store, secret);
  return { ARN: secret.arn, Name: secret.name };
}

export function tagSecret(store: SecretStore, input: JsonObject): JsonObject {
  const secret = readLiveSecret(store, input);
  keepSecret(store, { ...secret, tags: readTags(input, secret.tags) });
  return {};
}

export function untagSecret(store: SecretStore, input: JsonObject): JsonObject {
  const secret = readLiveSecret(store, input);
  const keys = readStrings(input, 'TagKeys');
  const tags = Object.fromEntries(Object.entries(secret.tags).filter(([key]) => !keys.includes(key)));
  keepSecret(store, { ...secret, tags });
  return {};
}
