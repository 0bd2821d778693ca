import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { Judgement } from '../ports/verdict.ts';
import type { FollowedRecord } from './followed-record.ts';
import { applyJsonChanges } from './json-changes.ts';
import { judgeSilence } from './judge-silence.ts';

/** A poll as it was judged. */
export interface ReplayedPoll {
  readonly atMs: number;
  /** As `selectJudged` gave it. */
  readonly observed: JsonObject;
  readonly stall?: JsonObject | undefined;
}

/** The recorded polls, each whole. */
export function replayPolls({ polls }: Pick<FollowedRecord, 'polls'>): readonly ReplayedPoll[] {
  let before: Json = {};
  return polls.map(({ atMs, changes, stall }) => {
    before = applyJsonChanges(before, changes);
    return { atMs, observed: isJsonObject(before) ? before : {}, stall };
  });
}

/**
 * What the end of following means where no poll decided; undefined where one did.
 *
 * @param last what the last good poll meant
 */
export function judgeFollowedEnd({ end, facts, controller }: FollowedRecord, last: Judgement): Judgement | undefined {
  if (end === undefined) return undefined;
  if (end.kind === 'cancelled') return { verdict: 'cancelled', reason: `The run was cancelled. ${last.reason}` };
  const { atMs, lastGoodMs, errorKind: kind, message } = end;
  const name = `deployment ${facts.ourId} after ${controller === 'ECS' ? 'the update was sent' : 'it was created'}`;
  return judgeSilence(
    { name, limitMs: facts.limitMs },
    { error: { kind, message }, silentMs: atMs - lastGoodMs, atMs },
  );
}
