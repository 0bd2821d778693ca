/**
 * Compares what Slipway called in the tests with the policy of docs/permissions.md: a call without a permission is an
 * error, and after all tests a permission without a call as well. Reads the files of
 * `__tests__/support/harness/record-calls.ts`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './prepare.mjs';

/** @returns {Promise<readonly string[]>} one line for each error */
export async function findPolicyErrors(folder, isWhole) {
  const { describeProblems, holdAgainstPolicy } = await import(
    pathToFileURL(join(ROOT, 'lib', 'iam', 'coverage.js')).href
  );
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const calls = files.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return describeProblems(holdAgainstPolicy(calls), isWhole);
}
