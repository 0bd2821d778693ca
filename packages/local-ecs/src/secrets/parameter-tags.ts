/** AddTagsToResource, RemoveTagsFromResource, ListTagsForResource, for parameters. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { readObjects, readString, readStrings } from '../engine/input.ts';
import type { Parameter } from './parameter.ts';
import { findParameter, type SecretStore } from './secret-store.ts';

const MOST_TAGS = 50;

/** Wording of the refusals not documented. */
export function readParameterTags(
  input: JsonObject,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const given = readObjects(input, 'Tags').map((tag): [string, string] => [
    readString(tag, 'Key') ?? '',
    readString(tag, 'Value') ?? '',
  ]);
  const wrong = given.find(([key, value]) => key === '' || key.length > 128 || value.length > 256);
  if (wrong !== undefined) throw new ApiError('ValidationException', `The tag ${wrong[0]} is not valid.`);
  const tags = { ...before, ...Object.fromEntries(given) };
  if (Object.keys(tags).length <= MOST_TAGS) return tags;
  throw new ApiError('TooManyTagsError', `A parameter has at most ${MOST_TAGS} tags.`);
}

function readResource(store: SecretStore, input: JsonObject): Parameter {
  const type = readString(input, 'ResourceType');
  // Wording of the local ECS.
  if (type !== 'Parameter')
    throw new ApiError('InvalidResourceType', 'The local ECS has tags of the type Parameter only.');
  const id = readString(input, 'ResourceId') ?? '';
  const parameter = findParameter(store, id);
  if (parameter === undefined) throw new ApiError('InvalidResourceId', `The resource ID ${id} is not valid.`);
  return parameter;
}

export function addParameterTags(store: SecretStore, input: JsonObject): JsonObject {
  const parameter = readResource(store, input);
  store.parameters.set(parameter.name, { ...parameter, tags: readParameterTags(input, parameter.tags) });
  return {};
}

export function removeParameterTags(store: SecretStore, input: JsonObject): JsonObject {
  const parameter = readResource(store, input);
  const keys = readStrings(input, 'TagKeys');
  const tags = Object.fromEntries(Object.entries(parameter.tags).filter(([key]) => !keys.includes(key)));
  store.parameters.set(parameter.name, { ...parameter, tags });
  return {};
}

export function listParameterTags(store: SecretStore, input: JsonObject): JsonObject {
  const { tags } = readResource(store, input);
  return { TagList: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}
