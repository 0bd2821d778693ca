import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';

/** Marks a value that takes the place of one of another kind, or that is null. */
const REPLACED = '=';
const LENGTH = 'length';

/**
 * What turns one JSON value into another; a field that is undefined is absent. An object holds the changes of the
 * fields that changed, null for a field that went away; a list is changed by index, with its `length` where that
 * changed. All else replaces the old value.
 *
 * @returns undefined when both are equal
 */
export function findJsonChanges(before: Json | undefined, after: Json): Json | undefined {
  if (before === after) return undefined;
  if (after === null) return { [REPLACED]: null };
  if (isJsonList(after)) return isJsonList(before) ? findListChanges(before, after) : after;
  if (!isJsonObject(after)) return after;
  if (isJsonList(before) || hasMark(after) || hasMark(before)) return { [REPLACED]: after };
  return findFieldChanges(isJsonObject(before) ? before : undefined, after);
}

/** A field of that name would be taken for the mark. */
function hasMark(value: Json | undefined): boolean {
  return isJsonObject(value) && Object.hasOwn(value, REPLACED);
}

function findFieldChanges(before: JsonObject | undefined, after: JsonObject): JsonObject | undefined {
  const changed: [string, Json][] = [];
  for (const [name, value] of Object.entries(before ?? {})) {
    // Most fields of a poll are as they were, so that is asked first.
    const isGone = value !== undefined && value !== after[name] && ownField(after, name) === undefined;
    if (isGone) changed.push([name, null]);
  }
  for (const [name, value] of Object.entries(after)) {
    if (value === undefined || value === before?.[name]) continue;
    const change = findJsonChanges(ownField(before, name), value);
    if (change !== undefined) changed.push([name, change]);
  }
  return before !== undefined && changed.length === 0 ? undefined : Object.fromEntries(changed);
}

function findListChanges(before: readonly Json[], after: readonly Json[]): JsonObject | undefined {
  const changed = after.flatMap((value, index) => {
    const change = findJsonChanges(before[index], value);
    return change === undefined ? [] : [[String(index), change] as const];
  });
  const length = before.length === after.length ? [] : [[LENGTH, after.length] as const];
  return changed.length + length.length === 0 ? undefined : Object.fromEntries([...changed, ...length]);
}

/** The value after its changes. Reads whatever a file may hold and never throws. */
export function applyJsonChanges(before: Json | undefined, changes: Json): Json {
  if (!isJsonObject(changes)) return changes;
  if (Object.hasOwn(changes, REPLACED)) return changes[REPLACED] ?? null;
  if (isJsonList(before)) return applyToList(before, changes);
  const fields = new Map(Object.entries(isJsonObject(before) ? before : {}));
  for (const [name, change] of Object.entries(changes)) {
    if (change === null || change === undefined) fields.delete(name);
    else fields.set(name, applyJsonChanges(fields.get(name), change));
  }
  return Object.fromEntries(fields);
}

function applyToList(before: readonly Json[], changes: JsonObject): Json {
  const length = typeof changes[LENGTH] === 'number' ? changes[LENGTH] : before.length;
  const kept = before.slice(0, Math.max(0, length));
  const added = Object.keys(changes).filter((name) => name !== LENGTH && Number(name) >= kept.length).length;
  return Array.from({ length: kept.length + added }, (_, index) => {
    const change = changes[String(index)];
    return change === undefined ? (kept[index] ?? null) : applyJsonChanges(kept[index], change);
  });
}

function ownField(object: JsonObject | undefined, name: string): Json | undefined {
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}
