import {
  DescribeContainerInstancesCommand,
  DescribeServiceRevisionsCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  paginateListContainerInstances,
  RegisterTaskDefinitionCommand,
  type Service,
  StopServiceDeploymentCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { DeployError } from '../errors.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { Ecs, InstanceRecord, ServiceUpdate } from '../world.ts';
import { callAws, READ_SETTINGS, WRITE_SETTINGS } from './client.ts';
import { keepAnswer, sendBody } from './raw-json.ts';
import { toInstanceRecord, toRevision, toServiceDeploymentRecord, toServiceRecord, toStoppedTask } from './records.ts';
import { createServiceReads } from './service-reads.ts';
import { listTags, tagResource } from './tags.ts';
import { createTaskCalls } from './tasks.ts';

/** Reads and writes go through clients of their own, since only reads may be sent again unseen. */
interface Clients {
  readonly reads: ECSClient;
  readonly writes: ECSClient;
}

/** Amazon ECS, or whatever `AWS_ENDPOINT_URL` points to, with the SDK's own credentials and region. */
export function createEcs(): Ecs {
  const clients: Clients = { reads: new ECSClient(READ_SETTINGS), writes: new ECSClient(WRITE_SETTINGS) };
  const { reads, writes } = clients;
  return {
    ...createServiceReads(reads),
    ...createTaskCalls(clients),
    describeRevision: (reference) => describeRevision(reads, reference),
    listRevisions: (family, limit) => listRevisions(reads, family, limit),
    register: (document) => register(writes, document),
    update: (update) => updateService(writes, update),
    serviceDeployments: (cluster, service, limit) => listServiceDeployments(reads, { cluster, service, limit }),
    stopWithRollback: (arn) => stopWithRollback(writes, arn),
    stoppedTasks: (cluster, service, deploymentId) => listStoppedTasks(reads, { cluster, service, deploymentId }),
    countEndingTasks: async (cluster, service) => {
      const tasks = await describeStopping(reads, cluster, service);
      return tasks.filter((task) => task.lastStatus !== 'STOPPED').length;
    },
    containerInstances: (cluster) => listInstances(reads, cluster),
    tagsOf: (arn) => listTags(reads, arn),
    tag: (arn, tags) => tagResource(writes, arn, tags),
  };
}

async function describeRevision(client: ECSClient, reference: string) {
  const command = new DescribeTaskDefinitionCommand({ taskDefinition: reference });
  const answer = keepAnswer(command);
  const name = { action: 'ecs:DescribeTaskDefinition', resource: `task definition ${reference}` };
  try {
    await callAws(name, () => client.send(command));
  } catch (error) {
    throw asAbsentRevision(error, reference);
  }
  return toRevision(memberOf(answer(), 'taskDefinition'));
}

/** ECS answers an unknown revision with a bare ClientException (observed; not documented). */
function asAbsentRevision(error: unknown, reference: string): unknown {
  if (!(error instanceof DeployError) || error.kind !== 'rejected') return error;
  return new DeployError({
    kind: 'absent',
    message: `There is no task definition ${reference} in this account and region.`,
    advice: 'List what is there with: aws ecs list-task-definitions --sort DESC',
    cause: error,
  });
}

async function listRevisions(client: ECSClient, family: string, limit: number) {
  const name = { action: 'ecs:ListTaskDefinitions', resource: `family ${family}` };
  const input = { familyPrefix: family, sort: 'DESC', status: 'ACTIVE', maxResults: Math.min(limit, 100) } as const;
  const output = await callAws(name, () => client.send(new ListTaskDefinitionsCommand(input)));
  return output.taskDefinitionArns ?? [];
}

async function register(client: ECSClient, document: JsonObject) {
  const family = String(document.family);
  const command = new RegisterTaskDefinitionCommand({ family, containerDefinitions: [] });
  sendBody(command, document);
  const answer = keepAnswer(command);
  const name = { action: 'ecs:RegisterTaskDefinition', resource: `family ${family}` };
  await callAws(name, () => client.send(command));
  return toRevision(memberOf(answer(), 'taskDefinition'));
}

async function updateService(client: ECSClient, update: ServiceUpdate) {
  const input = {
    cluster: update.cluster,
    service: update.service,
    taskDefinition: update.revisionArn,
    ...(update.desiredCount === undefined ? {} : { desiredCount: update.desiredCount }),
    ...(update.forceNewDeployment === undefined ? {} : { forceNewDeployment: update.forceNewDeployment }),
  };
  const command = new UpdateServiceCommand(input);
  const { deploymentConfiguration } = update;
  if (deploymentConfiguration !== undefined) sendBody(command, { ...input, deploymentConfiguration });
  const answer = keepAnswer(command);
  const name = { action: 'ecs:UpdateService', resource: `service ${update.service} in cluster ${update.cluster}` };
  const output = await callAws(name, () => client.send(command));
  return toServiceRecord(output.service ?? ({} as Service), memberOf(answer(), 'service'));
}

interface HistoryQuery {
  readonly cluster: string;
  readonly service: string;
  readonly limit: number;
}

async function listServiceDeployments(client: ECSClient, query: HistoryQuery) {
  const { cluster, service, limit } = query;
  const resource = `service ${service} in cluster ${cluster}`;
  const output = await callAws({ action: 'ecs:ListServiceDeployments', resource }, () =>
    client.send(new ListServiceDeploymentsCommand({ cluster, service, maxResults: Math.min(limit, 100) })),
  );
  const briefs = output.serviceDeployments ?? [];
  const targets = briefs.map((brief) => brief.targetServiceRevisionArn ?? '').filter((arn) => arn !== '');
  const revisions = await describeTargets(client, [...new Set(targets)], resource);
  return briefs.map((brief) => toServiceDeploymentRecord(brief, revisions.get(brief.targetServiceRevisionArn ?? '')));
}

/** Task definition by service revision. DescribeServiceRevisions takes at most 20 (ECS API reference). */
async function describeTargets(client: ECSClient, arns: readonly string[], resource: string) {
  const byArn = new Map<string, string>();
  for (let from = 0; from < arns.length; from += 20) {
    const serviceRevisionArns = arns.slice(from, from + 20);
    const output = await callAws({ action: 'ecs:DescribeServiceRevisions', resource }, () =>
      client.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns })),
    );
    for (const revision of output.serviceRevisions ?? []) {
      byArn.set(revision.serviceRevisionArn ?? '', revision.taskDefinition ?? '');
    }
  }
  return byArn;
}

async function stopWithRollback(client: ECSClient, serviceDeploymentArn: string) {
  const name = { action: 'ecs:StopServiceDeployment', resource: `service deployment ${serviceDeploymentArn}` };
  const command = new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ROLLBACK' });
  await callAws(name, () => client.send(command));
}

interface StoppedTasksQuery {
  readonly cluster: string;
  readonly service: string;
  readonly deploymentId: string;
}

async function listStoppedTasks(client: ECSClient, query: StoppedTasksQuery) {
  const tasks = await describeStopping(client, query.cluster, query.service);
  const ours = tasks.filter((task) => task.lastStatus === 'STOPPED' && task.startedBy === query.deploymentId);
  return ours.map(toStoppedTask).toSorted((a, b) => (a.stoppedAt ?? 0) - (b.stoppedAt ?? 0));
}

/** Tasks that are to stop, whether they have or not; at most a hundred. */
async function describeStopping(client: ECSClient, cluster: string, service: string) {
  const resource = `service ${service} in cluster ${cluster}`;
  // Not by `startedBy`: it must be the only filter (ECS API reference, ListTasks), and we want stopped tasks only.
  const filter = { cluster, serviceName: service, desiredStatus: 'STOPPED', maxResults: 100 } as const;
  const listed = await callAws({ action: 'ecs:ListTasks', resource }, () => client.send(new ListTasksCommand(filter)));
  const tasks = listed.taskArns ?? [];
  if (tasks.length === 0) return [];
  const output = await callAws({ action: 'ecs:DescribeTasks', resource }, () =>
    client.send(new DescribeTasksCommand({ cluster, tasks })),
  );
  return output.tasks ?? [];
}

async function listInstances(client: ECSClient, cluster: string): Promise<readonly InstanceRecord[]> {
  const resource = `cluster ${cluster}`;
  const records: InstanceRecord[] = [];
  await callAws({ action: 'ecs:ListContainerInstances', resource }, async () => {
    for await (const page of paginateListContainerInstances({ client, pageSize: 100 }, { cluster })) {
      const containerInstances = page.containerInstanceArns ?? [];
      if (containerInstances.length === 0) continue;
      const command = new DescribeContainerInstancesCommand({ cluster, containerInstances });
      const output = await callAws({ action: 'ecs:DescribeContainerInstances', resource }, () => client.send(command));
      records.push(...(output.containerInstances ?? []).map(toInstanceRecord));
    }
  });
  return records;
}

function memberOf(answer: JsonObject, member: string): JsonObject {
  const value = answer[member];
  return isJsonObject(value) ? value : {};
}
