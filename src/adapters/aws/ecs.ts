import {
  ContinueServiceDeploymentCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServiceRevisionsCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  type Service,
  StopServiceDeploymentCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { type ServiceDeploymentArn, toRevisionArn } from '@slipway/ecs-rules/arns';
import { defined, isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import { DeployError } from '../../ports/deploy-error.ts';
import type { Ecs, ServiceUpdate } from '../../ports/ecs.ts';
import type { HookAnswer } from '../../ports/pause-answer.ts';
import type { Revision } from '../../ports/task-definition.ts';
import type { CallName } from './call-name.ts';
import { type ClientPair, callAws, USUAL_CLIENTS, withoutLog } from './client.ts';
import { createClusterReads } from './cluster-reads.ts';
import { keepAnswer, sendBody } from './raw-json.ts';
import { type TargetFacts, toRevision, toServiceDeploymentRecord, toServiceRecord, toTargetFacts } from './records.ts';
import { requireField } from './require-field.ts';
import { createServiceReads } from './service-reads.ts';
import { listTags, tagResource } from './tags.ts';
import { createTaskCalls } from './tasks.ts';

/** Reads and writes go through clients of their own, since only reads may be sent again unseen. */
interface Clients {
  readonly reads: ECSClient;
  readonly writes: ECSClient;
}

/** Amazon ECS, or whatever `AWS_ENDPOINT_URL` points to, with the SDK's own credentials and region. */
export function createEcs(settings: ClientPair = USUAL_CLIENTS): Ecs {
  const clients: Clients = {
    reads: withoutLog(new ECSClient(settings.reads)),
    writes: withoutLog(new ECSClient(settings.writes)),
  };
  const { reads, writes } = clients;
  return {
    ...createServiceReads(reads),
    ...createTaskCalls(clients),
    ...createClusterReads(reads),
    describeRevision: (reference) => describeRevision(reads, reference),
    listRevisions: (family, limit) => listRevisions(reads, family, limit),
    register: (document) => register(writes, document),
    update: (update) => updateService(writes, update),
    create: (cluster, definition) => createService(writes, cluster, definition),
    deleteService: (cluster, service) => deleteService(writes, cluster, service),
    serviceDeployments: (cluster, service, limit) => listServiceDeployments(reads, { cluster, service, limit }),
    stopWithRollback: (arn) => stopWithRollback(writes, arn),
    answerHook: (answer) => answerHook(writes, answer),
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
  return readRevision(answer(), name);
}

/** ECS answers an unknown revision with a bare ClientException (observed; not documented). */
function asAbsentRevision(error: unknown, reference: string): unknown {
  if (!(error instanceof DeployError) || error.kind !== 'rejected') return error;
  return new DeployError({
    kind: 'absent',
    message: `Task definition ${reference} not found in this account and region.`,
    advice: 'List task definitions: aws ecs list-task-definitions --sort DESC',
    cause: error,
  });
}

async function listRevisions(client: ECSClient, family: string, limit: number) {
  const name = { action: 'ecs:ListTaskDefinitions', resource: `family ${family}` };
  const input = { familyPrefix: family, sort: 'DESC', status: 'ACTIVE', maxResults: Math.min(limit, 100) } as const;
  const output = await callAws(name, () => client.send(new ListTaskDefinitionsCommand(input)));
  return requireField(output.taskDefinitionArns, 'taskDefinitionArns', name).map(toRevisionArn);
}

async function register(client: ECSClient, document: JsonObject) {
  const family = String(document.family);
  const command = new RegisterTaskDefinitionCommand({ family, containerDefinitions: [] });
  sendBody(command, document);
  const answer = keepAnswer(command);
  const name = { action: 'ecs:RegisterTaskDefinition', resource: `family ${family}`, sent: document };
  await callAws(name, () => client.send(command));
  return readRevision(answer(), name);
}

function readRevision(answer: JsonObject, name: CallName): Revision {
  const described = readObjectField(answer, 'taskDefinition');
  requireField(described.taskDefinitionArn, 'taskDefinition', name);
  return toRevision(described);
}

async function updateService(client: ECSClient, update: ServiceUpdate) {
  const input = {
    cluster: update.cluster,
    service: update.service,
    taskDefinition: update.revisionArn,
    ...defined({ desiredCount: update.desiredCount, forceNewDeployment: update.forceNewDeployment }),
  };
  const command = new UpdateServiceCommand(input);
  const { deploymentConfiguration, settings } = update;
  if (deploymentConfiguration !== undefined || settings !== undefined) {
    sendBody(command, { ...settings, ...input, ...defined({ deploymentConfiguration }) });
  }
  const name = { action: 'ecs:UpdateService', resource: `service ${update.service} in cluster ${update.cluster}` };
  const answer = keepAnswer(command);
  const output = await callAws(name, () => client.send(command));
  return toAnsweredService(output.service, answer(), name);
}

async function createService(client: ECSClient, cluster: string, definition: JsonObject) {
  const serviceName = String(definition.serviceName);
  const command = new CreateServiceCommand({ serviceName });
  sendBody(command, { ...definition, cluster });
  const name = { action: 'ecs:CreateService', resource: `service ${serviceName} in cluster ${cluster}` };
  const answer = keepAnswer(command);
  const output = await callAws(name, () => client.send(command));
  return toAnsweredService(output.service, answer(), name);
}

async function deleteService(client: ECSClient, cluster: string, service: string): Promise<void> {
  const command = new DeleteServiceCommand({ cluster, service, force: true });
  const name = { action: 'ecs:DeleteService', resource: `service ${service} in cluster ${cluster}` };
  await callAws(name, () => client.send(command));
}

function toAnsweredService(answered: Service | undefined, answer: JsonObject, name: CallName) {
  const service = requireField(answered, 'service', name);
  requireField(service.serviceArn, 'service', name);
  return toServiceRecord(service, readObjectField(answer, 'service'));
}

interface HistoryQuery {
  readonly cluster: string;
  readonly service: string;
  readonly limit: number;
}

async function listServiceDeployments(client: ECSClient, query: HistoryQuery) {
  const { cluster, service, limit } = query;
  const resource = `service ${service} in cluster ${cluster}`;
  const name = { action: 'ecs:ListServiceDeployments', resource };
  const output = await callAws(name, () =>
    client.send(new ListServiceDeploymentsCommand({ cluster, service, maxResults: Math.min(limit, 100) })),
  );
  const briefs = requireField(output.serviceDeployments, 'serviceDeployments', name);
  const targets = briefs.map((brief) => brief.targetServiceRevisionArn ?? '').filter((arn) => arn !== '');
  const revisions = await describeTargets(client, [...new Set(targets)], resource);
  return briefs.map((brief) => toServiceDeploymentRecord(brief, revisions.get(brief.targetServiceRevisionArn ?? '')));
}

/** By service revision. DescribeServiceRevisions takes at most 20 (ECS API reference). */
async function describeTargets(client: ECSClient, arns: readonly string[], resource: string) {
  const byArn = new Map<string, TargetFacts>();
  for (let from = 0; from < arns.length; from += 20) {
    const serviceRevisionArns = arns.slice(from, from + 20);
    const name = { action: 'ecs:DescribeServiceRevisions', resource };
    const output = await callAws(name, () => client.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns })));
    for (const revision of requireField(output.serviceRevisions, 'serviceRevisions', name)) {
      byArn.set(revision.serviceRevisionArn ?? '', toTargetFacts(revision));
    }
  }
  return byArn;
}

async function stopWithRollback(client: ECSClient, serviceDeploymentArn: ServiceDeploymentArn) {
  const name = { action: 'ecs:StopServiceDeployment', resource: `service deployment ${serviceDeploymentArn}` };
  const command = new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ROLLBACK' });
  const output = await callAws(name, () => client.send(command));
  requireField(output.serviceDeploymentArn, 'serviceDeploymentArn', name);
}

async function answerHook(client: ECSClient, answer: HookAnswer) {
  const resource = `service deployment ${answer.serviceDeploymentArn}`;
  const name = { action: 'ecs:ContinueServiceDeployment', resource };
  const output = await callAws(name, () => client.send(new ContinueServiceDeploymentCommand({ ...answer })));
  requireField(output.serviceDeploymentArn, 'serviceDeploymentArn', name);
}

function readObjectField(answer: JsonObject, field: string): JsonObject {
  const value = answer[field];
  return isJsonObject(value) ? value : {};
}
