/** A word of its own for each place where a secret can enter, and where it is found again. */
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tests on the same machine read each other's command lines: every process has words of its own. */
const RUN = Array.from({ length: 6 }, () => 'abcdefghijklmnopqrstuvwxyz'[randomInt(26)]).join('');

/** Words by name of their place. Letters and a digit: nothing escapes a part of them. */
export function makeCanaries<Place extends string>(places: readonly Place[]): Readonly<Record<Place, string>> {
  const entries = places.map((place, at) => [place, `cAn4ry${RUN}${letters(at)}Zq7`]);
  return Object.fromEntries(entries);
}

function letters(number: number): string {
  return [Math.floor(number / 26), number % 26].map((digit) => String.fromCharCode(97 + digit)).join('');
}

/** Forms of a text that anybody can undo, by name. */
const ENCODINGS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'base64 at offset 0': (text) => toBase64(text, 0),
  'base64 at offset 1': (text) => toBase64(text, 1),
  'base64 at offset 2': (text) => toBase64(text, 2),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  'percent-encoded': (text) => eachCharacter(text, (code) => `%${code.toString(16)}`),
  'escapes of JSON': (text) => eachCharacter(text, (code) => `\\u00${code.toString(16)}`),
  'entities of HTML': (text) => eachCharacter(text, (code) => `&#${code};`),
  backwards: (text) => [...text].reverse().join(''),
};

export const ENCODING_COUNT = Object.keys(ENCODINGS).length;

/** Without the characters that depend on what is next to it. */
function toBase64(text: string, offset: number): string {
  return Buffer.from('x'.repeat(offset) + text)
    .toString('base64')
    .slice(offset === 0 ? 0 : 4, -4);
}

function eachCharacter(text: string, encode: (code: number) => string): string {
  return [...text].map((character) => encode(character.charCodeAt(0))).join('');
}

/** `PLACE in SURFACE (ENCODING)` for each that is found, in any case. @param surfaces texts by name, such as `log` */
export function findCanaries(
  canaries: Readonly<Record<string, string>>,
  surfaces: Readonly<Record<string, string>>,
): readonly string[] {
  const forms = Object.entries(canaries).flatMap(([place, canary]) =>
    Object.entries(ENCODINGS).map(([encoding, encode]) => ({ place, encoding, form: encode(canary).toLowerCase() })),
  );
  return Object.entries(surfaces).flatMap(([surface, text]) => {
    const searched = text.toLowerCase();
    const found = forms.filter(({ form }) => searched.includes(form));
    return found.map(({ place, encoding }) => `${place} in ${surface} (${encoding})`);
  });
}

/** The files of a folder by path, names included, without those of these paths. */
export function readFiles(folder: string, isLeftOut: (path: string) => boolean): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const paths = files.map((path) => path.slice(folder.length + 1)).filter((path) => !isLeftOut(path));
  return Object.fromEntries(paths.map((path) => [path, `${path}\n${readFileSync(join(folder, path), 'latin1')}`]));
}
