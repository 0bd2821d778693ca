/** The tree of a file that is JSON, as nearly all are: reading it as YAML finds the same, and takes ten times as long. */
import type { Json } from '@slipway/ecs-rules/values';
import {
  type ConvertedTree,
  DEEPEST,
  DEEPEST_LINE,
  enterPlace,
  findNameProblem,
  isCleanText,
  isExactNumber,
  MOST_NODES,
  type Place,
  ROOT_PLACE,
} from './converted-tree.ts';

/** A string, a bracket, a number or a word, a line end; colons, commas and blanks mean nothing in what is JSON. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[[\]{}]|[^\s[\]{},:"]+|\n/g;

/** An object or a list that is open. */
interface Open {
  readonly place: Place;
  /** Of an object: the names so far. */
  readonly names?: Set<string>;
  /** Of a list: how many items it has so far. */
  count: number;
  /** Of an object: the field whose value comes next. */
  field?: Place;
}

interface Reading {
  readonly lines: Map<string, number>;
  readonly sources: Map<string, string>;
  readonly open: Open[];
  line: number;
  nodes: number;
}

/** Undefined: the text is no JSON, or something in it is wrong that reading it as YAML explains. */
export function readJsonTree(text: string): ConvertedTree | undefined {
  const json = parse(text);
  if (json === undefined) return undefined;
  const reading: Reading = { lines: new Map(), sources: new Map(), open: [], line: 1, nodes: 0 };
  for (const [token] of text.matchAll(TOKENS)) {
    if (!readToken(token, reading)) return undefined;
  }
  return { json, lines: reading.lines, sources: reading.sources };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** False: what only the YAML parser explains. */
function readToken(token: string, reading: Reading): boolean {
  if (token === '\n') {
    reading.line += 1;
    return true;
  }
  if (token === ']' || token === '}') {
    reading.open.pop();
    return true;
  }
  const parent = reading.open.at(-1);
  if (parent?.names !== undefined && parent.field === undefined) return readName(token, parent);
  return readValue(token, takePlace(parent), reading);
}

function readName(token: string, parent: Open): boolean {
  const name = JSON.parse(token) as string;
  if (parent.names === undefined || findNameProblem(name, parent.names) !== undefined) return false;
  parent.names.add(name);
  parent.field = enterPlace(parent.place, name);
  return true;
}

/** Where the next value stands. */
function takePlace(parent: Open | undefined): Place {
  if (parent === undefined) return ROOT_PLACE;
  const { field } = parent;
  delete parent.field;
  parent.count += 1;
  return field ?? enterPlace(parent.place, parent.count - 1);
}

function readValue(token: string, place: Place, reading: Reading): boolean {
  const { lines, sources, open, line } = reading;
  reading.nodes += 1;
  if (reading.nodes > MOST_NODES || place.depth > DEEPEST) return false;
  const isNear = place.depth <= DEEPEST_LINE;
  if (isNear && !lines.has(place.path)) lines.set(place.path, line);
  if (token === '[') open.push({ place, count: 0 });
  else if (token === '{') open.push({ place, names: new Set(), count: 0 });
  else if (token.startsWith('"')) return isCleanText(JSON.parse(token) as string);
  else if (token !== 'null') {
    if (isNear) sources.set(place.pointer, token);
    return token === 'true' || token === 'false' || isExactNumber(Number(token), token);
  }
  return true;
}
