/** Members of a document that may hold anything: what has another type counts as absent. */
import { isJsonObject, type Json, type JsonObject } from '../json.ts';

export function readText(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function readTexts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item: Json) => typeof item === 'string') : [];
}

export function readObject(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function readObjects(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
