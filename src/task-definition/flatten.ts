/**
 * A JSON document as a list of its fields, each by its path: `containerDefinitions[web].portMappings[80/tcp].hostPort`.
 * Items of a list have names where their order means nothing, so that two documents can be compared field by field.
 */

import { isListShape, type Shape, shapeOf } from '@slipway/ecs-rules/task-definition';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';

export interface FlatField {
  /** The path without the names of items: `containerDefinitions.portMappings.hostPort`. */
  readonly kind: string;
  /** A plain value, a whole list whose order counts, or `{}`: an item that exists. */
  readonly value: Json;
  /** Whether the shape of the document knows the field, and so what it holds. */
  readonly isKnown: boolean;
}

/** By path. */
export type FlatDocument = ReadonlyMap<string, FlatField>;

/** How the items of a list are distinguished. */
export interface ItemNames {
  /** The name of an item; undefined: it has none, and the list is taken as a whole. */
  readonly name: (item: JsonObject) => string | undefined;
  /** Fields that are in the name. */
  readonly named: readonly string[];
  /** The one other field, of items that are pairs. */
  readonly value?: string;
}

/** What is known of the lists of a document, by the kind of the field. */
export interface ListRules {
  readonly items: Readonly<Record<string, ItemNames>>;
  /** Lists whose order means nothing, and whose items have no names. */
  readonly sets: ReadonlySet<string>;
}

export function flatten(document: JsonObject, shape: Shape | undefined, rules: ListRules): FlatDocument {
  const fields = new Map<string, FlatField>();
  flattenFields(document, { path: '', kind: '', shape }, { rules, fields });
  return fields;
}

/** One text for one content. */
export function toText(fields: FlatDocument): string {
  const texts = [...fields].map(([path, { value }]) => `${path}=${canonicalize(value)}`);
  return texts.sort().join('\n');
}

interface Place {
  readonly path: string;
  readonly kind: string;
  readonly shape: Shape | undefined;
}

interface Flattening {
  readonly rules: ListRules;
  readonly fields: Map<string, FlatField>;
}

function flattenFields(object: JsonObject, place: Place, flattening: Flattening): void {
  for (const [name, value] of Object.entries(object)) flattenValue(value, enter(place, name), flattening);
}

function enter({ path, kind, shape }: Place, name: string): Place {
  const isMap = shape === 'map';
  const isPlain = /^[A-Za-z_]\w*$/.test(name);
  const field = path === '' ? name : `.${name}`;
  return {
    path: path + (isMap || !isPlain ? bracket(name) : field),
    kind: isMap ? kind : kind === '' ? name : `${kind}.${name}`,
    shape: isMap ? 'string' : typeof shape === 'object' && 'fields' in shape ? shapeOf(shape, name) : undefined,
  };
}

/** A name that could be taken for more than a name is quoted, so that no two fields have one path. */
function bracket(name: string): string {
  return /^[\w./:@-]+$/.test(name) ? `[${name}]` : `[${JSON.stringify(name)}]`;
}

function flattenValue(value: Json | undefined, place: Place, flattening: Flattening): void {
  if (value === undefined || value === null) return;
  if (isJsonObject(value)) flattenFields(value, place, flattening);
  else if (isJsonList(value)) flattenList(value, place, flattening);
  else note(value, place, flattening);
}

function flattenList(list: readonly Json[], place: Place, flattening: Flattening): void {
  const { items, sets } = flattening.rules;
  if (list.length === 0) return;
  const names = items[place.kind];
  const named = names === undefined ? undefined : nameItems(list, names);
  if (names !== undefined && named !== undefined) {
    for (const [name, item] of named) flattenItem(item, { name, names, place }, flattening);
    return;
  }
  const ordered = sets.has(place.kind) ? [...new Set(list.map(canonicalize))].sort().map(parse) : list;
  note(ordered, place, flattening);
}

function parse(text: string): Json {
  return JSON.parse(text) as Json;
}

/** Undefined where an item has no name. Items of one name are numbered in their order: it may count. */
function nameItems(
  list: readonly Json[],
  { name: nameOf }: ItemNames,
): readonly (readonly [string, JsonObject])[] | undefined {
  const counts = new Map<string, number>();
  const named = list.flatMap((item) => {
    const name = isJsonObject(item) ? nameOf(item) : undefined;
    if (name === undefined || !isJsonObject(item)) return [];
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const path = bracket(name);
    return [[count === 1 ? path : `${path.slice(0, -1)}#${count}]`, item] as const];
  });
  return named.length === list.length ? named : undefined;
}

interface Named {
  readonly name: string;
  readonly names: ItemNames;
  readonly place: Place;
}

function flattenItem(item: JsonObject, { name, names, place }: Named, flattening: Flattening): void {
  const shape = isListShape(place.shape) ? place.shape[0] : undefined;
  const inside = { path: place.path + name, kind: place.kind, shape };
  const rest = Object.entries(item).filter(([field, value]) => !names.named.includes(field) && value !== undefined);
  const [[field, value] = [], ...others] = rest;
  if (names.value !== undefined && field === names.value && others.length === 0 && typeof value === 'string') {
    note(value, inside, flattening);
    return;
  }
  note({}, inside, flattening);
  flattenFields(Object.fromEntries(rest), inside, flattening);
}

function note(value: Json, { path, kind, shape }: Place, { fields }: Flattening): void {
  fields.set(path, { kind, value, isKnown: shape !== undefined });
}

/** Fields by name; what is null or empty is left out. */
export function canonicalize(value: Json): string {
  if (isJsonList(value)) return `[${value.map(canonicalize).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value)
    .flatMap(([name, field]) => (field === undefined ? [] : [[name, canonicalize(field)] as const]))
    .filter(([, text]) => text !== '[]' && text !== '{}' && text !== 'null')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}
