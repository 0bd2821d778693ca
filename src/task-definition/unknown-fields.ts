/** Fields that RegisterTaskDefinition does not have: mostly mistyped ones, which ECS ignores. */

import {
  isListShape,
  isStructure,
  type Shape,
  type Structure,
  TASK_DEFINITION_SHAPE,
} from '@slipway/ecs-rules/task-definition';
import { findNearest } from '@slipway/ecs-rules/text';
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { type DocumentError, extendPath } from './document-error.ts';
import { isEmptyCounterpart } from './empty-counterpart.ts';
import { isResponseOnly } from './registrable.ts';

/** Names that are notes of their author, and names of a schema. */
const NOTE = /^(?:_|\$|\/\/|#|comment$)/i;

/** More than this is no task definition, and noise. */
const MOST_FIELDS = 20;

/**
 * Fields of a document that no shape knows, each with the field that was probably meant. They are sent all the same.
 */
export function findUnknownFields(document: JsonObject): readonly DocumentError[] {
  const found: DocumentError[] = [];
  for (const error of search(document, TASK_DEFINITION_SHAPE, '')) {
    if (found.length === MOST_FIELDS) break;
    found.push(error);
  }
  return found;
}

function* search(value: Json | undefined, shape: Shape | undefined, path: string): Generator<DocumentError, void> {
  if (typeof shape !== 'object') return;
  if (isListShape(shape)) {
    const items: readonly Json[] = Array.isArray(value) ? value : [];
    for (const [at, item] of items.entries()) yield* search(item, shape[0], `${path}[${at}]`);
  } else if (isStructure(shape) && isJsonObject(value)) yield* searchFields(value, shape, path);
}

function* searchFields(object: JsonObject, shape: Structure, path: string): Generator<DocumentError, void> {
  for (const [name, value] of Object.entries(object)) {
    const inside = extendPath(path, name);
    const isKnown = (one: string) => Object.hasOwn(shape.fields, one);
    if (isKnown(name)) yield* search(value, shape.fields[name], inside);
    else if (!NOTE.test(name) && !(path === '' && isResponseOnly(name)) && !isEmptyCounterpart(object, name, isKnown)) {
      yield { path: inside, problem: 'is an unknown field, which ECS ignores', advice: advise(name, shape) };
    }
  }
}

function advise(name: string, shape: Structure): string {
  if (name === 'valueFrom') return 'It belongs in the list secrets';
  const meant = findMeant(name, Object.keys(shape.fields));
  if (meant !== undefined) return `Did you mean ${meant}?`;
  return findElsewhere(name, shape) ?? 'Remove it, or correct its name';
}

/** Common mistakes that are not close in spelling. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['envvars', 'environment'],
  ['variables', 'environment'],
  ['logging', 'logConfiguration'],
  ['containers', 'containerDefinitions'],
  ['args', 'command'],
  ['labels', 'dockerLabels'],
  ['port', 'containerPort'],
]);

/**
 * The known name that was probably meant: the same letters, one that is a few edits away, one that was shortened
 * (`execRoleArn`) or one that was made longer (`memoryLimit`).
 */
export function findMeant(name: string, known: readonly string[]): string | undefined {
  const letters = spell(name);
  const same = known.find((one) => spell(one) === letters);
  const other = OTHER_NAMES.get(letters);
  if (same !== undefined) return same;
  if (other !== undefined && known.includes(other)) return other;
  const near = findNearest(name, known);
  if (near !== undefined) return near;
  const longer = known.filter((one) => isShortFor(letters, spell(one))).sort((a, b) => a.length - b.length);
  const shorter = known.filter((one) => one.length > 3 && letters.startsWith(spell(one)));
  return longer[0] ?? shorter.sort((a, b) => b.length - a.length)[0];
}

function spell(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** Whether a name of three letters at least has only letters of the whole one, in their order. */
function isShortFor(short: string, whole: string): boolean {
  if (short.length < 3 || short[0] !== whole[0]) return false;
  let at = 0;
  for (const letter of whole) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** A field in the wrong place: of the task definition, of a container, or inside a field of this place. */
function findElsewhere(name: string, shape: Structure): string | undefined {
  const inside = Object.entries(shape.fields).find(([, field]) => isField(name, field));
  if (inside !== undefined) return `It belongs in ${inside[0]}`;
  if (isField(name, TASK_DEFINITION_SHAPE))
    return 'It belongs in the task definition itself, next to containerDefinitions';
  return isField(name, CONTAINER) ? 'It belongs in a container' : undefined;
}

const CONTAINER = isStructure(TASK_DEFINITION_SHAPE) ? TASK_DEFINITION_SHAPE.fields.containerDefinitions : undefined;

function isField(name: string, shape: Shape | undefined): boolean {
  if (isListShape(shape)) return isField(name, shape[0]);
  return isStructure(shape) && Object.hasOwn(shape.fields, name);
}
