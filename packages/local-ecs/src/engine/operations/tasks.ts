/** StopTask, ListTasks, DescribeTasks; RunTask and StartTask have files of their own. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, invalidParameter } from '../api-error.ts';
import { lastPart, taskArn } from '../arn.ts';
import { describeTask } from '../describe-task.ts';
import { findCluster, findInstance, findService, findTask } from '../find.ts';
import { readString, readStrings, requireString } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import { checkBatch, cutPage } from '../paginate.ts';
import type { TaskRecord } from '../task-record.ts';
import { stopTask } from '../task-stop.ts';
import { runTask } from './run-task.ts';
import { startTask } from './start-task.ts';

export const TASK_OPERATIONS: OperationTable = {
  RunTask: runTask,
  StartTask: startTask,
  StopTask: stopOneTask,
  ListTasks: listTasks,
  DescribeTasks: describeTasks,
};

function stopOneTask(state: MutableState, { input, now }: Call): JsonObject {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const task = findTask(state, cluster, requireString(input, 'task'));
  if (task === undefined) throw invalidParameter('The referenced task was not found.');
  const reason = readString(input, 'reason') ?? 'Task stopped by user';
  stopTask(state, task, { code: 'UserInitiated', reason, now });
  return { task: describeTask(state, findTask(state, cluster, task.id) ?? task, []) };
}

function describeTasks(state: MutableState, { input }: Call): JsonObject {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const references = readStrings(input, 'tasks');
  if (references.length === 0) throw invalidParameter('Tasks cannot be empty.');
  checkBatch(references, 100, 'Tasks');
  const include = readStrings(input, 'include');
  const tasks: JsonObject[] = [];
  const failures: JsonObject[] = [];
  for (const reference of references) {
    const task = findTask(state, cluster, reference);
    if (task !== undefined) tasks.push(describeTask(state, task, include));
    else failures.push({ arn: taskArn(state.settings, cluster, lastPart(reference)), reason: 'MISSING' });
  }
  return { tasks, failures };
}

function listTasks(state: MutableState, { input }: Call): JsonObject {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const fits = readFilter(state, cluster, input);
  const found: string[] = [];
  for (const tasks of [state.tasks, state.stoppedTasks]) {
    for (const task of tasks.values()) if (task.cluster === cluster && fits(task)) found.push(task.arn);
  }
  const page = cutPage(found, input, 100);
  return { taskArns: page.items, ...page.next };
}

const FILTERS = ['serviceName', 'family', 'containerInstance', 'launchType'];

/** PENDING is accepted as a desired status and never matches: ECS sets RUNNING and STOPPED only. */
function readFilter(state: MutableState, cluster: string, input: JsonObject): (task: TaskRecord) => boolean {
  const status = readString(input, 'desiredStatus') ?? 'RUNNING';
  const startedBy = readString(input, 'startedBy');
  if (startedBy !== undefined && FILTERS.some((field) => input[field] !== undefined && input[field] !== null)) {
    // Wording not documented.
    throw invalidParameter('When startedBy is given it must be the only filter.');
  }
  const service = readServiceFilter(state, cluster, input);
  const family = readString(input, 'family');
  const launchType = readString(input, 'launchType');
  const instance = readInstanceFilter(state, cluster, input);
  return (task) =>
    task.desiredStatus === status &&
    (startedBy === undefined || task.startedBy === startedBy) &&
    (service === undefined || task.serviceKey === service) &&
    (family === undefined || task.revisionArn.split('/')[1]?.split(':')[0] === family) &&
    (launchType === undefined || task.launchType === launchType) &&
    (instance === undefined || task.instanceArn === instance);
}

function readServiceFilter(state: MutableState, cluster: string, input: JsonObject): string | undefined {
  const reference = readString(input, 'serviceName');
  if (reference === undefined) return undefined;
  const service = findService(state, cluster, reference);
  if (service === undefined) throw new ApiError('ServiceNotFoundException', 'Service not found.');
  return service.key;
}

function readInstanceFilter(state: MutableState, cluster: string, input: JsonObject): string | undefined {
  const reference = readString(input, 'containerInstance');
  return reference === undefined ? undefined : (findInstance(state, cluster, reference)?.arn ?? reference);
}
