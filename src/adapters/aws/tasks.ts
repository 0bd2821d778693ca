import {
  DescribeTasksCommand,
  type ECSClient,
  type Failure,
  ListTasksCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { type TaskArn, toRevisionArn, toTaskArn } from '@slipway/ecs-rules/arns';
import { isJsonObject, type Json } from '@slipway/ecs-rules/values';
import { DeployError } from '../../ports/deploy-error.ts';
import type { Ecs } from '../../ports/ecs.ts';
import type {
  PlacementFailure,
  RunTaskRequest,
  StartedTask,
  TaskLaunch,
  TaskObservation,
} from '../../ports/task-records.ts';
import { callAws } from './client.ts';
import { keepAnswer, sendBody } from './raw-json.ts';
import { toStoppedTask, withoutUndefined } from './records.ts';
import { requireField } from './require-field.ts';

/** The calls of a one-off task. */
export function createTaskCalls(clients: {
  readonly reads: ECSClient;
  readonly writes: ECSClient;
}): Pick<Ecs, 'runTask' | 'describeTask' | 'startedTasks'> {
  return {
    runTask: (request) => runTask(clients.writes, request),
    describeTask: (cluster, arn) => describeTask(clients.reads, cluster, arn),
    startedTasks: async (cluster, startedBy) => {
      const statuses = ['RUNNING', 'STOPPED'] as const;
      const lists = statuses.map((desiredStatus) => listStarted(clients.reads, { cluster, startedBy, desiredStatus }));
      return (await Promise.all(lists)).flat();
    },
  };
}

async function runTask(client: ECSClient, request: RunTaskRequest): Promise<TaskLaunch> {
  const { cluster, revisionArn: taskDefinition, clientToken, settings } = request;
  const input = { cluster, taskDefinition, clientToken };
  const command = new RunTaskCommand(input);
  // The settings hold JSON of the user, which the SDK would lose what it does not know of.
  const sent = { ...settings, ...input };
  sendBody(command, sent);
  const name = { action: 'ecs:RunTask', resource: `task definition ${taskDefinition} in cluster ${cluster}`, sent };
  try {
    const { tasks = [], failures = [] } = await callAws(name, () => client.send(command));
    return {
      taskArns: tasks.flatMap(({ taskArn }) => (taskArn === undefined ? [] : [toTaskArn(taskArn)])),
      failures: failures.map(toPlacementFailure),
      hasStopped: tasks.some(({ lastStatus }) => lastStatus === 'STOPPED'),
    };
  } catch (thrown) {
    const taskArns = readConflict(thrown);
    if (taskArns.length === 0) throw thrown;
    return { taskArns, failures: [], isConflict: true };
  }
}

/** The tasks that were started with the same token and other parameters (ECS API reference, ConflictException). */
function readConflict(thrown: unknown): readonly TaskArn[] {
  const cause = thrown instanceof DeployError ? thrown.cause : undefined;
  const { name, resourceIds = [] } = (cause ?? {}) as { readonly name?: string; readonly resourceIds?: string[] };
  return name === 'ConflictException' ? resourceIds.map(toTaskArn) : [];
}

interface StartedQuery {
  readonly cluster: string;
  readonly startedBy: string;
  readonly desiredStatus: 'RUNNING' | 'STOPPED';
}

/**
 * DescribeTasks takes at most a hundred, which is one page. By `startedBy` no other filter is allowed (ECS API
 * reference).
 */
async function listStarted(client: ECSClient, query: StartedQuery): Promise<readonly StartedTask[]> {
  const { cluster, startedBy } = query;
  const resource = `tasks in cluster ${cluster} that ${startedBy} started`;
  const list = { action: 'ecs:ListTasks', resource };
  const listed = await callAws(list, () => client.send(new ListTasksCommand({ ...query, maxResults: 100 })));
  const tasks = requireField(listed.taskArns, 'taskArns', list);
  if (tasks.length === 0) return [];
  const command = new DescribeTasksCommand({ cluster, tasks });
  const answer = keepAnswer(command);
  const describe = { action: 'ecs:DescribeTasks', resource };
  await callAws(describe, () => client.send(command));
  const described = requireField(answer().tasks, 'tasks', describe);
  return (Array.isArray(described) ? described : []).flatMap(toStartedTask);
}

function toStartedTask(task: Json): readonly StartedTask[] {
  if (!isJsonObject(task)) return [];
  const { taskArn, taskDefinitionArn, lastStatus, overrides } = task;
  return [
    {
      arn: toTaskArn(String(taskArn ?? '')),
      revisionArn: toRevisionArn(String(taskDefinitionArn ?? '')),
      lastStatus: String(lastStatus ?? ''),
      containerOverrides: (isJsonObject(overrides) ? overrides.containerOverrides : undefined) ?? [],
    },
  ];
}

function toPlacementFailure({ reason, arn, detail }: Failure): PlacementFailure {
  return withoutUndefined<PlacementFailure>({ reason: reason ?? 'no reason given', arn, detail });
}

async function describeTask(client: ECSClient, cluster: string, arn: TaskArn): Promise<TaskObservation | undefined> {
  const name = { action: 'ecs:DescribeTasks', resource: `task ${arn}` };
  const output = await callAws(name, () => client.send(new DescribeTasksCommand({ cluster, tasks: [arn] })));
  const [task] = requireField(output.tasks, 'tasks', name);
  return task === undefined ? undefined : { lastStatus: task.lastStatus ?? '', task: toStoppedTask(task) };
}
