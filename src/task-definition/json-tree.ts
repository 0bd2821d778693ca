/** The tree of a file that is JSON, as nearly all are: reading it as YAML finds the same, and takes longer. */
import type { Json } from '@slipway/ecs-rules/values';
import {
  type ConvertedTree,
  enterPlace,
  findNameProblem,
  isCleanText,
  isExactNumber,
  noteSource,
  noteValue,
  openNotes,
  type Place,
  ROOT_PLACE,
  type TreeNotes,
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
  readonly notes: TreeNotes;
  readonly open: Open[];
  line: number;
}

/** Undefined: the text is no JSON, or something in it is wrong that reading it as YAML explains. */
export function readJsonTree(text: string): ConvertedTree | undefined {
  const json = parse(text);
  if (json === undefined) return undefined;
  const reading: Reading = { notes: openNotes(), open: [], line: 1 };
  for (const [token] of text.matchAll(TOKENS)) {
    if (!readToken(token, reading)) return undefined;
  }
  const { lines, sources } = reading.notes;
  return { json, lines, sources };
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
  const { notes, open, line } = reading;
  if (!noteValue(notes, place, line)) return false;
  if (token === '[') open.push({ place, count: 0 });
  else if (token === '{') open.push({ place, names: new Set(), count: 0 });
  else if (token.startsWith('"')) return isCleanText(JSON.parse(token) as string);
  else if (token !== 'null') {
    noteSource(notes, place, token);
    return token === 'true' || token === 'false' || isExactNumber(Number(token), token);
  }
  return true;
}
