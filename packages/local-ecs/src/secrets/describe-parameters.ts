/** DescribeParameters: metadata of parameters, by their names. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { asTimestamp, omitAbsent, readObjects, readStrings } from '../engine/input.ts';
import { cutPage } from './page.ts';
import { parameterArn } from './parameter.ts';
import { hasParameter, listParameterNames, type SecretStore } from './secret-store.ts';

/** Of values of a filter, and of parameters in an answer (Systems Manager API reference, DescribeParameters). */
const MOST = 50;

export function describeParameters(store: SecretStore, input: JsonObject): JsonObject {
  // Wording of the local ECS.
  if (readObjects(input, 'Filters').length > 0) {
    throw new ApiError('InvalidFilterKey', 'The local ECS filters by ParameterFilters, not by Filters.');
  }
  const names = chooseNames(store, readObjects(input, 'ParameterFilters'));
  const page = cutPage(names, input, { most: MOST, exception: 'InvalidNextToken' });
  return { Parameters: page.items.map((name) => describeParameter(store, name)), ...page.next };
}

function chooseNames(store: SecretStore, filters: readonly JsonObject[]): readonly string[] {
  const [filter, ...others] = filters;
  if (filter === undefined) return listParameterNames(store);
  const isSimulated = filter.Key === 'Name' && (filter.Option ?? 'Equals') === 'Equals' && others.length === 0;
  // Wording of the local ECS.
  if (!isSimulated) throw new ApiError('InvalidFilterOption', 'The local ECS filters by Name and Equals only.');
  const values = readStrings(filter, 'Values');
  if (values.length > MOST) throw new ApiError('InvalidFilterValue', `A filter has at most ${MOST} values.`);
  return [...new Set(values)].filter((name) => hasParameter(store, name));
}

/** One that no call made has a name and nothing else. */
function describeParameter(store: SecretStore, name: string): JsonObject {
  const kept = store.parameters.get(name);
  const version = kept?.versions.at(-1);
  if (kept === undefined || version === undefined) {
    return { Name: name, ARN: parameterArn(store, name), Type: 'SecureString', Version: 1 };
  }
  return omitAbsent({
    Name: name,
    ARN: kept.arn,
    Type: kept.type,
    KeyId: kept.keyId,
    LastModifiedDate: asTimestamp(version.at),
    Description: kept.description,
    AllowedPattern: kept.allowedPattern,
    Version: version.number,
    Tier: kept.tier,
    Policies: [],
    DataType: kept.dataType,
  });
}
