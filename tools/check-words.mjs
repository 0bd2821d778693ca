/**
 * Compares the errors of docs/troubleshooting.md with what Slipway printed in the tests: after all tests, an error that no
 * run has printed is a fault, unless a test of the function that makes it is named. Reads the files of
 * `__tests__/support/printed-words.ts`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './prepare.mjs';

/** @returns {readonly string[]} one line for each error that no run has printed */
export function findUnprinted(folder, isWhole) {
  if (!isWhole) return [];
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const printed = new Set(files.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  const byFunctions = JSON.parse(readFileSync(join(ROOT, '__tests__', 'docs', 'printed-by-functions.json'), 'utf8'));
  const page = readFileSync(join(ROOT, 'docs', 'troubleshooting.md'), 'utf8');
  const errors = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, error]) => error);
  return errors
    .filter((error) => !printed.has(error) && !Object.hasOwn(byFunctions, error))
    .map((error) => `No test has Slipway print "${error}".`);
}
