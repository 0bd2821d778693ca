import { isJsonObject, type Json, type JsonObject } from '../values/json.ts';
import { below } from './breach.ts';

/** The document with these values null, which counts as absent. Items of lists keep their places. */
export function omitValues(document: JsonObject, paths: readonly string[]): JsonObject {
  const omitted = omit(document, '', new Set(paths));
  return isJsonObject(omitted) ? omitted : {};
}

function omit(value: Json, path: string, paths: ReadonlySet<string>): Json {
  if (paths.has(path)) return null;
  if (Array.isArray(value)) return value.map((item: Json, at) => omit(item, `${path}[${at}]`, paths));
  if (!isJsonObject(value)) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, omit(field ?? null, below(path, name), paths)]);
  return Object.fromEntries(fields);
}
