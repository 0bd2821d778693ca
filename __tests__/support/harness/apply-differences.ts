/** Carries out a diff on a document, by the paths alone: what a reader of the plan could do by hand. */
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import type { FieldDifference } from '../../../src/diff/change.ts';
import { flattenDocument } from '../../../src/task-definition/same-content.ts';

/** Fields by which the items of a list are named in a path, and the field that a pair has next to its name. */
const NAMES: Readonly<Record<string, readonly [name: string, value?: string]>> = {
  containerDefinitions: ['name'],
  volumes: ['name'],
  environment: ['name', 'value'],
  secrets: ['name', 'valueFrom'],
  mountPoints: ['containerPath'],
  dependsOn: ['containerName', 'condition'],
  ulimits: ['name'],
};

/** A tree of what the paths say, which becomes a document again. */
type Tree = Map<string, Tree | Json>;

/** The document that the differences lead to. @param before registrable or described */
export function applyDifferences(before: JsonObject, differences: readonly FieldDifference[]): JsonObject {
  const fields = new Map([...flattenDocument(before)].map(([path, { value }]) => [path, value]));
  for (const { path, after } of differences) {
    if (after === undefined) fields.delete(path);
    else fields.set(path, after);
  }
  const tree: Tree = new Map();
  for (const [path, value] of fields) plant(tree, splitPath(path), value);
  return growFields(tree);
}

/** `a[b].c` as `a`, `[b]`, `c`. */
function splitPath(path: string): readonly string[] {
  return path.match(/\[(?:"(?:[^"\\]|\\.)*"(?:#\d+)?|[^\]"]*)\]|[^.[\]]+/gs) ?? [];
}

function plant(tree: Tree, [name = '', ...rest]: readonly string[], value: Json): void {
  const inside = tree.get(name);
  if (rest.length === 0) {
    if (!(inside instanceof Map)) tree.set(name, isItem(value) ? new Map() : value);
    return;
  }
  const below: Tree = inside instanceof Map ? inside : new Map();
  tree.set(name, below);
  plant(below, rest, value);
}

function isItem(value: Json): boolean {
  return JSON.stringify(value) === '{}';
}

function grow(name: string, value: Tree | Json): Json {
  if (!(value instanceof Map)) return value;
  if (name === 'portMappings') return [...value].map(([key, port]) => growPort(unquote(key), port));
  const names = NAMES[name];
  return names === undefined ? growFields(value) : [...value].map(([key, item]) => growItem(unquote(key), item, names));
}

function growFields(tree: Tree): JsonObject {
  return Object.fromEntries([...tree].map(([name, value]) => [unquote(name), grow(name, value)]));
}

function growItem(key: string, item: Tree | Json, [name, value = '']: readonly [string, string?]): JsonObject {
  return item instanceof Map ? { [name]: key, ...growFields(item) } : { [name]: key, [value]: item };
}

function growPort(key: string, port: Tree | Json): JsonObject {
  const [containerPort, protocol = ''] = key.split('/');
  return { containerPort: Number(containerPort), protocol, ...(port instanceof Map ? growFields(port) : {}) };
}

/** A name as it stands in the document; the number of a repeated one is not part of it. */
function unquote(key: string): string {
  const [, quoted, plain] = /^\[(?:("(?:[^"\\]|\\.)*")(?:#\d+)?|(.*?)(?:#\d+)?)\]$/s.exec(key) ?? [];
  if (quoted !== undefined) return JSON.parse(quoted) as string;
  return plain ?? key;
}
