/** Types of a file converted: what a template or YAML made a text, a number or nothing, in the form that ECS takes. */

import { type Shape, TASK_DEFINITION_SHAPE } from '@slipway/ecs-rules/task-definition';
import { isJsonObject, type Json } from '@slipway/ecs-rules/values';
import { listSome } from '../text/list-some.ts';
import { type ConvertedTree, extendPointer } from './converted-tree.ts';
import { type DocumentError, extendPath } from './document-error.ts';
import { dropEmpty, isArguments } from './drop-empty.ts';
import { isEmptyCounterpart } from './empty-counterpart.ts';

/** A document as DescribeTaskDefinition answers it. */
const WRAPPED: Shape = { fields: { taskDefinition: TASK_DEFINITION_SHAPE }, required: [] };

/**
 * Texts that ECS does not take empty, or takes as not set. An empty text elsewhere has a meaning of its own: the value
 * of a variable, a label or an option, an argument.
 */
const NEVER_EMPTY: ReadonlySet<string> = new Set([
  ...['taskRoleArn', 'executionRoleArn', 'cpu', 'memory', 'credentialsParameter', 'hostname', 'user'],
  ...['workingDirectory', 'containerPortRange', 'expression', 'sourcePath', 'driver', 'rootDirectory'],
  ...['accessPointId', 'accessPointArn'],
]);

/** The tree with its types converted, the places where that was needed, and what cannot be converted. */
export interface CorrectedTree {
  readonly json: Json;
  /** Paths of values that have another type now. */
  readonly retyped: readonly string[];
  /** Paths of what was empty and was left out. */
  readonly dropped: readonly string[];
  /** By the path of a list as it is now: the places that its items had before. */
  readonly moved: ReadonlyMap<string, readonly number[]>;
  readonly errors: readonly DocumentError[];
}

interface Correction {
  readonly sources: ReadonlyMap<string, string>;
  readonly kept: readonly string[];
  readonly retyped: string[];
  readonly dropped: string[];
  readonly errors: DocumentError[];
}

interface Place {
  readonly path: string;
  readonly pointer: string;
}

/**
 * Numbers and booleans that are texts, texts that are numbers or booleans, and whatever is empty where ECS takes
 * nothing empty. Fields that nobody here knows stay as they are.
 * @param kept names of fields that stay although they are empty
 */
export function coerceTypes(tree: ConvertedTree, kept: readonly string[]): CorrectedTree {
  const correction: Correction = { sources: tree.sources, kept, retyped: [], dropped: [], errors: [] };
  const isWrapped = isJsonObject(tree.json) && isJsonObject(tree.json.taskDefinition);
  const shape = isWrapped ? WRAPPED : TASK_DEFINITION_SHAPE;
  const { json, dropped, moved } = dropEmpty(
    correct(tree.json, shape, { path: '', pointer: '' }, correction) ?? {},
    shape,
    kept,
  );
  const { retyped, errors } = correction;
  return { json, retyped, dropped: [...correction.dropped, ...dropped], moved, errors };
}

/** `undefined`: to be left out. */
function correct(value: Json, shape: Shape | undefined, place: Place, correction: Correction): Json | undefined {
  if (shape === undefined || value === null) return value;
  if (shape === 'integer') return correctNumber(value, place, correction);
  if (shape === 'boolean') return correctBoolean(value, place, correction);
  if (shape === 'map') return coerceFields(value, () => 'string', { place, correction });
  if (shape === 'string' || 'oneOf' in shape) return correctText(value, place, correction);
  if ('fields' in shape) return coerceFields(value, (name) => pick(shape.fields, name), { place, correction });
  return correctItems(value, shape[0], { place, correction });
}

function pick(shapes: Readonly<Record<string, Shape>>, name: string): Shape | undefined {
  return Object.hasOwn(shapes, name) ? shapes[name] : undefined;
}

interface Surroundings {
  readonly place: Place;
  readonly correction: Correction;
}

function correctItems(items: Json, shape: Shape, { place, correction }: Surroundings): Json {
  if (!Array.isArray(items)) return items;
  return items.map((item: Json, index) => {
    const inside = below(place, index);
    if (item === null) return isArguments(fieldName(place)) ? addError(inside, correction, IS_NULL) : null;
    return correct(item, shape, inside, correction) ?? item;
  });
}

const IS_NULL = { problem: 'is null', advice: 'Give a value, or remove it' };

function fieldName({ path }: Place): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function coerceFields(
  object: Json,
  shapeOf: (name: string) => Shape | undefined,
  { place, correction }: Surroundings,
): Json | undefined {
  if (!isJsonObject(object)) return object;
  const fields = Object.entries(object).flatMap(([name, field]): [string, Json][] => {
    if (field === undefined) return [];
    const shape = shapeOf(name);
    const inside = below(place, name);
    // What is null is left out later, without a notice.
    const isUnused = field !== null && isEmptyCounterpart(object, name, (one) => shapeOf(one) !== undefined);
    const isEmpty = isUnused || isNothing(field, name, shape);
    const isLeftOut = isEmpty && !correction.kept.includes(name);
    if (isLeftOut) correction.dropped.push(inside.path);
    const next = isLeftOut ? undefined : correct(field, shape, inside, correction);
    return next === undefined ? [] : [[name, next]];
  });
  const isEmptied = fields.length === 0 && Object.keys(object).length > 0;
  return isEmptied ? undefined : Object.fromEntries(fields);
}

/** A text that is empty where ECS takes none: nothing can have been meant but "not set". */
function isNothing(value: Json, name: string, shape: Shape | undefined): boolean {
  if (typeof value !== 'string' || value.trim() !== '' || shape === undefined) return false;
  if (shape === 'string') return NEVER_EMPTY.has(name);
  return shape === 'integer' || shape === 'boolean' || (typeof shape === 'object' && 'oneOf' in shape);
}

/** As it was written: `1.10` and `010` stay themselves. */
function correctText(value: Json, place: Place, correction: Correction): Json {
  if (typeof value !== 'number' && typeof value !== 'boolean') return value;
  correction.retyped.push(place.path);
  return correction.sources.get(place.pointer) ?? String(value);
}

function correctNumber(value: Json, place: Place, correction: Correction): Json {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number)) {
    return addError(place, correction, {
      problem: 'is not a whole number',
      advice: 'Write decimal digits, not quoted',
    });
  }
  correction.retyped.push(place.path);
  return number;
}

function correctBoolean(value: Json, place: Place, correction: Correction): Json {
  if (typeof value === 'boolean') return value;
  const isTrue = typeof value === 'string' && /^\s*(?:true|True|TRUE)\s*$/.test(value);
  const isFalse = typeof value === 'string' && /^\s*(?:false|False|FALSE)\s*$/.test(value);
  if (!isTrue && !isFalse) {
    return addError(place, correction, { problem: 'is not a boolean', advice: 'Write true or false, not quoted' });
  }
  correction.retyped.push(place.path);
  return isTrue;
}

function below(place: Place, step: string | number): Place {
  return { path: extendPath(place.path, step), pointer: extendPointer(place.pointer, step) };
}

function addError(place: Place, correction: Correction, words: Pick<DocumentError, 'problem' | 'advice'>): null {
  correction.errors.push({ path: place.path, ...words });
  return null;
}

/** More than this is noise. */
const MOST_PATHS = 20;

/** What was converted, as one sentence or two for a person; undefined when nothing was. */
export function describeCorrections({ retyped, dropped }: CorrectedTree): string | undefined {
  const sentences = [
    ...(retyped.length === 0 ? [] : [`Converted to the type that ECS requires: ${listSome(retyped, MOST_PATHS)}.`]),
    ...(dropped.length === 0 ? [] : [`Dropped because empty: ${listSome(dropped, MOST_PATHS)}.`]),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}
