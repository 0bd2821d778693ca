/** Whether a document has the types of its shape. */
import { isJsonObject, type Json } from '../values/json.ts';
import { type Breaches, below, breach, doubt, wrongType } from './breach.ts';
import { isListShape, type Shape, type Structure } from './document-shape.ts';

const LEAST_INTEGER = -(2 ** 31);
const MOST_INTEGER = 2 ** 31 - 1;

/**
 * Checks as deep as the shape is. Fields that the shape does not know are ignored, and null counts as absent. The texts
 * are Slipway's. Types and required fields are those of the ECS API reference; that an unknown word is refused is
 * assumed.
 * @param path of the value
 */
export function* checkShape(value: Json | undefined, shape: Shape, path: string): Breaches {
  if (value === undefined || value === null) return;
  if (typeof shape === 'string') yield* checkPlain(value, shape, path);
  else if (isListShape(shape)) yield* checkList(value, shape[0], path);
  else if ('oneOf' in shape) {
    if (typeof value !== 'string') yield wrongType(path, 'a string');
    else if (!shape.oneOf.includes(value)) yield doubt(path, describeWord(value, path, shape.oneOf));
  } else yield* checkStructure(value, shape, path);
}

function* checkStructure(value: Json, shape: Structure, path: string): Breaches {
  if (!isJsonObject(value)) {
    yield wrongType(path, 'an object');
    return;
  }
  for (const [name, field] of Object.entries(shape.fields)) yield* checkShape(value[name], field, below(path, name));
  const absent = shape.required.find((name) => (value[name] ?? null) === null);
  if (absent !== undefined) yield breach(below(path, absent), `${below(path, absent)} should not be null or empty.`);
}

function* checkList(value: Json, shape: Shape, path: string): Breaches {
  if (!Array.isArray(value)) {
    yield wrongType(path, 'a list');
    return;
  }
  for (const [at, item] of value.entries()) {
    if (item === null) yield wrongType(`${path}[${at}]`, 'a value');
    yield* checkShape(item, shape, `${path}[${at}]`);
  }
}

/** The nearest word is proposed where only the letter case differs. */
function describeWord(value: string, path: string, known: readonly string[]): string {
  const meant = known.find((word) => word.toLowerCase() === value.trim().toLowerCase());
  const unknown = `${path} '${value}' is not a known value`;
  return meant === undefined ? `${unknown} (known: ${known.join(', ')}).` : `${unknown}; did you mean '${meant}'?`;
}

function* checkPlain(value: Json, shape: 'string' | 'integer' | 'boolean' | 'map', path: string): Breaches {
  switch (shape) {
    case 'string':
      if (typeof value !== 'string') yield wrongType(path, 'a string');
      return;
    case 'boolean':
      if (typeof value !== 'boolean') yield wrongType(path, 'a boolean');
      return;
    case 'integer':
      if (!isInteger(value)) yield wrongType(path, 'an integer');
      return;
    case 'map':
      yield* checkMap(value, path);
  }
}

function isInteger(value: Json): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= LEAST_INTEGER && value <= MOST_INTEGER;
}

function* checkMap(value: Json, path: string): Breaches {
  if (!isJsonObject(value)) {
    yield wrongType(path, 'an object');
    return;
  }
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string') yield wrongType(`${path}.${name}`, 'a string');
  }
}
