import type { Json } from '@slipway/ecs-rules/values';
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Scalar } from 'yaml';
import { type DocumentError, extendPath } from './document-error.ts';
import { DEEPEST } from './nesting.ts';

/** A tree of JSON values, the line of each path, and what was wrong. */
export interface ConvertedTree {
  readonly json: Json;
  readonly lines: ReadonlyMap<string, number>;
  /** How numbers and booleans were written, by pointer. */
  readonly sources: ReadonlyMap<string, string>;
  readonly errors: readonly DocumentError[];
}

/** A place as its steps. Unlike a path it is unique, and it is never shown. */
export function extendPointer(pointer: string, step: string | number): string {
  return `${pointer}\n${JSON.stringify(step)}`;
}

/** 64 KiB of task definition cannot hold more values; aliases count as often as they are used. */
const MOST_NODES = 50_000;
const MOST_ALIASES = 100;
/** Errors of shape lie no deeper; the paths of deeper places would cost more memory than the document. */
const DEEPEST_LINE = 8;

interface Conversion {
  readonly parsed: Document.Parsed;
  readonly lineAt: (offset: number) => number;
  readonly lines: Map<string, number>;
  readonly sources: Map<string, string>;
  readonly errors: DocumentError[];
  nodes: number;
  aliases: number;
}

interface Place {
  readonly path: string;
  readonly pointer: string;
  readonly depth: number;
  readonly line: number;
}

/** The parsed tree as JSON; whatever JSON or ECS cannot hold is an error with its path and line. */
export function convertNode(parsed: Document.Parsed, lineAt: (offset: number) => number): ConvertedTree {
  const conversion: Conversion = {
    parsed,
    lineAt,
    lines: new Map(),
    sources: new Map(),
    errors: [],
    nodes: 0,
    aliases: 0,
  };
  const json = convert(parsed.contents, { path: '', pointer: '', depth: 0, line: 1 }, conversion);
  return { json, lines: conversion.lines, sources: conversion.sources, errors: conversion.errors };
}

function convert(node: unknown, parent: Place, conversion: Conversion): Json {
  const place = { ...parent, line: lineOf(node, parent, conversion) };
  if (place.depth <= DEEPEST_LINE && !conversion.lines.has(place.path)) conversion.lines.set(place.path, place.line);
  conversion.nodes += 1;
  if (conversion.nodes > MOST_NODES || place.depth > DEEPEST) return refuseSize(place, conversion);
  if (isAlias(node)) return convertAlias(node, place, conversion);
  if (isMap(node)) return convertMap(node.items, place, conversion);
  if (isSeq(node)) {
    return node.items.map((item, index) => convert(item, below(place, index), conversion));
  }
  return isScalar(node) ? convertScalar(node, place, conversion) : null;
}

function lineOf(node: unknown, parent: Place, conversion: Conversion): number {
  const hasRange = isAlias(node) || isMap(node) || isSeq(node) || isScalar(node);
  const offset = hasRange ? node.range?.[0] : undefined;
  return offset === undefined ? parent.line : conversion.lineAt(offset);
}

function below(place: Place, step: string | number): Place {
  const pointer = extendPointer(place.pointer, step);
  return { path: extendPath(place.path, step), pointer, depth: place.depth + 1, line: place.line };
}

function addError(place: Place, conversion: Conversion, words: Words): null {
  conversion.errors.push({ path: place.path, line: place.line, ...words });
  return null;
}

function refuseSize(place: Place, conversion: Conversion): null {
  if (conversion.errors.some((error) => error.problem.startsWith('is more than'))) return null;
  return addError(place, conversion, {
    problem: 'has more nodes than a task definition can have (aliases included)',
    advice: 'Write the document without aliases, or make it smaller',
  });
}

function convertAlias(node: unknown, place: Place, conversion: Conversion): Json {
  conversion.aliases += 1;
  if (conversion.aliases > MOST_ALIASES) return refuseSize(place, conversion);
  const target = isAlias(node) ? node.resolve(conversion.parsed) : undefined;
  if (target !== undefined) return convert(target, { ...place, depth: place.depth + 1 }, conversion);
  return addError(place, conversion, {
    problem: 'is an alias without an anchor',
    advice: 'Set its anchor before it, or quote the "*"',
  });
}

function convertMap(items: readonly unknown[], place: Place, conversion: Conversion): Json {
  const names = new Set<string>();
  const fields: [string, Json][] = [];
  for (const pair of items) {
    if (!isPair(pair) || !isScalar(pair.key)) continue;
    const name = String(pair.key.value);
    const inside = { ...below(place, name), line: lineOf(pair.key, place, conversion) };
    const problem = isMergeKey(pair.key) ? MERGE_KEY : findNameProblem(name, names);
    if (problem !== undefined) {
      addError(inside, conversion, problem);
      continue;
    }
    names.add(name);
    fields.push([name, convert(pair.value, inside, conversion)]);
  }
  return Object.fromEntries(fields);
}

type Words = Pick<DocumentError, 'problem' | 'advice'>;

/** The parser reads YAML 1.2, which has none: it would go to ECS as a field that ECS passes over. */
const MERGE_KEY: Words = {
  problem: 'is a merge key, which YAML 1.2 does not support',
  advice: 'Write out the fields instead',
};

function isMergeKey(key: Scalar): boolean {
  return key.value === '<<' && key.type === 'PLAIN';
}

function findNameProblem(name: string, names: ReadonlySet<string>): Words | undefined {
  const problem = describeName(name, names);
  return problem === undefined ? undefined : { problem, advice: 'Keep one, or correct its name' };
}

function describeName(name: string, names: ReadonlySet<string>): string | undefined {
  if (names.has(name)) return 'is duplicated';
  if (name === '') return 'is a field without a name';
  if (name === '__proto__') return 'is not allowed as a field name';
  return isCleanText(name) ? undefined : 'has a control character or a lone surrogate in its name';
}

function convertScalar({ value, source = '' }: Scalar, place: Place, conversion: Conversion): Json {
  if (value === null) return value;
  if (typeof value !== 'string' && place.depth <= DEEPEST_LINE) conversion.sources.set(place.pointer, source);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return convertNumber({ value, source }, place, conversion);
  if (typeof value === 'string' && isCleanText(value)) return value;
  return addError(place, conversion, {
    problem: 'contains a NUL or a lone surrogate',
    advice: 'Retype the text',
  });
}

function convertNumber(
  { value, source }: { readonly value: number; readonly source: string },
  place: Place,
  conversion: Conversion,
): Json {
  const isSmallerThanAny = value === 0 && /^[-+]?[\d.]*[1-9]/.test(source);
  const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (isExact && !isSmallerThanAny) return value;
  return addError(place, conversion, {
    problem: 'is a number that JSON cannot represent exactly',
    advice: 'Quote it if it is meant as text',
  });
}

/** Tabs and line ends are right in a script that is a container's command. */
function isCleanText(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text);
}
