/**
 * Turns: the tags on a service by which runs of one workflow find each other. The mark alone is not enough, since the
 * mark of a slow older run overwrites that of a newer one; runs that are near each other have tags of their own.
 */

import { defined } from '@slipway/ecs-rules/values';
import type { Tags } from '../ports/tags.ts';
import { LEDGER_PREFIX, type LedgerEntry, readTag, toTagValue } from './entry.ts';

/** A run that wrote its turn at a service: it was about to deploy the revision, or found it deployed. */
export interface RunTurn {
  /** Repository, workflow, run id, number and attempt; more where it is known. */
  readonly entry: LedgerEntry;
  /** `family:n` */
  readonly revision: string;
  /**
   * Server time of the newest deployment when the turn was written; 0: the revision was PRIMARY already. Absent: an
   * older version of Slipway wrote the turn.
   */
  readonly since?: number;
}

/** What a run does with the order of runs at a service. */
export type OrderRule =
  /** A newer run supersedes it. */
  | 'keep'
  /** A rollback: it deploys from any run, and newer runs stay known after it. */
  | 'leave'
  /** `allow-stale`: the run is to deploy before newer runs, which are forgotten. */
  | 'anew';

/** So many runs of one workflow, each begun right after the other, never share a tag. */
const TURNS = 4;

/** Longest key of a tag (ECS API reference, Tag). */
const LONGEST_KEY = 128;

/** The turn of a run as tags; none for a run without a place among others, such as one on a laptop. */
export function writeTurn({ entry, revision, since }: RunTurn): Tags {
  if (!isOrdered(entry)) return {};
  const { runNumber = 1, runAttempt = 1, runId = '-' } = entry;
  // The revision comes last: it may be so long that it is cut.
  const words = [runNumber, runAttempt, runId, ...(since === undefined ? [] : [Math.floor(since)]), revision];
  return { [keyOf(entry, runNumber % TURNS)]: toTagValue(words.join(' ')) };
}

/** As `writeTurn`, and clears the turns of all other runs: `allow-stale` puts this run before them. */
export function overwriteTurns(turn: RunTurn): Tags {
  if (!isOrdered(turn.entry)) return {};
  const empty = slots().map((slot): [string, string] => [keyOf(turn.entry, slot), '']);
  return { ...Object.fromEntries(empty), ...writeTurn(turn) };
}

/** The turns of the runs of the same workflow of the same repository, from all tags of a service. */
export function readTurns(tags: Tags, run: LedgerEntry): readonly RunTurn[] {
  if (!isOrdered(run)) return [];
  return slots().flatMap((slot) => readTurn(readTag(tags, keyOf(run, slot)) ?? '', run));
}

/** Whether the run has a place among the runs of its workflow. */
export function isOrdered({ repository, workflow, runNumber }: LedgerEntry): boolean {
  return repository !== undefined && workflow !== undefined && runNumber !== undefined;
}

function slots(): readonly number[] {
  return Array.from({ length: TURNS }, (_, slot) => slot);
}

/** Names that are cut alike share their tags, so what is read is of one of them: the price of very long names. */
function keyOf({ repository = '', workflow = '' }: LedgerEntry, slot: number): string {
  const key = toTagValue(`${LEDGER_PREFIX}turn/${slot}/${repository}/${workflow}`);
  return [...key].slice(0, LONGEST_KEY).join('');
}

function readTurn(text: string, { repository = '', workflow = '' }: LedgerEntry): readonly RunTurn[] {
  const found = /^([1-9]\d{0,14}) ([1-9]\d{0,14}) (\S+) (?:(\d{1,15}) )?(\S+:\d+)$/.exec(text);
  if (found === null) return [];
  const [, number, attempt, runId = '-', since, revision = ''] = found;
  const run = { repository, workflow, runNumber: Number(number), runAttempt: Number(attempt) };
  const taken = defined({ since: since === undefined ? undefined : Number(since) });
  return [{ entry: { ...run, ...defined({ runId: runId === '-' ? undefined : runId }) }, revision, ...taken }];
}
