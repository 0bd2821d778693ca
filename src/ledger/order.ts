import type { LedgerEntry } from './entry.ts';

/** The order of two runs: runs of one workflow of one repository are ordered, all others are not. */
export type RunOrder = 'older' | 'same' | 'newer' | 'unordered';

/**
 * Compares `run` with `other`. A re-run keeps its run number and raises the attempt (GitHub Docs, contexts), so an old
 * run that is started again is still older than every run that began after it.
 */
export function compareRuns(run: LedgerEntry, other: LedgerEntry): RunOrder {
  if (run.repository === undefined || run.repository !== other.repository) return 'unordered';
  if (run.workflow === undefined || run.workflow !== other.workflow) return 'unordered';
  if (run.runNumber === undefined || other.runNumber === undefined) return 'unordered';
  const difference = run.runNumber - other.runNumber || (run.runAttempt ?? 1) - (other.runAttempt ?? 1);
  if (difference === 0) return 'same';
  return difference < 0 ? 'older' : 'newer';
}
