import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import type { VerificationOutcome } from '../verification/check-result.ts';
import type { DeploymentDriver } from './driver.ts';
import type { EndedPolling, FollowedEnd, FollowedRecord, PollToRecord, RecordedPoll } from './followed-record.ts';
import { findJsonChanges } from './json-changes.ts';
import type { FollowNotes } from './service-progress.ts';

/** Opens the record of a deployment that is followed from now on. */
export function openFollowed({ controller, facts, requested, before }: DeploymentDriver, { notes }: FollowNotes): void {
  const opened: FollowedRecord = {
    format: 1,
    controller,
    facts,
    ...defined({ returningToArn: requested?.toArn }),
    polls: [],
  };
  notes.noteService(before.name, { followed: [...listFollowed(before.name, { notes }), opened] });
}

/**
 * Adds a poll that shows something new, or decides.
 * @returns what the next poll is compared with
 */
export function recordFollowedPoll(
  name: string,
  { before, poll }: { readonly before: JsonObject | undefined; readonly poll: PollToRecord },
  world: FollowNotes,
): JsonObject {
  const { atMs, observed, isLast, stall } = poll;
  const changes = findJsonChanges(before, observed);
  if (changes !== undefined || isLast) {
    const added: RecordedPoll = { atMs, changes: changes ?? {}, ...defined({ stall }) };
    changeLast(name, (followed) => ({ ...followed, polls: [...followed.polls, added] }), world);
  }
  return observed;
}

/** What was verified of the deployment that was followed last. */
export function noteVerification(name: string, verification: VerificationOutcome, world: FollowNotes): void {
  changeLast(name, (followed) => ({ ...followed, verification }), world);
  world.notes.noteService(name, { verification });
}

/** Closes the record with the verdict, and with why no poll decided. */
export function closeFollowed(name: string, ending: EndedPolling, world: FollowNotes): void {
  const { verdict, reason } = ending;
  changeLast(name, (followed) => ({ ...followed, ...defined({ end: describeEnd(ending) }), verdict, reason }), world);
}

function describeEnd({ verdict, error, atMs, lastGoodMs }: EndedPolling): FollowedEnd | undefined {
  if (verdict === 'cancelled') return { kind: 'cancelled' };
  if (error === undefined) return undefined;
  return { kind: 'silent', atMs, lastGoodMs, errorKind: error.kind, message: error.message };
}

function changeLast(name: string, change: (followed: FollowedRecord) => FollowedRecord, world: FollowNotes): void {
  const followed = listFollowed(name, world);
  const last = followed.at(-1);
  if (last !== undefined) world.notes.noteService(name, { followed: [...followed.slice(0, -1), change(last)] });
}

function listFollowed(name: string, { notes }: FollowNotes): readonly FollowedRecord[] {
  return notes.record().services.find((one) => one.name === name)?.followed ?? [];
}
