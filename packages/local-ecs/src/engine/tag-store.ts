/** Tags of all resources, by ARN. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { readObjects, readString } from './input.ts';
import type { MutableState } from './mutable-state.ts';

/** Values by key. */
export type Tags = Readonly<Record<string, string>>;

/** `aws:` in any case is kept for AWS, in keys and in values (ECS API reference, Tag). */
const RESERVED = /^aws:/i;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/**
 * The request's `tags`.
 * @throws ApiError InvalidParameterException for a key or a value that breaks the rules (ECS API reference, Tag);
 * wording   not documented
 */
export function readTags(input: JsonObject): Tags {
  const tags = readObjects(input, 'tags').map((tag) => {
    const key = readString(tag, 'key') ?? '';
    const value = readString(tag, 'value') ?? '';
    if (key === '') throw invalidParameter('The key of a tag can not be blank.');
    if (key.length > 128) throw invalidParameter('The key of a tag can have at most 128 characters.');
    if (value.length > 256) throw invalidParameter('The value of a tag can have at most 256 characters.');
    if (RESERVED.test(key) || RESERVED.test(value)) {
      throw invalidParameter("The prefix 'aws:' is reserved: no tag key and no tag value can begin with it.");
    }
    if (!ALLOWED.test(key) || !ALLOWED.test(value)) throw invalidParameter('A tag contains invalid characters.');
    return [key, value] as const;
  });
  if (new Set(tags.map(([key]) => key)).size < tags.length) {
    throw invalidParameter('The keys of tags must be unique.');
  }
  return Object.fromEntries(tags);
}

/** At most 50 tags a resource, those of AWS not counted (ECS service quotas). */
export function addTags(state: MutableState, arn: string, tags: Tags): void {
  const all = { ...state.tags.get(arn), ...tags };
  const keys = Object.keys(all);
  // Wording not documented.
  if (keys.filter((key) => !RESERVED.test(key)).length > 50) {
    throw invalidParameter('A resource can have at most 50 tags.');
  }
  if (keys.length > 0) state.tags.set(arn, all);
}

/** Removes tags, except those of AWS. */
export function removeTags(state: MutableState, arn: string, keys: readonly string[]): void {
  const kept = Object.entries(state.tags.get(arn) ?? {}).filter(([key]) => RESERVED.test(key) || !keys.includes(key));
  state.tags.set(arn, Object.fromEntries(kept));
}

export function listTags(state: MutableState, arn: string): readonly JsonObject[] {
  return Object.entries(state.tags.get(arn) ?? {}).map(([key, value]) => ({ key, value }));
}
