/** Reads requests of Elastic Load Balancing: the query protocol has texts only, a program may give numbers too. */
import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../api-error.ts';

export function validationError(message: string): ApiError {
  return new ApiError('ValidationError', message);
}

export function readText(input: JsonObject, field: string): string | undefined {
  const value = input[field] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  // Wording not documented.
  throw validationError(`${field} must be a text`);
}

/** The text is that of all AWS services of this protocol. */
export function requireText(input: JsonObject, field: string): string {
  const text = readText(input, field);
  if (text !== undefined && text !== '') return text;
  throw validationError(
    `1 validation error detected: Value null at '${lowerFirst(field)}' failed to satisfy constraint: Member must not be null`,
  );
}

export interface Range {
  readonly least: number;
  readonly most: number;
}

export function readWhole(input: JsonObject, field: string, { least, most }: Range): number | undefined {
  const text = readText(input, field);
  if (text === undefined) return undefined;
  const number = /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  const bound = number > most ? `less than or equal to ${most}` : `greater than or equal to ${least}`;
  throw validationError(
    `1 validation error detected: Value '${text}' at '${lowerFirst(field)}' failed to satisfy constraint: Member must have value ${bound}`,
  );
}

export function requireWhole(input: JsonObject, field: string, range: Range): number {
  requireText(input, field);
  return readWhole(input, field, range) ?? range.least;
}

export function readFlag(input: JsonObject, field: string): boolean | undefined {
  const text = readText(input, field);
  if (text === undefined) return undefined;
  if (text === 'true' || text === 'false') return text === 'true';
  // Wording not documented.
  throw validationError(`${field} must be true or false`);
}

export function readChoice<Choice extends string>(
  input: JsonObject,
  field: string,
  among: readonly Choice[],
): Choice | undefined {
  const text = readText(input, field);
  if (text === undefined) return undefined;
  const choice = among.find((one) => one === text);
  if (choice !== undefined) return choice;
  throw refuseChoice(field, text, among);
}

export function refuseChoice(field: string, text: string, among: readonly string[]): ApiError {
  return validationError(
    `1 validation error detected: Value '${text}' at '${lowerFirst(field)}' failed to satisfy constraint: Member must satisfy enum value set: [${among.join(', ')}]`,
  );
}

/** An empty list of a form is a field with an empty text. */
export function readItems(input: JsonObject, field: string): readonly Json[] {
  const value = input[field] ?? undefined;
  if (value === undefined || value === '') return [];
  if (isJsonList(value)) return value;
  // Wording not documented.
  throw validationError(`${field} must be a list`);
}

export function readTexts(input: JsonObject, field: string): readonly string[] {
  return readItems(input, field).map(
    (item, at) => readText({ [`${field}.${at + 1}`]: item }, `${field}.${at + 1}`) ?? '',
  );
}

export function readParts(input: JsonObject, field: string): readonly JsonObject[] {
  return readItems(input, field).map((item) => {
    if (isJsonObject(item)) return item;
    throw validationError(`Each of ${field} must be an object`);
  });
}

export function readPart(input: JsonObject, field: string): JsonObject | undefined {
  const value = input[field] ?? undefined;
  if (value === undefined || value === '') return undefined;
  if (isJsonObject(value)) return value;
  throw validationError(`${field} must be an object`);
}

function lowerFirst(field: string): string {
  return `${field.charAt(0).toLowerCase()}${field.slice(1)}`;
}
