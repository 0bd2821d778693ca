import type { RunEvent } from '../report/event.ts';

/**
 * Prints events for machines: each is one JSON object on a line. The runner obeys `##[name]` anywhere in a line, so its
 * bracket is written as JSON's escape.
 */
export function createJsonPrinter(write: (line: string) => void): (event: RunEvent) => void {
  return (event) => write(toJsonLine(event));
}

/** An object as JSON of one line that holds no command of the runner. */
export function toJsonLine(object: object): string {
  return JSON.stringify(object).replaceAll('##[', String.raw`##\u005b`);
}
