/** Reads the fields of a request. A field of the wrong type is refused as by the JSON layer of ECS. */
import { defined, isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, invalidParameter } from './api-error.ts';

/** Wording not documented. */
function serializationError(field: string, wanted: string): ApiError {
  return new ApiError('SerializationException', `${field} must be ${wanted}`);
}

export function readString(input: JsonObject, field: string): string | undefined {
  const value = input[field] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw serializationError(field, 'a string');
}

/** A required text that is not empty. */
export function requireString(input: JsonObject, field: string): string {
  const value = readString(input, field);
  // Wording not documented.
  if (value === undefined || value === '') throw invalidParameter(`${field} can not be blank.`);
  return value;
}

export function readNumber(input: JsonObject, field: string): number | undefined {
  const value = input[field] ?? undefined;
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value;
  throw serializationError(field, 'a number');
}

export function readBoolean(input: JsonObject, field: string): boolean | undefined {
  const value = input[field] ?? undefined;
  if (value === undefined || typeof value === 'boolean') return value;
  throw serializationError(field, 'a boolean');
}

export function readObject(input: JsonObject, field: string): JsonObject | undefined {
  const value = input[field] ?? undefined;
  if (value === undefined || isJsonObject(value)) return value;
  throw serializationError(field, 'an object');
}

export function readList(input: JsonObject, field: string): readonly Json[] | undefined {
  const value = input[field] ?? undefined;
  if (value === undefined) return undefined;
  if (isJsonList(value)) return value;
  throw serializationError(field, 'a list');
}

export function readObjects(input: JsonObject, field: string): readonly JsonObject[] {
  return (readList(input, field) ?? []).map((value) => {
    if (isJsonObject(value)) return value;
    throw serializationError(`Each of ${field}`, 'an object');
  });
}

export function readStrings(input: JsonObject, field: string): readonly string[] {
  return (readList(input, field) ?? []).map((value) => {
    if (typeof value === 'string') return value;
    throw serializationError(`Each of ${field}`, 'a string');
  });
}

/** Seconds since the epoch with a fraction of milliseconds, as the wire has it. */
export function asTimestamp(ms: number): number {
  return ms / 1000;
}

/** The fields among `names` that exist and are not null. */
export function pickFields(input: JsonObject, names: readonly string[]): JsonObject {
  const picked: Record<string, Json> = {};
  for (const name of names) {
    const value = input[name] ?? undefined;
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

/** An object without its undefined fields: answers omit absent fields. */
export function omitAbsent(fields: Readonly<Record<string, Json | undefined>>): JsonObject {
  return defined(fields);
}
