import type { RunEvent } from '../report/event.ts';

/** Controls, formats and bidi marks, whatever is drawn as nothing, and Unicode's own line ends. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Prints events for machines: each is one JSON object on a line. */
export function createJsonPrinter(write: (line: string) => void): (event: RunEvent) => void {
  return (event) => write(toJsonLine(event));
}

/**
 * An object as JSON of one line, which a log or a terminal may show too: no character in it is invisible, and none of
 * it is a command. The runner obeys `##[name]` anywhere in a line, also with invisible characters in `##[`. They are
 * written as JSON's escapes, so a reader of JSON gets what was there.
 */
export function toJsonLine(object: object): string {
  return JSON.stringify(object).replace(INVISIBLE, escapeUnits).replaceAll('##[', String.raw`##\u005b`);
}

function escapeUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
