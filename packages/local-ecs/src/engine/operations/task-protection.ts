/** UpdateTaskProtection and GetTaskProtection. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from '../api-error.ts';
import { lastPart, taskArn } from '../arn.ts';
import { findCluster, findTask } from '../find.ts';
import { asTimestamp, omitAbsent, readBoolean, readNumber, readStrings, requireString } from '../input.ts';
import { type MutableState, requestEvaluation } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import { checkBatch } from '../paginate.ts';
import { isBlockedByProtection, isProtected } from '../task-protection.ts';
import type { TaskRecord } from '../task-record.ts';
import { changeTask } from '../task-stop.ts';

export const TASK_PROTECTION_OPERATIONS: OperationTable = {
  UpdateTaskProtection: updateTaskProtection,
  GetTaskProtection: getTaskProtection,
};

/** Two hours, and at most two days (ECS API reference, UpdateTaskProtection). */
const DEFAULT_MINUTES = 120;
const MOST_MINUTES = 2880;

function updateTaskProtection(state: MutableState, { input, now }: Call): JsonObject {
  const references = readStrings(input, 'tasks');
  const isWanted = readBoolean(input, 'protectionEnabled');
  const minutes = readNumber(input, 'expiresInMinutes') ?? DEFAULT_MINUTES;
  // Wording not documented, of the three.
  if (references.length === 0) throw invalidParameter('Tasks cannot be empty.');
  if (isWanted === undefined) throw invalidParameter('protectionEnabled can not be blank.');
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES) {
    throw invalidParameter(`expiresInMinutes must be between 1 and ${MOST_MINUTES}.`);
  }
  checkBatch(references, 10, 'Tasks');
  const { valid, failures } = sortTasks(state, input, references);
  const blocked = isWanted ? valid.filter((task) => wouldBlock(state, task, now)) : [];
  const changed = valid.filter((task) => !blocked.includes(task));
  const protectedUntil = isWanted ? now + minutes * 60_000 : undefined;
  const tasks = changed.map((task) => changeTask(state, task, { protectedUntil }));
  requestEvaluation(state, now);
  return {
    protectedTasks: tasks.map((task) => describeProtection(task, now)),
    failures: [...failures, ...blocked.map(({ arn }) => ({ arn, reason: 'DEPLOYMENT_BLOCKED' }))],
  };
}

/**
 * A deployment that protected tasks block gets no further protected tasks. When ECS refuses is not documented; assumed.
 */
function wouldBlock(state: MutableState, task: TaskRecord, now: number): boolean {
  const service = state.services.get(task.serviceKey ?? '');
  return service !== undefined && isBlockedByProtection(service) && !isProtected(task, now);
}

/** All tasks of services in the cluster when none is named. */
function getTaskProtection(state: MutableState, { input, now }: Call): JsonObject {
  const references = readStrings(input, 'tasks');
  checkBatch(references, 100, 'Tasks');
  const { valid, failures } = sortTasks(state, input, references);
  const cluster = findCluster(state, requireString(input, 'cluster')).name;
  const all = [...state.tasks.values()].filter((task) => task.cluster === cluster && isValid(task));
  const shown = references.length === 0 ? all : valid;
  return { protectedTasks: shown.map((task) => describeProtection(task, now)), failures };
}

/** Reasons: ECS Developer Guide, API failure reasons. */
function sortTasks(
  state: MutableState,
  input: JsonObject,
  references: readonly string[],
): { readonly valid: readonly TaskRecord[]; readonly failures: readonly JsonObject[] } {
  const cluster = findCluster(state, requireString(input, 'cluster')).name;
  const valid: TaskRecord[] = [];
  const failures: JsonObject[] = [];
  for (const reference of references) {
    const task = findTask(state, cluster, reference);
    const arn = task?.arn ?? taskArn(state.settings, cluster, lastPart(reference));
    if (task === undefined) failures.push({ arn, reason: 'MISSING' });
    else if (!isValid(task)) failures.push({ arn, reason: 'TASK_NOT_VALID' });
    else valid.push(task);
  }
  return { valid, failures };
}

/** Only tasks of services that are not being stopped can be protected. */
function isValid(task: TaskRecord): boolean {
  return task.serviceKey !== undefined && task.desiredStatus === 'RUNNING';
}

function describeProtection(task: TaskRecord, now: number): JsonObject {
  const protectionEnabled = isProtected(task, now);
  const expirationDate = protectionEnabled ? asTimestamp(task.protectedUntil ?? now) : undefined;
  return omitAbsent({ taskArn: task.arn, protectionEnabled, expirationDate });
}
