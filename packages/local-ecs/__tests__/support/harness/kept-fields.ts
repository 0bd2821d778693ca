/** Requests with every field that the local ECS keeps, and whether an answer shows them. */
import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { findInput, findTreatment } from './request-paths.ts';
import type { Shape } from './service-model.ts';

/** A request with a value in each field that is kept; every text and number in it is different. */
export function composeKept(operation: string): JsonObject {
  let count = 0;
  const compose = (shape: Shape, path: string, within: readonly string[]): Json | undefined => {
    count += 1;
    if (shape.kind === 'list') return wrap(compose(shape.of(), path, within), (value) => [value]);
    if (shape.kind === 'map') return wrap(compose(shape.of(), path, within), (value) => ({ [`key-${count}`]: value }));
    if (shape.kind === 'structure') {
      if (within.includes(shape.name)) return undefined;
      const fields = [...shape.fields].flatMap(([name, field]): readonly (readonly [string, Json])[] => {
        const value = compose(field.shape(), path === '' ? name : `${path}.${name}`, [...within, shape.name]);
        return value === undefined ? [] : [[name, value]];
      });
      return fields.length === 0 ? undefined : Object.fromEntries(fields);
    }
    if (findTreatment(operation, path) !== 'kept') return undefined;
    if (shape.kind === 'boolean') return true;
    if (shape.kind === 'number' || shape.kind === 'timestamp') return 7000 + count;
    return shape.kind === 'text' && shape.among !== undefined ? (shape.among[0] ?? '') : `value-${count}`;
  };
  return (compose(findInput(operation), '', []) ?? {}) as JsonObject;
}

function wrap(value: Json | undefined, around: (value: Json) => Json): Json | undefined {
  return value === undefined ? undefined : around(value);
}

/** Fields of `right` go over those of `base`, item by item in lists. */
export function overlay(base: JsonObject, right: JsonObject): JsonObject {
  const merged = Object.entries(right).map(([name, value]): readonly [string, Json] => [
    name,
    overlayValue(base[name] ?? null, value ?? null),
  ]);
  return { ...base, ...Object.fromEntries(merged) };
}

function overlayValue(base: Json, right: Json): Json {
  if (isJsonObject(base) && isJsonObject(right)) return overlay(base, right);
  if (!isJsonList(base) || !isJsonList(right)) return right;
  return right.map((item, at) => overlayValue(base[at] ?? null, item));
}

/** The kept fields of the request that the answer does not show under their names with their values. */
export function listLost(input: JsonObject, described: JsonObject, operation: string): readonly string[] {
  const shown = new Set(listPairs(described).map(({ name, value }) => `${name}=${value}`));
  return listPairs(input)
    .filter(({ path }) => findTreatment(operation, path) === 'kept')
    .filter(({ name, value }) => !shown.has(`${name}=${value}`))
    .map(({ path, value }) => `${path}=${value}`);
}

interface Pair {
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

/** Details of attachments are pairs too, and some of their values are JSON. */
function listPairs(value: Json, path = ''): readonly Pair[] {
  if (isJsonList(value)) return value.flatMap((item) => listPairs(item, path));
  if (!isJsonObject(value)) return [{ path, name: path.slice(path.lastIndexOf('.') + 1), value: String(value) }];
  const { name: detail, value: text } = value;
  const isJson = typeof text === 'string' && /^[[{]/.test(text);
  const inDetail = typeof detail === 'string' && text !== undefined;
  return [
    ...Object.entries(value).flatMap(([name, one]) => listPairs(one ?? null, path === '' ? name : `${path}.${name}`)),
    ...(inDetail ? listPairs(isJson ? JSON.parse(text) : text, detail) : []),
  ];
}
