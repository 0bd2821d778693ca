/** Client tokens of RunTask (ECS API reference, Ensuring idempotency). */
import type { JsonObject } from '../../json.ts';
import { describeTask } from './describe-task.ts';
import type { Draft } from './draft.ts';
import { ApiFault, invalidParameter } from './fault.ts';
import { findCluster } from './find.ts';
import { readString } from './input.ts';
import type { Call } from './operation.ts';
import { writeCanonical } from './service-shape.ts';
import type { RunTaskRecord } from './state.ts';

const HOUR_MS = 60 * 60_000;

/** A token holds for 24 hours, and no longer than an hour after the last of its tasks has stopped. */
const LONGEST_MS = 24 * HOUR_MS;
const AFTER_STOP_MS = HOUR_MS;

/**
 * The answer to an equal request of the same cluster with the same client token: its tasks as they are now, and the
 * failures of then.
 *
 * @throws ApiFault ConflictException with the ARNs of the tasks, when a parameter differs
 */
export function findEarlier(draft: Draft, { input, now }: Call): JsonObject | undefined {
  const token = readString(input, 'clientToken');
  if (token === undefined) return undefined;
  // Wording not documented, of both.
  if (!/^[!-~]{1,64}$/.test(token)) throw invalidParameter('clientToken must have 1 to 64 characters, from ! to ~.');
  const earlier = draft.runTasks.get(keyOf(draft, input, token));
  if (earlier === undefined || !isValid(draft, earlier, now)) return undefined;
  if (earlier.request !== writeCanonical(input)) {
    const message = 'The client token was used before with other parameters.';
    throw new ApiFault('ConflictException', message, { resourceIds: earlier.taskArns });
  }
  return { tasks: earlier.taskArns.flatMap((arn) => describeAgain(draft, arn)), failures: earlier.failures ?? [] };
}

export function rememberToken(
  draft: Draft,
  { input, now }: Call,
  made: Pick<RunTaskRecord, 'taskArns' | 'failures'>,
): void {
  const token = readString(input, 'clientToken');
  if (token === undefined) return;
  draft.runTasks.set(keyOf(draft, input, token), { ...made, request: writeCanonical(input), at: now });
}

/** Requests to other clusters are other requests. */
function keyOf(draft: Draft, input: JsonObject, token: string): string {
  return `${findCluster(draft, readString(input, 'cluster')).name}/${token}`;
}

/** How long it holds for failures alone is not documented: as for a task that stopped at once. */
function isValid(draft: Draft, { taskArns, at }: RunTaskRecord, now: number): boolean {
  const isRunning = taskArns.some((arn) => draft.tasks.has(arn));
  const stops = taskArns.map((arn) => draft.stoppedTasks.get(arn)?.stoppedAt ?? at);
  const isRecent = isRunning || now - Math.max(at, ...stops) < AFTER_STOP_MS;
  return isRecent && now - at < LONGEST_MS;
}

/** A stopped task is described in short. */
function describeAgain(draft: Draft, arn: string): readonly JsonObject[] {
  const running = draft.tasks.get(arn);
  if (running !== undefined) return [describeTask(draft, running, ['TAGS'])];
  const stopped = draft.stoppedTasks.get(arn);
  if (stopped === undefined) return [];
  return [{ taskArn: arn, lastStatus: stopped.lastStatus, desiredStatus: stopped.desiredStatus }];
}
