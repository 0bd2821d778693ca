/**
 * Checks what Slipway printed in the tests. After all tests, an error of docs/troubleshooting.md that no run has printed
 * is an error, unless a test of the function that makes it is named. So is a line with a banned word, if
 * `CHECKED.printed` is set in `tools/banned-words.mjs`. Reads the files that
 * `__tests__/support/harness/printed-words.ts` writes.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKED } from './banned-words.mjs';
import { ROOT } from './prepare.mjs';

/** @returns {readonly string[]} one line for each error that no run has printed */
export function findUnprinted(folder, isWhole) {
  if (!isWhole) return [];
  const printed = new Set(readRecords(folder).flatMap(({ errors }) => errors));
  const byFunctions = JSON.parse(readFileSync(join(ROOT, '__tests__', 'docs', 'printed-by-functions.json'), 'utf8'));
  const page = readFileSync(join(ROOT, 'docs', 'troubleshooting.md'), 'utf8');
  const errors = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, error]) => error);
  return errors
    .filter((error) => !printed.has(error) && !Object.hasOwn(byFunctions, error))
    .map((error) => `No test has Slipway print "${error}".`);
}

/** @returns {readonly string[]} one line for each banned word that a run has printed */
export function findBannedPrints(folder) {
  return CHECKED.printed ? [...new Set(readRecords(folder).flatMap(({ banned }) => banned))].sort() : [];
}

function readRecords(folder) {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}
