/** Members of a document that may hold anything: null, and what has another type, count as absent. */
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../json.ts';

export function readString(object: JsonObject, member: string): string | undefined {
  const value = object[member];
  return typeof value === 'string' ? value : undefined;
}

export function readNumber(object: JsonObject, member: string): number | undefined {
  const value = object[member];
  return typeof value === 'number' ? value : undefined;
}

export function readBoolean(object: JsonObject, member: string): boolean | undefined {
  const value = object[member];
  return typeof value === 'boolean' ? value : undefined;
}

export function readObject(object: JsonObject, member: string): JsonObject | undefined {
  const value = object[member];
  return isJsonObject(value) ? value : undefined;
}

/** Items of any type; none when the list is not there. */
export function readList(object: JsonObject, member: string): readonly Json[] {
  const value = object[member];
  return isJsonList(value) ? value : [];
}

export function readStrings(object: JsonObject, member: string): readonly string[] {
  return readList(object, member).filter((item) => typeof item === 'string');
}

export function readObjects(object: JsonObject, member: string): readonly JsonObject[] {
  return readList(object, member).filter(isJsonObject);
}
