/** GetSecretValue, DescribeSecret, ListSecrets, GetResourcePolicy. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { asTimestamp, omitAbsent, readBoolean, readObjects, readString } from '../engine/input.ts';
import { cutPage } from './page.ts';
import { CURRENT, findVersion, type Secret } from './secret.ts';
import { readSecretFilter } from './secret-filters.ts';
import { sortSecrets } from './secret-order.ts';
import { DELETED_AT, findKeptSecret, findSecret, findSecretName, isDeleted, type SecretStore } from './secret-store.ts';
import { listTags, readLiveSecret, refuseAbsentSecret, refuseRequest } from './secrets-input.ts';

export function getSecretValue(store: SecretStore, input: JsonObject): JsonObject {
  const secret = readLiveSecret(store, input);
  const id = readString(input, 'VersionId');
  const stage = readString(input, 'VersionStage');
  const version = findVersion(secret, { id, stage });
  if (version === undefined) throw refuseAbsentVersion(secret, id, stage);
  return omitAbsent({
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    SecretString: version.text,
    SecretBinary: version.binary,
    VersionStages: [...version.stages],
    CreatedDate: asTimestamp(version.createdAt),
  });
}

/** Texts as observed in answers of the real service. */
function refuseAbsentVersion(secret: Secret, id: string | undefined, stage: string | undefined): ApiError {
  if (id !== undefined && stage !== undefined && findVersion(secret, { id }) !== undefined) {
    return refuseRequest('You provided a VersionStage that is not associated to the provided VersionId.');
  }
  const which = id === undefined ? `staging label: ${stage ?? CURRENT}` : `VersionId: ${id}`;
  const message = `Secrets Manager can't find the specified secret value for ${which}`;
  return new ApiError('ResourceNotFoundException', message);
}

/** While every secret exists, one that no call made has its name and nothing else. */
export function describeSecret(store: SecretStore, input: JsonObject): JsonObject {
  const id = readString(input, 'SecretId') ?? '';
  const secret = findKeptSecret(store, id);
  if (secret !== undefined) return describe(secret, 'VersionIdsToStages');
  const named = findSecretName(store, id);
  if (named === undefined) throw refuseAbsentSecret();
  const DeletedDate = isDeleted(store, named) ? asTimestamp(DELETED_AT) : undefined;
  return omitAbsent({ ARN: named.arn, Name: named.name, DeletedDate });
}

function describe(secret: Secret, stages: 'VersionIdsToStages' | 'SecretVersionsToStages'): JsonObject {
  const versions = secret.versions.filter((version) => version.stages.length > 0);
  return omitAbsent({
    ARN: secret.arn,
    Name: secret.name,
    Description: secret.description,
    KmsKeyId: secret.kmsKeyId,
    LastChangedDate: asTimestamp(secret.changedAt),
    DeletedDate: secret.deletesAt === undefined ? undefined : asTimestamp(secret.deletesAt),
    Tags: Object.keys(secret.tags).length === 0 ? undefined : listTags(secret.tags),
    [stages]: versions.length === 0 ? undefined : Object.fromEntries(versions.map((one) => [one.id, [...one.stages]])),
    CreatedDate: asTimestamp(secret.createdAt),
  });
}

/** Secrets Manager API reference, ListSecrets. */
const MOST_LISTED = 100;

export function listSecrets(store: SecretStore, input: JsonObject): JsonObject {
  const filters = readObjects(input, 'Filters').map(readSecretFilter);
  const isPlanned = readBoolean(input, 'IncludePlannedDeletion') ?? false;
  const listed = listAll(store).filter(
    (secret) => (isPlanned || secret.deletesAt === undefined) && filters.every((fits) => fits(secret)),
  );
  const page = cutPage(sortSecrets(listed, input), input, {
    most: MOST_LISTED,
    exception: 'InvalidNextTokenException',
  });
  return { SecretList: page.items.map((secret) => describe(secret, 'SecretVersionsToStages')), ...page.next };
}

/** Those of the start that are named like secrets, then those of calls. */
function listAll(store: SecretStore): readonly Secret[] {
  const initial = (store.names ?? []).filter((name) => !name.startsWith('/') && !/^arn:[^:]*:ssm:/.test(name));
  const found = initial.flatMap((name) => findSecret(store, name) ?? []);
  return [...new Map([...found, ...store.secrets.values()].map((secret) => [secret.name, secret])).values()];
}

/** No secret has a policy. */
export function getResourcePolicy(store: SecretStore, input: JsonObject): JsonObject {
  const { ARN, Name } = describeSecret(store, input);
  return omitAbsent({ ARN, Name });
}
