/** Client tokens of RunTask (ECS API reference, Ensuring idempotency). */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, invalidParameter } from './api-error.ts';
import { describeTask } from './describe-task.ts';
import { findCluster } from './find.ts';
import { readString } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import type { Call } from './operation.ts';
import { writeCanonical } from './service-shape.ts';
import type { RunTaskRecord } from './state.ts';

const HOUR_MS = 60 * 60_000;

/** A token is valid for 24 hours, and no longer than an hour after the last of its tasks has stopped. */
const LONGEST_MS = 24 * HOUR_MS;
const AFTER_STOP_MS = HOUR_MS;

/**
 * The answer to an equal request of the same cluster with the same client token: its tasks as they are now, and the
 * failures of then.
 *
 * @throws ApiError ConflictException with the ARNs of the tasks, when a parameter differs
 */
export function findEarlier(state: MutableState, { input, now }: Call): JsonObject | undefined {
  const token = readString(input, 'clientToken');
  if (token === undefined) return undefined;
  // Wording not documented, of both.
  if (!/^[!-~]{1,64}$/.test(token)) throw invalidParameter('clientToken must have 1 to 64 characters, from ! to ~.');
  const earlier = state.runTasks.get(keyOf(state, input, token));
  if (earlier === undefined || !isValid(state, earlier, now)) return undefined;
  if (earlier.request !== writeCanonical(input)) {
    const message = 'The client token was used before with other parameters.';
    throw new ApiError('ConflictException', message, { resourceIds: earlier.taskArns });
  }
  return { tasks: earlier.taskArns.flatMap((arn) => describeAgain(state, arn)), failures: earlier.failures ?? [] };
}

export function rememberToken(
  state: MutableState,
  { input, now }: Call,
  made: Pick<RunTaskRecord, 'taskArns' | 'failures'>,
): void {
  const token = readString(input, 'clientToken');
  if (token === undefined) return;
  state.runTasks.set(keyOf(state, input, token), { ...made, request: writeCanonical(input), at: now });
}

/** Requests to other clusters are other requests. */
function keyOf(state: MutableState, input: JsonObject, token: string): string {
  return `${findCluster(state, readString(input, 'cluster')).name}/${token}`;
}

/** Its validity when all tasks failed is not documented: as for a task that stopped at once. */
function isValid(state: MutableState, { taskArns, at }: RunTaskRecord, now: number): boolean {
  const isRunning = taskArns.some((arn) => state.tasks.has(arn));
  const stops = taskArns.map((arn) => state.stoppedTasks.get(arn)?.stoppedAt ?? at);
  const isRecent = isRunning || now - Math.max(at, ...stops) < AFTER_STOP_MS;
  return isRecent && now - at < LONGEST_MS;
}

/** A stopped task is described in short. */
function describeAgain(state: MutableState, arn: string): readonly JsonObject[] {
  const running = state.tasks.get(arn);
  if (running !== undefined) return [describeTask(state, running, ['TAGS'])];
  const stopped = state.stoppedTasks.get(arn);
  if (stopped === undefined) return [];
  return [{ taskArn: arn, lastStatus: stopped.lastStatus, desiredStatus: stopped.desiredStatus }];
}
