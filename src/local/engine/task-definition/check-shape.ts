/** Whether a document has the types of its shape. */
import { isJsonObject, type Json, type JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { wrongType } from '../input.ts';
import type { Shape } from './document-shape.ts';

const LEAST_INTEGER = -(2 ** 31);
const MOST_INTEGER = 2 ** 31 - 1;

/**
 * Goes as deep as the shape does: members that it does not know are left alone, and null is as good as absent.
 * @param path of the value, for the message
 * @throws ApiFault SerializationException for a wrong type; ClientException, in words of our own, for a value that is none
 *   of those allowed, and for a member that must be there
 */
export function checkShape(value: Json | undefined, shape: Shape, path: string): void {
  if (value === undefined || value === null) return;
  if (typeof shape === 'string') checkPlain(value, shape, path);
  else if (isListShape(shape)) checkList(value, shape[0], path);
  else if ('oneOf' in shape) {
    if (typeof value !== 'string') throw wrongType(path, 'a string');
    if (!shape.oneOf.includes(value)) throw clientFault(`Invalid value '${value}' for ${path}.`);
  } else {
    if (!isJsonObject(value)) throw wrongType(path, 'an object');
    const inside = path === '' ? '' : `${path}.`;
    for (const [name, member] of Object.entries(shape.members)) checkShape(value[name], member, `${inside}${name}`);
    const absent = shape.required.find((name) => (value[name] ?? null) === null);
    if (absent !== undefined) throw clientFault(`${inside}${absent} should not be null or empty.`);
  }
}

function checkList(value: Json, shape: Shape, path: string): void {
  if (!Array.isArray(value)) throw wrongType(path, 'a list');
  value.forEach((item: Json, at) => {
    if (item === null) throw wrongType(`${path}[${at}]`, 'a value');
    checkShape(item, shape, `${path}[${at}]`);
  });
}

function isListShape(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function checkPlain(value: Json, shape: 'string' | 'integer' | 'boolean' | 'map', path: string): void {
  switch (shape) {
    case 'string':
      if (typeof value !== 'string') throw wrongType(path, 'a string');
      return;
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(path, 'a boolean');
      return;
    case 'integer':
      if (typeof value !== 'number' || !Number.isInteger(value) || value < LEAST_INTEGER || value > MOST_INTEGER) {
        throw wrongType(path, 'an integer');
      }
      return;
    case 'map':
      checkMap(value, path);
  }
}

function checkMap(value: Json, path: string): void {
  if (!isJsonObject(value)) throw wrongType(path, 'an object');
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string') throw wrongType(`${path}.${name}`, 'a string');
  }
}

/** The same without members that are null: absent is how answers say it. */
export function dropNulls(document: JsonObject): JsonObject {
  const members = Object.entries(document).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(members.map(([name, value]) => [name, dropInside(value ?? null)]));
}

function dropInside(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => dropInside(item));
  return isJsonObject(value) ? dropNulls(value) : value;
}
