import { readEventTag } from '../image/tags.ts';
import type { Origin } from '../world.ts';
import type { LedgerEntry } from './entry.ts';

/** Which run this is: what it is ordered by among the runs of its workflow. */
export function describeRun({ repository, workflow, runId, runNumber, runAttempt }: Origin): LedgerEntry {
  return {
    ...(repository === undefined ? {} : { repository }),
    ...(workflow === undefined ? {} : { workflow }),
    ...(runId === undefined ? {} : { runId }),
    ...(runNumber === undefined ? {} : { runNumber }),
    ...(runAttempt === undefined ? {} : { runAttempt }),
  };
}

/** Which commit the run deploys, and which release: the tag that was released or pushed. */
export function describeSource(origin: Origin): LedgerEntry {
  const { commit } = origin;
  const release = readEventTag(origin);
  return {
    ...(commit === undefined ? {} : { commit }),
    ...(release === undefined ? {} : { releases: [release] }),
  };
}
