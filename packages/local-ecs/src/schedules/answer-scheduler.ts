import type { JsonObject } from '@slipway/ecs-rules/values';
import { answerOperation, type Operations } from '../engine/answer-operation.ts';
import { ApiError } from '../engine/api-error.ts';
import type { Answer } from '../engine/contract.ts';
import { readObject, readString } from '../engine/input.ts';
import type { ScheduleStore } from './schedule-store.ts';

const OPERATIONS: Operations<ScheduleStore> = new Map([
  ['CreateSchedule', createSchedule],
  ['GetSchedule', findSchedule],
  ['UpdateSchedule', updateSchedule],
]);

/** Schedules of EventBridge Scheduler; undefined when there is no such operation. */
export function answerScheduler(store: ScheduleStore, operation: string, input: JsonObject): Answer | undefined {
  return answerOperation(OPERATIONS, { operation, input }, store);
}

/** What a schedule has unless it says something else (EventBridge Scheduler API reference, GetSchedule). */
const DEFAULTS = { State: 'ENABLED', ScheduleExpressionTimezone: 'UTC', ActionAfterCompletion: 'NONE' };

function keyOf(input: JsonObject): { readonly key: string; readonly name: string; readonly group: string } {
  const group = readString(input, 'GroupName') ?? 'default';
  const name = readString(input, 'Name') ?? '';
  if (!/^[0-9a-zA-Z-_.]{1,64}$/.test(name)) throw new ApiError('ValidationException', 'Name is not valid.');
  return { key: `${group}/${name}`, name, group };
}

function findSchedule(store: ScheduleStore, input: JsonObject): JsonObject {
  const { key, name } = keyOf(input);
  const schedule = store.schedules.get(key);
  if (schedule !== undefined) return schedule;
  // Observed in answers of the real service.
  throw new ApiError('ResourceNotFoundException', `Schedule ${name} does not exist.`);
}

function createSchedule(store: ScheduleStore, input: JsonObject): JsonObject {
  const { key, name } = keyOf(input);
  // Observed in answers of the real service.
  if (store.schedules.has(key)) throw new ApiError('ConflictException', `Schedule ${name} already exists.`);
  const seconds = store.now() / 1000;
  return keep(store, input, seconds);
}

/**
 * "EventBridge Scheduler uses all values, including empty values, specified in the request and overrides the existing
 * schedule" (EventBridge Scheduler API reference, UpdateSchedule).
 */
function updateSchedule(store: ScheduleStore, input: JsonObject): JsonObject {
  const { CreationDate } = findSchedule(store, input);
  return keep(store, input, Number(CreationDate));
}

const REQUIRED = ['FlexibleTimeWindow', 'ScheduleExpression', 'Target'] as const;

/** @param createdAt seconds since the epoch */
function keep(store: ScheduleStore, input: JsonObject, createdAt: number): JsonObject {
  const missing = REQUIRED.find((field) => input[field] === undefined || input[field] === null);
  // Wording of the local ECS.
  if (missing !== undefined) throw new ApiError('ValidationException', `${missing} is required.`);
  const { key, name, group } = keyOf(input);
  const { ClientToken: _, ...given } = input;
  const arn = `arn:aws:scheduler:${store.region}:${store.account}:schedule/${key}`;
  store.schedules.set(key, {
    ...DEFAULTS,
    ...given,
    Target: withRetryPolicy(readObject(input, 'Target') ?? {}),
    ...{ Name: name, GroupName: group, Arn: arn, CreationDate: createdAt, LastModificationDate: store.now() / 1000 },
  });
  return { ScheduleArn: arn };
}

/** The defaults of a retry policy (EventBridge Scheduler API reference, RetryPolicy). */
function withRetryPolicy(target: JsonObject): JsonObject {
  return { RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 }, ...target };
}
