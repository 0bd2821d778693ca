/**
 * The mark on a service: which run deployed last, and what. It is on the service, since after a rollback the current
 * revision is of an older run than the one that rolled back.
 */

import { defined } from '@slipway/ecs-rules/values';
import type { Tags } from '../ports/tags.ts';
import { LEDGER_PREFIX, type LedgerEntry, overwriteEntry, readEntry, readTag, toTagValue } from './entry.ts';

export interface ServiceMark {
  /** The run, and where what it deployed comes from as far as that is known. */
  readonly entry: LedgerEntry;
  /**
   * `family:n` that the run was about to deploy: the mark is written before the update, which may then have failed or
   * been rolled back. Absent: no run has marked the service.
   */
  readonly revision?: string;
  /** As of a turn. */
  readonly since?: number;
  /** Server time of the newest deployment when the mark was written. */
  readonly newest?: number;
  /** Job and step of the run; absent where that is not known. */
  readonly step?: string;
}

const REVISION_KEY = `${LEDGER_PREFIX}revision`;

const SINCE_KEY = `${LEDGER_PREFIX}since`;
const NEWEST_KEY = `${LEDGER_PREFIX}newest`;
const STEP_KEY = `${LEDGER_PREFIX}step`;

/** The mark as tags; they leave nothing of an older mark. */
export function writeMark({ entry, revision = '', since, newest, step = '' }: ServiceMark): Tags {
  return {
    ...overwriteEntry(entry),
    [REVISION_KEY]: revision,
    [SINCE_KEY]: writeTime(since),
    [NEWEST_KEY]: writeTime(newest),
    [STEP_KEY]: toTagValue(step),
  };
}

function writeTime(time: number | undefined): string {
  return time === undefined ? '' : String(Math.floor(time));
}

function readTime(tags: Tags, key: string): number | undefined {
  const digits = /^\d{1,15}$/.exec(readTag(tags, key) ?? '')?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** The mark of a service, read from all its tags. */
export function readMark(tags: Tags): ServiceMark {
  const revision = readTag(tags, REVISION_KEY);
  const since = readTime(tags, SINCE_KEY);
  const newest = readTime(tags, NEWEST_KEY);
  const step = readTag(tags, STEP_KEY);
  return { entry: readEntry(tags), ...defined({ revision, since, newest, step }) };
}
