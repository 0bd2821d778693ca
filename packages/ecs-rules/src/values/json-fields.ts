/** Fields of an unchecked document: null and values of another type count as absent. */
import { isJsonList, isJsonObject, type Json, type JsonObject } from './json.ts';

export function readString(object: JsonObject, field: string): string | undefined {
  const value = object[field];
  return typeof value === 'string' ? value : undefined;
}

export function readNumber(object: JsonObject, field: string): number | undefined {
  const value = object[field];
  return typeof value === 'number' ? value : undefined;
}

export function readBoolean(object: JsonObject, field: string): boolean | undefined {
  const value = object[field];
  return typeof value === 'boolean' ? value : undefined;
}

export function readObject(object: JsonObject, field: string): JsonObject | undefined {
  const value = object[field];
  return isJsonObject(value) ? value : undefined;
}

/** Items of any type; none when the list is absent. */
export function readList(object: JsonObject, field: string): readonly Json[] {
  const value = object[field];
  return isJsonList(value) ? value : [];
}

export function readStrings(object: JsonObject, field: string): readonly string[] {
  return readList(object, field).filter((item) => typeof item === 'string');
}

export function readObjects(object: JsonObject, field: string): readonly JsonObject[] {
  return readList(object, field).filter(isJsonObject);
}
