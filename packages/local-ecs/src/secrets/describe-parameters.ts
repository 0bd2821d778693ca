/** DescribeParameters: metadata of parameters, by their names. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { omitAbsent, readNumber, readObjects, readString, readStrings } from '../engine/input.ts';
import { hasParameter, listParameterNames, type SecretStore } from './secret-store.ts';

/** Of values of a filter, and of parameters in an answer (Systems Manager API reference, DescribeParameters). */
const MOST = 50;

export function describeParameters(store: SecretStore, input: JsonObject): JsonObject {
  const names = chooseNames(store, readObjects(input, 'ParameterFilters'));
  const size = Math.min(readNumber(input, 'MaxResults') ?? MOST, MOST);
  const start = Number(readString(input, 'NextToken') ?? 0);
  const end = start + size;
  return omitAbsent({
    Parameters: names.slice(start, end).map((name) => describeParameter(store, name)),
    NextToken: end < names.length ? String(end) : undefined,
  });
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

function describeParameter({ account, region }: SecretStore, name: string): JsonObject {
  const path = name.startsWith('/') ? name : `/${name}`;
  return { Name: name, ARN: `arn:aws:ssm:${region}:${account}:parameter${path}`, Type: 'SecureString', Version: 1 };
}
