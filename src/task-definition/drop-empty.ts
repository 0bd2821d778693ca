/** What is empty in a document and sets nothing: lists, objects, and items of lists with only empty fields. */

import { isListShape, isStructure, type Shape, type Structure, shapeOf } from '@slipway/ecs-rules/task-definition';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { extendPath } from './document-error.ts';

/**
 * Lists that stay empty without a word: DescribeTaskDefinition answers them so, for every revision or for those that
 * the console registered, and ECS registers them again.
 */
const ANSWERED_EMPTY: ReadonlySet<string> = new Set([
  ...['volumes', 'placementConstraints', 'environment', 'environmentFiles', 'mountPoints', 'portMappings', 'secrets'],
  ...['secretOptions', 'systemControls', 'ulimits', 'volumesFrom', 'command', 'entryPoint'],
]);

/**
 * An empty `host` is a volume of the task's lifetime, an empty Docker volume one of Docker (ECS API reference, Volume).
 */
const MEANT_EMPTY: ReadonlySet<string> = new Set(['host', 'dockerVolumeConfiguration']);

/** Lists whose items are arguments: an empty one is one, too, and `entryPoint: [""]` clears that of the image. */
const ARGUMENTS: ReadonlySet<string> = new Set(['command', 'entryPoint']);

/** Where a volume is kept. Without a blank one of its texts it would become a volume of the task's lifetime. */
const STORES: ReadonlySet<string> = new Set([
  ...['efsVolumeConfiguration', 's3filesVolumeConfiguration', 'fsxWindowsFileServerVolumeConfiguration'],
]);

export interface TrimmedTree {
  readonly json: Json;
  /** Paths of what was left out, as they were before. */
  readonly dropped: readonly string[];
  /** By the path of a list as it is now: the places that its items had before. */
  readonly moved: ReadonlyMap<string, readonly number[]>;
}

interface Trimming {
  readonly kept: readonly string[];
  readonly dropped: string[];
  readonly moved: Map<string, readonly number[]>;
}

interface Place {
  readonly before: string;
  readonly now: string;
}

/**
 * Fields that the shape does not know stay as they are, and so do the values of maps, such as labels, and of variables.
 * @param kept names of fields that stay although they are empty
 */
export function dropEmpty(json: Json, shape: Shape, kept: readonly string[] = []): TrimmedTree {
  const trimming: Trimming = { kept, dropped: [], moved: new Map() };
  const trimmed = trim(json, shape, { before: '', now: '' }, trimming);
  return { json: trimmed, dropped: trimming.dropped, moved: trimming.moved };
}

export function isArguments(name: string): boolean {
  return ARGUMENTS.has(name);
}

function trim(value: Json, shape: Shape | undefined, place: Place, trimming: Trimming): Json {
  if (typeof shape !== 'object') return value;
  if (isListShape(shape)) return Array.isArray(value) ? trimItems(value, shape[0], place, trimming) : value;
  return 'fields' in shape && isJsonObject(value) ? trimFields(value, shape, place, trimming) : value;
}

function trimFields(object: JsonObject, shape: Structure, place: Place, trimming: Trimming): JsonObject {
  const fields = Object.entries(object).flatMap(([name, value]): [string, Json][] => {
    if (value === undefined) return [];
    const inside = { before: extendPath(place.before, name), now: extendPath(place.now, name) };
    const field = shapeOf(shape, name);
    if (field === undefined || isKept(name, value, trimming.kept)) return [[name, value]];
    if (typeof value === 'object' && value !== null && isEmpty(value, field, trimming.kept)) {
      if (isNullList(name, value)) return [[name, value]];
      trimming.dropped.push(inside.before);
      return [];
    }
    return [[name, trim(value, field, inside, trimming)]];
  });
  return Object.fromEntries(fields);
}

function trimItems(items: readonly Json[], shape: Shape, place: Place, trimming: Trimming): Json {
  const stays = [...items.keys()].filter((at) => !isEmpty(items[at], shape, trimming.kept));
  for (const at of items.keys()) if (!stays.includes(at)) trimming.dropped.push(`${place.before}[${at}]`);
  if (stays.length < items.length) trimming.moved.set(place.now, stays);
  return stays.map((from, to) =>
    trim(items[from] ?? null, shape, { before: `${place.before}[${from}]`, now: `${place.now}[${to}]` }, trimming),
  );
}

/** Containers that are null: the list stays, so that the error names them. */
function isNullList(name: string, value: Json): boolean {
  return name === 'containerDefinitions' && isJsonList(value) && value.includes(null);
}

/** Whether a field stays whatever is in it. */
function isKept(name: string, value: Json, kept: readonly string[]): boolean {
  if (kept.includes(name) || ARGUMENTS.has(name)) return true;
  if (Array.isArray(value)) return value.length === 0 && ANSWERED_EMPTY.has(name);
  if (!isJsonObject(value)) return false;
  const isBare = Object.keys(value).length === 0;
  return isBare ? MEANT_EMPTY.has(name) : STORES.has(name);
}

/** Null, blank text, and what holds nothing else. A map is not empty when it has a name. */
function isEmpty(value: Json | undefined, shape: Shape | undefined, kept: readonly string[]): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  // Of another type than the field's: a mistake, and not nothing.
  if (typeof shape === 'string' ? shape !== 'map' : shape !== undefined && 'oneOf' in shape) return false;
  if (isJsonList(value)) {
    const item = isListShape(shape) ? shape[0] : undefined;
    return value.every((one) => isEmpty(one, item, kept));
  }
  if (!isJsonObject(value)) return false;
  if (shape === 'map') return Object.keys(value).length === 0;
  return Object.entries(value).every(([name, field]) => {
    return !kept.includes(name) && isEmpty(field, isStructure(shape) ? shapeOf(shape, name) : undefined, kept);
  });
}
