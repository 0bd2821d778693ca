import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../api-error.ts';
import { REQUEST_TYPES } from './request-types.ts';

/**
 * Refuses a field of a wrong type before anything else, as the JSON layer of ECS does; whether the field is simulated or
 * only kept makes no difference. Wording not documented. Fields that ECS does not know are ignored (observed).
 * @throws ApiError SerializationException
 */
export function checkTypes(operation: string, input: JsonObject): void {
  const wrong = findWrong(input, `${operation}Request`, '');
  if (wrong !== undefined) throw new ApiError('SerializationException', wrong);
}

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['string', 'a string'],
  ['number', 'a number'],
  ['boolean', 'a boolean'],
]);

/** @param type as in `REQUEST_TYPES` */
function findWrong(value: Json | undefined, type: string, path: string): string | undefined {
  if (value === undefined || value === null || type === 'any') return undefined;
  const simple = SIMPLE.get(type);
  if (simple !== undefined) return typeof value === type ? undefined : `${path} must be ${simple}`;
  if (type.startsWith('[')) return findInList(value, type.slice(1, -1), path);
  if (!isJsonObject(value)) return `${path} must be an object`;
  if (type.startsWith('{')) return findInMap(value, type.slice(1, -1), path);
  return findInStructure(value, REQUEST_TYPES[type] ?? {}, path);
}

function findInList(value: Json, type: string, path: string): string | undefined {
  if (!isJsonList(value)) return `${path} must be a list`;
  for (const [at, item] of value.entries()) {
    const wrong = findWrong(item, type, `${path}[${at}]`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function findInMap(value: JsonObject, type: string, path: string): string | undefined {
  for (const [name, item] of Object.entries(value)) {
    const wrong = findWrong(item, type, `${path}.${name}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function findInStructure(
  value: JsonObject,
  fields: Readonly<Record<string, string>>,
  path: string,
): string | undefined {
  for (const [name, item] of Object.entries(value)) {
    const type = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const wrong = type === undefined ? undefined : findWrong(item, type, path === '' ? name : `${path}.${name}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}
