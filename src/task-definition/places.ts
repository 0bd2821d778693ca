import { defined } from '@slipway/ecs-rules/values';
import type { DocumentError } from './document-error.ts';

/** Where the fields of a document are in its file. */
export interface DocumentPlaces {
  readonly file: string;
  /** What comes before each path in the file: `taskDefinition.` for a document in the wrapping of an answer. */
  readonly prefix: string;
  /** By path in the file; from 1. */
  readonly lines: ReadonlyMap<string, number>;
  /** By the path of a list in the document: the places that its items have in the file, where some were left out. */
  readonly moved?: ReadonlyMap<string, readonly number[]>;
}

/** The error with its file and line; as it is, for a document that is of no file. */
export function locateError(error: DocumentError, places: DocumentPlaces | undefined): DocumentError {
  if (places === undefined) return error;
  const path = findOrigin(places.prefix + error.path, places.moved ?? new Map());
  const line = findLine(path, places.lines);
  return { ...error, file: places.file, path, ...defined({ line }) };
}

/** The path in the file. */
function findOrigin(path: string, moved: ReadonlyMap<string, readonly number[]>): string {
  let now = '';
  let before = '';
  for (const step of path.split(/(?=[.[])/)) {
    const at = moved.get(now)?.[Number(/^\[(\d+)\]$/.exec(step)?.[1])];
    before += at === undefined ? step : `[${at}]`;
    now += step;
  }
  return before;
}

/** The line of a place, or of what it would be in. */
function findLine(path: string, lines: ReadonlyMap<string, number>): number | undefined {
  return lines.get(path) ?? (path === '' ? undefined : findLine(parentOf(path), lines));
}

function parentOf(path: string): string {
  return path.replace(/(?:\.?[^.[\]]+|\[\d+\])$/, '');
}
