import {
  DescribeClustersCommand,
  DescribeContainerInstancesCommand,
  DescribeTasksCommand,
  type ECSClient,
  paginateListContainerInstances,
  paginateListTasks,
  type Task,
} from '@aws-sdk/client-ecs';
import type { Ecs, InstanceRecord } from '../../ports/ecs.ts';
import { callAws } from './client.ts';
import { toInstanceRecord, toTaskRecord } from './cluster-records.ts';
import { toStoppedTask } from './records.ts';
import { requireField } from './require-field.ts';

/** DescribeTasks and DescribeContainerInstances take at most a hundred (ECS API reference). */
const MOST = 100;

/** Reads of what runs in a cluster: its container instances and the tasks of a service. */
export function createClusterReads(
  client: ECSClient,
): Pick<Ecs, 'clusterStatus' | 'containerInstances' | 'serviceTasks' | 'stoppedTasks'> {
  return {
    clusterStatus: (cluster) => readStatus(client, cluster),
    containerInstances: (cluster) => listInstances(client, cluster),
    serviceTasks: async (cluster, service) => {
      const query = { cluster, service };
      const [wanted, ending] = await Promise.all([
        listTasks(client, { ...query, desiredStatus: 'RUNNING' }),
        listTasks(client, { ...query, desiredStatus: 'STOPPED', most: MOST }),
      ]);
      return [...wanted, ...ending].filter(({ lastStatus }) => lastStatus !== 'STOPPED').map(toTaskRecord);
    },
    stoppedTasks: async (cluster, service, deploymentId) => {
      const tasks = await listTasks(client, { cluster, service, desiredStatus: 'STOPPED', most: MOST });
      const ours = tasks.filter((task) => hasFailedOrStopped(task) && task.startedBy === deploymentId);
      return ours.map(toStoppedTask).toSorted((a, b) => (a.stoppedAt ?? 0) - (b.stoppedAt ?? 0));
    },
  };
}

/**
 * A task that failed its health checks drains for as long as its target group says before it is STOPPED; it has failed
 * when ECS decides to stop it, and its reason is set from then on (ECS Developer Guide, task lifecycle).
 */
function hasFailedOrStopped({ lastStatus, stoppedReason = '' }: Task): boolean {
  return lastStatus === 'STOPPED' || /^Task failed (?:ELB|container) health checks/.test(stoppedReason);
}

async function readStatus(client: ECSClient, cluster: string): Promise<string | undefined> {
  const name = { action: 'ecs:DescribeClusters', resource: `cluster ${cluster}` };
  const output = await callAws(name, () => client.send(new DescribeClustersCommand({ clusters: [cluster] })));
  return requireField(output.clusters, 'clusters', name)[0]?.status;
}

interface TaskQuery {
  readonly cluster: string;
  readonly service: string;
  readonly desiredStatus: 'RUNNING' | 'STOPPED';
  /** Stopped tasks stay listed for an hour or so: the first page is enough. */
  readonly most?: number;
}

/** Not by `startedBy`: it must be the only filter (ECS API reference, ListTasks). */
async function listTasks(client: ECSClient, query: TaskQuery): Promise<readonly Task[]> {
  const { cluster, service, desiredStatus, most = Number.POSITIVE_INFINITY } = query;
  const resource = `service ${service} in cluster ${cluster}`;
  const tasks: Task[] = [];
  const pages = paginateListTasks({ client, pageSize: MOST }, { cluster, serviceName: service, desiredStatus });
  const name = { action: 'ecs:ListTasks', resource };
  await callAws(name, async () => {
    for await (const page of pages) {
      const taskArns = requireField(page.taskArns, 'taskArns', name);
      if (taskArns.length > 0) tasks.push(...(await describeTasks(client, { cluster, taskArns, resource })));
      if (tasks.length >= most) return;
    }
  });
  return tasks;
}

interface TaskPage {
  readonly cluster: string;
  readonly taskArns: string[];
  readonly resource: string;
}

async function describeTasks(client: ECSClient, { cluster, taskArns, resource }: TaskPage): Promise<readonly Task[]> {
  const command = new DescribeTasksCommand({ cluster, tasks: taskArns });
  const name = { action: 'ecs:DescribeTasks', resource };
  const output = await callAws(name, () => client.send(command));
  return requireField(output.tasks, 'tasks', name);
}

async function listInstances(client: ECSClient, cluster: string): Promise<readonly InstanceRecord[]> {
  const resource = `cluster ${cluster}`;
  const records: InstanceRecord[] = [];
  const list = { action: 'ecs:ListContainerInstances', resource };
  await callAws(list, async () => {
    for await (const page of paginateListContainerInstances({ client, pageSize: MOST }, { cluster })) {
      const containerInstances = requireField(page.containerInstanceArns, 'containerInstanceArns', list);
      if (containerInstances.length === 0) continue;
      const command = new DescribeContainerInstancesCommand({ cluster, containerInstances });
      const name = { action: 'ecs:DescribeContainerInstances', resource };
      const output = await callAws(name, () => client.send(command));
      records.push(...requireField(output.containerInstances, 'containerInstances', name).map(toInstanceRecord));
    }
  });
  return records;
}
