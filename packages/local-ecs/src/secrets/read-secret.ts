/** GetSecretValue, DescribeSecret, ListSecrets, GetResourcePolicy. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { asTimestamp, omitAbsent, readBoolean, readObjects, readString, readStrings } from '../engine/input.ts';
import { cutPage } from './page.ts';
import { CURRENT, findVersion, type Secret } from './secret.ts';
import { DELETED_AT, findKeptSecret, findSecret, findSecretName, isDeleted, type SecretStore } from './secret-store.ts';
import { listTags, readLiveSecret, refuseAbsentSecret, refuseRequest, refuseSecretParameter } from './secrets-input.ts';

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
    Tags: listTags(secret.tags),
    [stages]: versions.length === 0 ? undefined : Object.fromEntries(versions.map((one) => [one.id, [...one.stages]])),
    CreatedDate: asTimestamp(secret.createdAt),
  });
}

/** Secrets Manager API reference, ListSecrets. */
const MOST_LISTED = 100;

export function listSecrets(store: SecretStore, input: JsonObject): JsonObject {
  const filters = readObjects(input, 'Filters').map(readFilter);
  const isPlanned = readBoolean(input, 'IncludePlannedDeletion') ?? false;
  const listed = listAll(store).filter(
    (secret) => (isPlanned || secret.deletesAt === undefined) && filters.every((fits) => fits(secret)),
  );
  const page = cutPage(listed, input, { most: MOST_LISTED, exception: 'InvalidNextTokenException' });
  return { SecretList: page.items.map((secret) => describe(secret, 'SecretVersionsToStages')), ...page.next };
}

/** Those of the start that are named like secrets, then those of calls. */
function listAll(store: SecretStore): readonly Secret[] {
  const initial = (store.names ?? []).filter((name) => !name.startsWith('/') && !/^arn:[^:]*:ssm:/.test(name));
  const found = initial.flatMap((name) => findSecret(store, name) ?? []);
  return [...new Map([...found, ...store.secrets.values()].map((secret) => [secret.name, secret])).values()];
}

/** A value is the beginning of a text, with `!` one that it is not (Secrets Manager API reference, Filter). */
function readFilter(filter: JsonObject): (secret: Secret) => boolean {
  const values = readStrings(filter, 'Values');
  const read = TEXTS[readString(filter, 'Key') ?? ''];
  // Wording of the local ECS.
  if (read === undefined)
    throw refuseSecretParameter('The local ECS filters by name, description, tag-key and tag-value.');
  return (secret) => {
    const texts = read(secret);
    return values.some((value) =>
      value.startsWith('!')
        ? !texts.some((text) => text.startsWith(value.slice(1)))
        : texts.some((text) => text.startsWith(value)),
    );
  };
}

const TEXTS: Readonly<Record<string, (secret: Secret) => readonly string[]>> = {
  name: ({ name }) => [name],
  description: ({ description = '' }) => [description],
  'tag-key': ({ tags }) => Object.keys(tags),
  'tag-value': ({ tags }) => Object.values(tags),
};

/** No secret has a policy. */
export function getResourcePolicy(store: SecretStore, input: JsonObject): JsonObject {
  const { ARN, Name } = describeSecret(store, input);
  return omitAbsent({ ARN, Name });
}
