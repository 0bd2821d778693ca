import type { DocumentFault } from './fault.ts';

/** Where the members of a document are in its file. */
export interface DocumentPlaces {
  readonly file: string;
  /** What comes before each path in the file: `taskDefinition.` for a document in the wrapping of an answer. */
  readonly prefix: string;
  /** By path in the file; from 1. */
  readonly lines: ReadonlyMap<string, number>;
}

/** The fault with its file and line; as it is, for a document that is of no file. */
export function locateFault(fault: DocumentFault, places: DocumentPlaces | undefined): DocumentFault {
  if (places === undefined) return fault;
  const path = places.prefix + fault.path;
  const line = findLine(path, places.lines);
  return { ...fault, file: places.file, path, ...(line === undefined ? {} : { line }) };
}

/** The line of a place, or of what it would be in. */
function findLine(path: string, lines: ReadonlyMap<string, number>): number | undefined {
  return lines.get(path) ?? (path === '' ? undefined : findLine(parentOf(path), lines));
}

function parentOf(path: string): string {
  return path.replace(/(?:\.?[^.[\]]+|\[\d+\])$/, '');
}
