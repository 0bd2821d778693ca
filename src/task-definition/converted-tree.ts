/** What a file contains, read from JSON or YAML, and the bounds of both. */
import type { Json } from '@slipway/ecs-rules/values';
import { type DocumentError, extendPath } from './document-error.ts';

/** A tree of JSON values, and the line of each path. */
export interface ConvertedTree {
  readonly json: Json;
  readonly lines: ReadonlyMap<string, number>;
  /** How numbers and booleans were written, by pointer. */
  readonly sources: ReadonlyMap<string, string>;
}

/** A tree, or all that is wrong with the file. */
export type ReadTree = { readonly tree: ConvertedTree } | { readonly errors: readonly DocumentError[] };

/** Where a value stands. */
export interface Place {
  readonly path: string;
  readonly pointer: string;
  readonly depth: number;
}

export const ROOT_PLACE: Place = { path: '', pointer: '', depth: 0 };

export function enterPlace({ path, pointer, depth }: Place, step: string | number): Place {
  return { path: extendPath(path, step), pointer: extendPointer(pointer, step), depth: depth + 1 };
}

/** A place as its steps. Unlike a path it is unique, and it is never shown. */
export function extendPointer(pointer: string, step: string | number): string {
  return `${pointer}\n${JSON.stringify(step)}`;
}

/** Most levels of a document; a task definition has about eight. */
export const DEEPEST = 64;
/** 64 KiB of task definition cannot hold more values; aliases count as often as they are used. */
const MOST_NODES = 50_000;
/** Errors of shape lie no deeper; the paths of deeper places would cost more memory than the document. */
const DEEPEST_LINE = 8;

/** What is noted of a document while it is read. */
export interface TreeNotes {
  readonly lines: Map<string, number>;
  readonly sources: Map<string, string>;
  nodes: number;
}

export function openNotes(): TreeNotes {
  return { lines: new Map(), sources: new Map(), nodes: 0 };
}

/** Notes the line of a value. False: there are more values, or more levels, than a task definition can have. */
export function noteValue(notes: TreeNotes, { path, depth }: Place, line: number): boolean {
  if (depth <= DEEPEST_LINE && !notes.lines.has(path)) notes.lines.set(path, line);
  notes.nodes += 1;
  return notes.nodes <= MOST_NODES && depth <= DEEPEST;
}

/** Notes how a number or a boolean was written. */
export function noteSource({ sources }: TreeNotes, { pointer, depth }: Place, source: string): void {
  if (depth <= DEEPEST_LINE) sources.set(pointer, source);
}

/** Tabs and line ends are right in a script that is a container's command. */
export function isCleanText(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text);
}

/** Whether JSON can represent the number that was written. */
export function isExactNumber(value: number, source: string): boolean {
  const isSmallerThanAny = value === 0 && /^[-+]?[\d.]*[1-9]/.test(source);
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)) && !isSmallerThanAny;
}

/** What is wrong with the name of a field, as the end of a sentence. */
export function findNameProblem(name: string, names: ReadonlySet<string>): string | undefined {
  if (names.has(name)) return 'is duplicated';
  if (name === '') return 'is a field without a name';
  if (name === '__proto__') return 'is not allowed as a field name';
  return isCleanText(name) ? undefined : 'has a control character or a lone surrogate in its name';
}
