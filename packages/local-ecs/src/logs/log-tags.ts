/** Tags of log groups, by their ARNs and by their names. */
import { isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { readObject, readString, readStrings } from '../engine/input.ts';
import type { StoredGroup } from './log-store.ts';
import type { LogsContext } from './logs-context.ts';
import { changeGroup, readGroupArn, refuseLogsParameter, touchGroup } from './logs-input.ts';

/** CloudWatch Logs API reference, TagResource. */
const MOST_TAGS = 50;

/** Adds the given tags to those before. Wording of the refusals not documented. */
export function readTagMap(
  input: JsonObject,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const given = Object.entries(readObject(input, 'tags') ?? {});
  const wrong = given.find(
    ([key, value]) => key === '' || key.length > 128 || typeof value !== 'string' || value.length > 256,
  );
  if (wrong !== undefined) throw refuseLogsParameter(`The tag ${wrong[0]} is not valid.`);
  const tags = { ...before, ...Object.fromEntries(given.map(([key, value]) => [key, String(value)])) };
  if (Object.keys(tags).length <= MOST_TAGS) return tags;
  throw new ApiError('TooManyTagsException', `A resource has at most ${MOST_TAGS} tags.`);
}

type FindGroup = (context: LogsContext, input: JsonObject) => StoredGroup;

/** The resource of the newer operations. */
export const byArn: FindGroup = (context, input) => {
  const arn = readString(input, 'resourceArn') ?? '';
  const name = readGroupArn(arn);
  // Wording not documented.
  if (name === undefined) throw refuseLogsParameter(`The ARN '${arn}' is not that of a log group.`);
  return touchGroup(context, name);
};

/** The resource of the older operations, which have no refusal of a name. */
export const byName: FindGroup = (context, input) => touchGroup(context, readString(input, 'logGroupName') ?? '');

type Operate = (context: LogsContext, input: JsonObject) => JsonObject;

export function addTags(find: FindGroup): Operate {
  return (context, input) => {
    const group = find(context, input);
    return changeGroup(context, { ...group, tags: readTagMap(input, group.tags) });
  };
}

/** @param field the list of keys */
export function removeTags(find: FindGroup, field: 'tagKeys' | 'tags'): Operate {
  return (context, input) => {
    const group = find(context, input);
    const keys = readStrings(input, field);
    const tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !keys.includes(key)));
    return changeGroup(context, { ...group, tags });
  };
}

export function listTags(find: FindGroup): Operate {
  return (context, input) => {
    const { tags } = find(context, input);
    return isJsonObject(tags) ? { tags } : {};
  };
}
