/** The field of the other list, left empty: a template often writes `value` and `valueFrom` for each variable. */
import type { Json, JsonObject } from '@slipway/ecs-rules/values';

const COUNTERPARTS: ReadonlyMap<string, string> = new Map([
  ['value', 'valueFrom'],
  ['valueFrom', 'value'],
]);

/**
 * Whether a field is an empty `valueFrom` of an entry that has a `value`, or the other way round, where only the other
 * one is known. An entry that has neither has lost its value, so its field is not left out.
 */
export function isEmptyCounterpart(entry: JsonObject, name: string, isKnown: (name: string) => boolean): boolean {
  const other = COUNTERPARTS.get(name);
  if (other === undefined || isKnown(name) || !isKnown(other)) return false;
  return isBlank(entry[name]) && entry[other] !== undefined && entry[other] !== null;
}

function isBlank(value: Json | undefined): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}
