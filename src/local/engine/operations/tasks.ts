/** StopTask, ListTasks, DescribeTasks; RunTask and StartTask have files of their own. */
import type { JsonObject } from '../../../json.ts';
import { lastPart, taskArn } from '../arn.ts';
import { describeTask } from '../describe-task.ts';
import type { Draft } from '../draft.ts';
import { ApiFault, invalidParameter } from '../fault.ts';
import { findCluster, findInstance, findService, findTask } from '../find.ts';
import { readString, readStrings, requireString } from '../input.ts';
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

function stopOneTask(draft: Draft, { input, now }: Call): JsonObject {
  const cluster = findCluster(draft, readString(input, 'cluster')).name;
  const task = findTask(draft, cluster, requireString(input, 'task'));
  if (task === undefined) throw invalidParameter('The referenced task was not found.');
  const reason = readString(input, 'reason') ?? 'Task stopped by user';
  stopTask(draft, task, { code: 'UserInitiated', reason, now });
  return { task: describeTask(draft, findTask(draft, cluster, task.id) ?? task, []) };
}

function describeTasks(draft: Draft, { input }: Call): JsonObject {
  const cluster = findCluster(draft, readString(input, 'cluster')).name;
  const references = readStrings(input, 'tasks');
  if (references.length === 0) throw invalidParameter('Tasks cannot be empty.');
  checkBatch(references, 100, 'Tasks');
  const include = readStrings(input, 'include');
  const tasks: JsonObject[] = [];
  const failures: JsonObject[] = [];
  for (const reference of references) {
    const task = findTask(draft, cluster, reference);
    if (task !== undefined) tasks.push(describeTask(draft, task, include));
    else failures.push({ arn: taskArn(draft.settings, cluster, lastPart(reference)), reason: 'MISSING' });
  }
  return { tasks, failures };
}

function listTasks(draft: Draft, { input }: Call): JsonObject {
  const cluster = findCluster(draft, readString(input, 'cluster')).name;
  const fits = readFilter(draft, cluster, input);
  const found: string[] = [];
  for (const tasks of [draft.tasks, draft.stoppedTasks]) {
    for (const task of tasks.values()) if (task.cluster === cluster && fits(task)) found.push(task.arn);
  }
  const page = cutPage(found, input, 100);
  return { taskArns: page.items, ...page.next };
}

const FILTERS = ['serviceName', 'family', 'containerInstance', 'launchType'];

/** PENDING is accepted as a desired status and never matches: ECS sets RUNNING and STOPPED only. */
function readFilter(draft: Draft, cluster: string, input: JsonObject): (task: TaskRecord) => boolean {
  const status = readString(input, 'desiredStatus') ?? 'RUNNING';
  const startedBy = readString(input, 'startedBy');
  if (startedBy !== undefined && FILTERS.some((member) => input[member] !== undefined && input[member] !== null)) {
    // Wording not documented.
    throw invalidParameter('When startedBy is given it must be the only filter.');
  }
  const service = readServiceFilter(draft, cluster, input);
  const family = readString(input, 'family');
  const launchType = readString(input, 'launchType');
  const instance = readInstanceFilter(draft, cluster, input);
  return (task) =>
    task.desiredStatus === status &&
    (startedBy === undefined || task.startedBy === startedBy) &&
    (service === undefined || task.serviceKey === service) &&
    (family === undefined || task.revisionArn.split('/')[1]?.split(':')[0] === family) &&
    (launchType === undefined || task.launchType === launchType) &&
    (instance === undefined || task.instanceArn === instance);
}

function readServiceFilter(draft: Draft, cluster: string, input: JsonObject): string | undefined {
  const reference = readString(input, 'serviceName');
  if (reference === undefined) return undefined;
  const service = findService(draft, cluster, reference);
  if (service === undefined) throw new ApiFault('ServiceNotFoundException', 'Service not found.');
  return service.key;
}

function readInstanceFilter(draft: Draft, cluster: string, input: JsonObject): string | undefined {
  const reference = readString(input, 'containerInstance');
  return reference === undefined ? undefined : (findInstance(draft, cluster, reference)?.arn ?? reference);
}
