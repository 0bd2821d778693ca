/**
 * Holds what Slipway called in the tests against the policy of docs/permissions.md: a call without a permission is a fault, and
 * after all tests a permission without a call as well. Reads the files of `__tests__/support/record-calls.ts`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './prepare.mjs';

/** @returns {Promise<readonly string[]>} one line for each fault */
export async function findPolicyFaults(folder, isWhole) {
  const { describeFaults, holdAgainstPolicy } = await import(
    pathToFileURL(join(ROOT, 'lib', 'iam', 'coverage.js')).href
  );
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const calls = files.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return describeFaults(holdAgainstPolicy(calls), isWhole);
}
