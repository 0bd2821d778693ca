import { DescribeTasksCommand, type ECSClient, type Failure, RunTaskCommand } from '@aws-sdk/client-ecs';
import type { PlacementFailure, TaskLaunch, TaskSight, TaskWish } from '../one-off-task/task.ts';
import type { Ecs } from '../world/ecs.ts';
import { callAws } from './client.ts';
import { sendBody } from './raw-json.ts';
import { toStoppedTask, withoutUndefined } from './records.ts';

/** The calls of a one-off task. */
export function createTaskCalls(clients: {
  readonly reads: ECSClient;
  readonly writes: ECSClient;
}): Pick<Ecs, 'runTask' | 'describeTask'> {
  return {
    runTask: (wish) => runTask(clients.writes, wish),
    describeTask: (cluster, arn) => describeTask(clients.reads, cluster, arn),
  };
}

async function runTask(client: ECSClient, wish: TaskWish): Promise<TaskLaunch> {
  const { cluster, revisionArn: taskDefinition, clientToken, settings } = wish;
  const input = { cluster, taskDefinition, clientToken };
  const command = new RunTaskCommand(input);
  // The settings hold JSON of the user, which the SDK would lose what it does not know of.
  const sent = { ...settings, ...input };
  sendBody(command, sent);
  const name = { action: 'ecs:RunTask', resource: `task definition ${taskDefinition} in cluster ${cluster}`, sent };
  const output = await callAws(name, () => client.send(command));
  return {
    taskArns: (output.tasks ?? []).flatMap(({ taskArn }) => taskArn ?? []),
    failures: (output.failures ?? []).map(toPlacementFailure),
  };
}

function toPlacementFailure({ reason, arn, detail }: Failure): PlacementFailure {
  return withoutUndefined<PlacementFailure>({ reason: reason ?? 'no reason given', arn, detail });
}

async function describeTask(client: ECSClient, cluster: string, arn: string): Promise<TaskSight | undefined> {
  const name = { action: 'ecs:DescribeTasks', resource: `task ${arn}` };
  const output = await callAws(name, () => client.send(new DescribeTasksCommand({ cluster, tasks: [arn] })));
  const [task] = output.tasks ?? [];
  return task === undefined ? undefined : { lastStatus: task.lastStatus ?? '', task: toStoppedTask(task) };
}
