import type { LedgerEntry } from './entry.ts';

const COMMIT_DIGITS = 12;

/**
 * Where a revision comes from, for people: its newest release, else 12 digits of its commit; undefined when unknown.
 */
export function formatSource({ releases, commit }: LedgerEntry): string | undefined {
  return releases?.at(-1) ?? commit?.slice(0, COMMIT_DIGITS);
}
