/** Tags of all resources, by ARN. */
import type { JsonObject } from '../../json.ts';
import type { Draft } from './draft.ts';
import { invalidParameter } from './fault.ts';
import { readObjects, readString, requireString } from './input.ts';

/** The request's `tags` as values by key. */
export function readTags(input: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readObjects(input, 'tags').map((tag) => [requireString(tag, 'key'), readString(tag, 'value') ?? '']),
  );
}

/** At most 50 tags a resource (ECS service quotas). */
export function addTags(draft: Draft, arn: string, tags: Readonly<Record<string, string>>): void {
  const all = { ...draft.tags.get(arn), ...tags };
  // Wording not documented.
  if (Object.keys(all).length > 50) throw invalidParameter('A resource can have at most 50 tags.');
  if (Object.keys(all).length > 0) draft.tags.set(arn, all);
}

export function listTags(draft: Draft, arn: string): readonly JsonObject[] {
  return Object.entries(draft.tags.get(arn) ?? {}).map(([key, value]) => ({ key, value }));
}
