/**
 * The mark on a service: which run deployed last, and what. It is on the service since after a rollback the serving
 * revision is of an older run than the one that asked for it.
 */
import { LEDGER_PREFIX, type LedgerEntry, overwriteEntry, readEntry, readTag, type Tags } from './entry.ts';

export interface ServiceMark {
  /** The run, and where what it deployed comes from as far as that is known. */
  readonly entry: LedgerEntry;
  /**
   * `family:n` that the run was about to deploy: the mark is written before the update, which may then have failed or
   * been rolled back. Absent: no run has marked the service.
   */
  readonly revision?: string;
}

const REVISION_KEY = `${LEDGER_PREFIX}revision`;

/** The mark as tags; they leave nothing of an older mark. */
export function writeMark({ entry, revision }: ServiceMark): Tags {
  return { ...overwriteEntry(entry), [REVISION_KEY]: revision ?? '' };
}

/** The mark of a service, read from all its tags. */
export function readMark(tags: Tags): ServiceMark {
  const revision = readTag(tags, REVISION_KEY);
  return { entry: readEntry(tags), ...(revision === undefined ? {} : { revision }) };
}
