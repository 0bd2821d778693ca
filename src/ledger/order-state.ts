import { defined } from '@slipway/ecs-rules/values';
import type { Tags } from '../ports/tags.ts';
import { LEDGER_PREFIX, type LedgerEntry, readEntry } from './entry.ts';
import { readMark } from './mark.ts';
import { compareRuns } from './order.ts';
import { isOrdered, type RunTurn, readTurns } from './run-turn.ts';

/** The place of a run among those that deployed to the service before. */
export type OrderState =
  | { readonly kind: 'in-order' }
  /** A newer run of the same workflow deployed, or is about to. */
  | { readonly kind: 'stale'; readonly newer: RunTurn }
  /** `why` is one sentence. */
  | { readonly kind: 'not-known'; readonly why: string };

/** What the tags of a service and of its revisions say; undefined where they may not be read. */
export interface Traces {
  readonly service: Tags | undefined;
  /** Revisions that are running or rolled out, with their tags. */
  readonly revisions: readonly { readonly revision: string; readonly tags: Tags }[];
  /** Turns of newer runs are ignored: none of them deployed. */
  readonly isNewerIgnored?: boolean;
}

/**
 * Judges the run by the turns and the mark on the service, and by the entries of its revisions. The service shows the
 * order after a rollback too, when the current revision is of an older run. The revisions show it where the service may
 * not be tagged.
 */
export function findOrderState(run: LedgerEntry, traces: Traces): OrderState {
  if (!isOrdered(run)) return notKnown('this run has no number in a workflow');
  const known = listTurns(run, traces);
  const newest = findNewest(known);
  if (newest !== undefined) {
    return compareRuns(run, newest.entry) === 'older' ? { kind: 'stale', newer: newest } : { kind: 'in-order' };
  }
  if (traces.service === undefined) return notKnown('the tags of the service cannot be read');
  const isForeign = Object.keys(traces.service).some((key) => key.startsWith(LEDGER_PREFIX));
  return notKnown(isForeign ? 'only runs of other workflows have deployed to it' : 'no run has marked it');
}

function notKnown(why: string): OrderState {
  return { kind: 'not-known', why };
}

/** Turns of newer runs at the service, the newest first. */
export function listNewer(run: LedgerEntry, service: Tags | undefined): readonly RunTurn[] {
  const newer = listTurns(run, { service, revisions: [] }).filter(({ entry }) => compareRuns(run, entry) === 'older');
  const ranks = { older: 1, newer: -1, same: 0, unordered: 0 };
  return newer.toSorted((a, b) => ranks[compareRuns(a.entry, b.entry)]);
}

/** Only those that have an order with the run. */
function listTurns(run: LedgerEntry, traces: Traces): readonly RunTurn[] {
  const { service = {}, revisions, isNewerIgnored = false } = traces;
  const { entry: marker, revision: marked, since } = readMark(service);
  const mark = marked === undefined ? [] : [{ entry: marker, revision: marked, ...defined({ since }) }];
  const registered = revisions.map(({ revision, tags }): RunTurn => ({ entry: readEntry(tags), revision }));
  // The mark and the revisions say more of a run than its turn, so they come first.
  return [...mark, ...registered, ...readTurns(service, run)].filter((turn) => {
    const order = compareRuns(run, turn.entry);
    return order !== 'unordered' && !(isNewerIgnored && order === 'older');
  });
}

function findNewest(turns: readonly RunTurn[]): RunTurn | undefined {
  return turns.reduce<RunTurn | undefined>(
    (newest, turn) => (newest !== undefined && compareRuns(turn.entry, newest.entry) !== 'newer' ? newest : turn),
    undefined,
  );
}
