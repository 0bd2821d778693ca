/** Tags of Elastic Load Balancing (API reference, Tag and AddTags). */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../api-error.ts';
import type { MutableState } from '../mutable-state.ts';
import { readParts, readText, requireText, validationError } from './elb-input.ts';

const MOST_TAGS = 50;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Values by key, from `Tags`. Wordings not documented. */
export function readElbTags(input: JsonObject): Readonly<Record<string, string>> {
  const tags = readParts(input, 'Tags').map((tag) => [requireText(tag, 'Key'), readText(tag, 'Value') ?? ''] as const);
  for (const [key, value] of tags) {
    const isValid = key.length <= 128 && value.length <= 256 && ALLOWED.test(key) && ALLOWED.test(value);
    if (!isValid) throw validationError(`The tag '${key}' is not valid`);
    if (/^aws:/i.test(key)) throw validationError("Tag keys that begin with 'aws:' are reserved");
  }
  if (new Set(tags.map(([key]) => key)).size < tags.length) {
    throw new ApiError('DuplicateTagKeys', 'A tag key was specified more than once');
  }
  if (tags.length > MOST_TAGS) throw refuseMoreTags();
  return Object.fromEntries(tags);
}

export function addElbTags(state: MutableState, arn: string, tags: Readonly<Record<string, string>>): void {
  const all = { ...state.tags.get(arn), ...tags };
  if (Object.keys(all).length > MOST_TAGS) throw refuseMoreTags();
  if (Object.keys(all).length > 0) state.tags.set(arn, all);
}

function refuseMoreTags(): ApiError {
  return new ApiError('TooManyTags', `A resource can have at most ${MOST_TAGS} tags`);
}
