/**
 * Values as text and back: JSON, and also Maps, Sets, undefined fields and every number. The order of Maps and fields
 * stays. Anything else (a function, an instance of a class) cannot be kept, and is refused.
 */

/** An object with this single field encodes a value that JSON does not have. */
const MARK = '$';

/** @throws Error for a value that could not be read again as it was */
export function writeValue(value: unknown): string {
  return JSON.stringify(encode(value));
}

/** @throws SyntaxError for invalid JSON. A text that `writeValue` did not write has an undefined result */
export function readValue(text: string): unknown {
  return decode(JSON.parse(text));
}

type Form = readonly ['undefined'] | readonly ['number', string] | readonly ['map' | 'set' | 'object', unknown];

function encode(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return encodeNumber(value);
  if (value === undefined) return mark(['undefined']);
  if (Array.isArray(value)) return value.map(encode);
  if (value instanceof Map) return mark(['map', [...value].map(([key, item]) => [encode(key), encode(item)])]);
  if (value instanceof Set) return mark(['set', [...value].map(encode)]);
  if (typeof value === 'object' && isPlain(value)) return encodeObject(value);
  throw new Error(`a ${typeof value} cannot be kept in a folder: ${String(value)}`);
}

function mark(form: Form): unknown {
  return { [MARK]: form };
}

function encodeNumber(value: number): unknown {
  const isJson = Number.isFinite(value) && !Object.is(value, -0);
  return isJson ? value : mark(['number', Object.is(value, -0) ? '-0' : String(value)]);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** An object that has the mark as a field itself is written as its entries. */
function encodeObject(value: object): unknown {
  const entries = Object.entries(value).map(([name, field]) => [name, encode(field)]);
  return Object.hasOwn(value, MARK) ? mark(['object', entries]) : Object.fromEntries(entries);
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  if (MARK in value && Object.hasOwn(value, MARK)) return decodeForm(value[MARK]);
  return decodeFields(Object.entries(value));
}

/** `fromEntries` creates own properties of every name, `__proto__` too. */
function decodeFields(entries: readonly (readonly [string, unknown])[]): unknown {
  return Object.fromEntries(entries.map(([name, field]) => [name, decode(field)]));
}

function decodeForm(form: unknown): unknown {
  const [kind, content]: readonly unknown[] = Array.isArray(form) ? form : [];
  const items: readonly unknown[] = Array.isArray(content) ? content : [];
  if (kind === 'number') return Number(content);
  if (kind === 'set') return new Set(items.map(decode));
  if (kind === 'map') return new Map(items.filter(isPair).map(([key, item]) => [decode(key), decode(item)]));
  if (kind === 'object') return decodeFields(items.filter(isPair).map(([name, field]) => [String(name), field]));
  return undefined;
}

function isPair(item: unknown): item is readonly [unknown, unknown] {
  return Array.isArray(item) && item.length === 2;
}
