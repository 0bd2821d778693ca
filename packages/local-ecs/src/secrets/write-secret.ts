/** CreateSecret, PutSecretValue, UpdateSecret. */
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, notSimulated } from '../engine/api-error.ts';
import { omitAbsent, readObjects, readString, readStrings } from '../engine/input.ts';
import { CURRENT, type Secret, type SecretVersion, withVersion } from './secret.ts';
import { findSecret, type SecretStore, secretArn } from './secret-store.ts';
import {
  keepSecret,
  readLiveSecret,
  readTags,
  readValue,
  readVersionId,
  refuseRequest,
  refuseSecretParameter,
} from './secrets-input.ts';

/** Secrets Manager API reference, CreateSecret, Name. */
const NAME = /^[A-Za-z0-9/_+=.@-]{1,256}$/;

/** A repeated request with its token changes nothing. */
export function createSecret(store: SecretStore, input: JsonObject): JsonObject {
  const name = readString(input, 'Name') ?? '';
  if (!NAME.test(name)) {
    throw refuseSecretParameter(
      'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
    );
  }
  if (readObjects(input, 'AddReplicaRegions').length > 0) throw notSimulated('The field AddReplicaRegions of a secret');
  const existing = findSecret(store, name);
  const value = readValue(input);
  const id = readVersionId(store, input);
  if (existing?.deletesAt !== undefined) {
    throw refuseRequest(
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  }
  if (existing !== undefined) return repeatCreation(existing, { id, ...value });
  const now = store.now();
  const created: Secret = {
    name,
    arn: secretArn(store, name, store.drawHex(6)),
    createdAt: now,
    changedAt: now,
    tags: readTags(input, {}),
    versions: [],
    ...readSettings(input),
  };
  const stages = [CURRENT];
  keepSecret(store, value === undefined ? created : withVersion(created, { id, createdAt: now, stages, ...value }));
  return omitAbsent({ ARN: created.arn, Name: name, VersionId: value === undefined ? undefined : id });
}

function repeatCreation(secret: Secret, request: Pick<SecretVersion, 'id' | 'text' | 'binary'>): JsonObject {
  const known = secret.versions.find(({ id }) => id === request.id);
  if (known !== undefined && isSameValue(known, request))
    return { ARN: secret.arn, Name: secret.name, VersionId: known.id };
  if (known !== undefined) throw refuseUsedToken(secret, request.id);
  throw new ApiError(
    'ResourceExistsException',
    `The operation failed because the secret ${secret.name} already exists.`,
  );
}

/** Text observed. */
function refuseUsedToken(secret: Secret, token: string): ApiError {
  const message = `You can't use ClientRequestToken ${token} because that value is already in use for a version of secret ${secret.arn}.`;
  return new ApiError('ResourceExistsException', message);
}

function isSameValue(
  one: Pick<SecretVersion, 'text' | 'binary'>,
  other: Pick<SecretVersion, 'text' | 'binary'>,
): boolean {
  return one.text === other.text && one.binary === other.binary;
}

function readSettings(input: JsonObject): Pick<Secret, 'description' | 'kmsKeyId'> {
  return defined({ description: readString(input, 'Description'), kmsKeyId: readString(input, 'KmsKeyId') });
}

export function putSecretValue(store: SecretStore, input: JsonObject): JsonObject {
  const secret = readLiveSecret(store, input);
  const value = readValue(input);
  if (value === undefined) throw refuseRequest('You must provide either SecretString or SecretBinary.');
  const given = readStrings(input, 'VersionStages');
  const stages = given.length === 0 ? [CURRENT] : given;
  const version = addVersion(store, secret, {
    id: readVersionId(store, input),
    createdAt: store.now(),
    stages,
    ...value,
  });
  return { ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: [...version.stages] };
}

export function updateSecret(store: SecretStore, input: JsonObject): JsonObject {
  const secret = { ...readLiveSecret(store, input), ...readSettings(input) };
  const value = readValue(input);
  const id = readVersionId(store, input);
  if (value === undefined) keepSecret(store, { ...secret, changedAt: store.now() });
  else addVersion(store, secret, { id, createdAt: store.now(), stages: [CURRENT], ...value });
  return omitAbsent({ ARN: secret.arn, Name: secret.name, VersionId: value === undefined ? undefined : id });
}

/** A version is never changed: the same request again is accepted, another value under its id is not. */
function addVersion(store: SecretStore, secret: Secret, version: SecretVersion): SecretVersion {
  const known = secret.versions.find(({ id }) => id === version.id);
  if (known !== undefined && isSameValue(known, version)) return known;
  if (known !== undefined) throw refuseUsedToken(secret, version.id);
  const changed = withVersion(secret, version);
  keepSecret(store, changed);
  return changed.versions.at(-1) ?? version;
}
