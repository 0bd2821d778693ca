import { isJsonObject, type Json } from '@slipway/ecs-rules/values';

/** Equal JSON, whatever the order of fields; a null is as good as absent. */
export function isSameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (isJsonObject(one) && isJsonObject(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => isSameJson(one[key], other[key]));
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, at) => isSameJson(item, other[at]));
  }
  return (one ?? undefined) === (other ?? undefined);
}
