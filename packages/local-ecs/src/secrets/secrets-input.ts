/** The input fields that the operations of Secrets Manager share, and its refusals; no text contains a value. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { readObjects, readString } from '../engine/input.ts';
import type { Secret, SecretVersion } from './secret.ts';
import { findSecret, type SecretStore } from './secret-store.ts';

/** Texts as observed in answers of the real service, unless marked. */
export function refuseAbsentSecret(): ApiError {
  return new ApiError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
}

export function refuseSecretParameter(message: string): ApiError {
  return new ApiError('InvalidParameterException', message);
}

export function refuseRequest(message: string): ApiError {
  return new ApiError('InvalidRequestException', message);
}

/** @throws ApiError ResourceNotFoundException */
export function readSecret(store: SecretStore, input: JsonObject): Secret {
  const secret = findSecret(store, readString(input, 'SecretId') ?? '');
  if (secret === undefined) throw refuseAbsentSecret();
  return secret;
}

export const MARKED = "You can't perform this operation on the secret because it was marked for deletion.";

/** @throws ApiError InvalidRequestException for one that is scheduled for deletion */
export function readLiveSecret(store: SecretStore, input: JsonObject): Secret {
  const secret = readSecret(store, input);
  if (secret.deletesAt !== undefined) throw refuseRequest(MARKED);
  return secret;
}

export function keepSecret(store: SecretStore, secret: Secret): void {
  store.goneSecrets.delete(secret.name);
  store.secrets.set(secret.name, secret);
}

/** Of the value, in bytes (Secrets Manager API reference, CreateSecret). */
const MOST_BYTES = 65_536;

/** The value of a new version; undefined when the request has none. */
export function readValue(input: JsonObject): Pick<SecretVersion, 'text' | 'binary'> | undefined {
  const text = readString(input, 'SecretString');
  const binary = readString(input, 'SecretBinary');
  if (text !== undefined && binary !== undefined) {
    throw refuseSecretParameter(
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  const bytes = text === undefined ? ((binary?.length ?? 0) * 3) / 4 : new TextEncoder().encode(text).length;
  // Wording not documented.
  if (bytes > MOST_BYTES) throw refuseSecretParameter(`The value has more than ${MOST_BYTES} bytes.`);
  if (text !== undefined) return { text };
  return binary === undefined ? undefined : { binary };
}

/** The request token is the id of a version; without one an id is made. */
export function readVersionId({ drawHex }: SecretStore, input: JsonObject): string {
  const token = readString(input, 'ClientRequestToken');
  if (token === undefined) return drawHex(32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
  if (token.length >= 32 && token.length <= 64) return token;
  throw refuseSecretParameter('ClientRequestToken must be 32-64 characters long.');
}

const MOST_TAGS = 50;

/** Wording of the refusals not documented. */
export function readTags(
  input: JsonObject,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const given = readObjects(input, 'Tags').map((tag): [string, string] => [
    readString(tag, 'Key') ?? '',
    readString(tag, 'Value') ?? '',
  ]);
  const wrong = given.find(([key, value]) => key === '' || key.length > 128 || value.length > 256);
  if (wrong !== undefined) throw refuseSecretParameter(`The tag ${wrong[0]} is not valid.`);
  const tags = { ...before, ...Object.fromEntries(given) };
  if (Object.keys(tags).length <= MOST_TAGS) return tags;
  throw refuseSecretParameter(`A secret has at most ${MOST_TAGS} tags.`);
}

export function listTags(tags: Readonly<Record<string, string>>): readonly JsonObject[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
