/** Create, describe, update and delete of Express Mode services: each is an ECS service with an URL. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { clientError, invalidParameter } from '../api-error.ts';
import { lastPart } from '../arn.ts';
import {
  changeDocument,
  checkSource,
  completeScaling,
  composeDocument,
  composeService,
  describeConfiguration,
  findMainPort,
  refuseAbsent,
} from '../express.ts';
import { findCluster, serviceKeyOf } from '../find.ts';
import { findRevision, requireUsableRevision } from '../find-revision.ts';
import { drawHex } from '../identifiers.ts';
import { asTimestamp, omitAbsent, readObject, readString, readStrings, requireString } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import type { DeploymentState, ExpressState, ServiceState } from '../service-record.ts';
import { listTags } from '../tag-store.ts';
import { putTargetGroup } from '../target-group.ts';
import { createService } from './create-service.ts';
import { deleteService } from './services.ts';
import { registerTaskDefinition } from './task-definitions.ts';
import { updateService } from './update-service.ts';

export const EXPRESS_OPERATIONS: OperationTable = {
  CreateExpressGatewayService: createExpressService,
  DescribeExpressGatewayService: describeExpressService,
  UpdateExpressGatewayService: updateExpressService,
  DeleteExpressGatewayService: deleteExpressService,
};

function createExpressService(state: MutableState, call: Call): JsonObject {
  const { input, now } = call;
  const infrastructureRoleArn = requireString(input, 'infrastructureRoleArn');
  checkSource(input);
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const name = readString(input, 'serviceName') ?? deriveName(state, input);
  const { arn, port } = provideRevision(state, call, { cluster, name });
  const scalingTarget = completeScaling({}, readObject(input, 'scalingTarget'));
  const healthCheckPath = readString(input, 'healthCheckPath') ?? '/ping';
  const [targetGroupArn, alternateTargetGroupArn] = [1, 2].map(() => openTargetGroup(state, healthCheckPath));
  const placing = { targetGroupArn: targetGroupArn ?? '', alternateTargetGroupArn: alternateTargetGroupArn ?? '' };
  const composed = composeService(input, { ...placing, containerPort: port }, scalingTarget);
  const request = { ...composed, cluster, serviceName: name, taskDefinition: arn, tags: input.tags ?? [] };
  createService(state, { ...call, input: request });
  const endpoint = `${name.toLowerCase().replaceAll('_', '-')}-${drawHex(state, 8)}.ecs.${state.settings.region}.on.aws`;
  const express = { infrastructureRoleArn, healthCheckPath, scalingTarget, endpoint, updatedAt: now };
  const service = requireService(state, `${cluster}/${name}`);
  state.services.set(service.key, { ...service, express });
  return { service: describe(state, { ...service, express }) };
}

/** "Customer provided or derived from the image name" (ECS Developer Guide). */
function deriveName(state: MutableState, input: JsonObject): string {
  const image = readString(readObject(input, 'primaryContainer') ?? {}, 'image') ?? 'service';
  const repository = lastPart(image).replace(/[@:].*$/, '');
  return `${repository.replaceAll(/[^A-Za-z0-9_-]/g, '-')}-${drawHex(state, 4)}`;
}

interface Place {
  readonly cluster: string;
  readonly name: string;
}

/** The revision that was given, or one that is made of the request. */
function provideRevision(state: MutableState, call: Call, { cluster, name }: Place) {
  const given = readString(call.input, 'taskDefinitionArn');
  if (given !== undefined) return useRevision(state, given);
  // Wording not documented.
  requireString(readObject(call.input, 'primaryContainer') ?? {}, 'image');
  const logGroup = `/aws/ecs/${cluster}/${name}-${drawHex(state, 4)}`;
  const names = { family: `${cluster}-${name}`, logGroup, region: state.settings.region };
  return register(state, call, composeDocument(call.input, names));
}

function useRevision(state: MutableState, reference: string) {
  const { arn, described } = requireUsableRevision(state, reference, clientError);
  return { arn, port: findMainPort(described) };
}

function register(state: MutableState, call: Call, document: JsonObject) {
  const { taskDefinition } = registerTaskDefinition(state, { ...call, input: document });
  const described = taskDefinition as JsonObject;
  return { arn: String(described.taskDefinitionArn), port: findMainPort(described) };
}

function openTargetGroup(state: MutableState, healthCheckPath: string): string {
  const name = `ecs-gateway-tg-${drawHex(state, 12)}`;
  const { targetGroupArn } = putTargetGroup(state, {
    ...{ name, targetType: 'ip', listenPort: 0, healthCheckPath, matcher: '200' },
    ...{ healthCheckIntervalSeconds: 30, healthCheckTimeoutSeconds: 5, healthyThreshold: 5, unhealthyThreshold: 2 },
    deregistrationDelaySeconds: 300,
  });
  return String(targetGroupArn);
}

function describeExpressService(state: MutableState, { input }: Call): JsonObject {
  const service = findExpress(state, input, 'ResourceNotFoundException');
  const tags = readStrings(input, 'include').includes('TAGS') ? listTags(state, service.arn) : undefined;
  return { service: omitAbsent({ ...describe(state, service), tags }) };
}

/** What the request leaves out stays as it is in the PRIMARY deployment. */
function updateExpressService(state: MutableState, call: Call): JsonObject {
  const { input, now } = call;
  const found = findExpress(state, input);
  checkSource(input);
  const [primary] = found.deployments;
  const current = primary && findRevision(state, primary.revisionArn);
  if (current === undefined) throw clientError('TaskDefinition not found.');
  const given = readString(input, 'taskDefinitionArn');
  const { arn } =
    given === undefined
      ? register(state, call, toInput(changeDocument(current.described, input)))
      : useRevision(state, given);
  const network = readObject(input, 'networkConfiguration');
  const express: ExpressState = {
    ...found.express,
    healthCheckPath: readString(input, 'healthCheckPath') ?? found.express.healthCheckPath,
    scalingTarget: completeScaling(found.express.scalingTarget, readObject(input, 'scalingTarget')),
    updatedAt: now,
  };
  state.services.set(found.key, { ...found, express });
  const shape = primary && state.serviceRevisions.get(primary.serviceRevisionArn)?.shape;
  const known = readObject(readObject(shape ?? {}, 'networkConfiguration') ?? {}, 'awsvpcConfiguration');
  const changed =
    network === undefined ? {} : { networkConfiguration: { awsvpcConfiguration: { ...known, ...network } } };
  updateService(state, {
    ...call,
    input: { cluster: found.cluster, service: found.name, taskDefinition: arn, ...changed },
  });
  const service = requireService(state, found.key);
  const { serviceArn, serviceName, cluster, status, createdAt, updatedAt } = describe(state, service);
  const [targetConfiguration] = listConfigurations(state, { ...service, express });
  return { service: { serviceArn, serviceName, cluster, status, createdAt, updatedAt, targetConfiguration } };
}

/** Fields that only a described revision has. */
const DESCRIBED_ONLY: ReadonlySet<string> = new Set([
  ...['taskDefinitionArn', 'revision', 'status', 'requiresAttributes', 'compatibilities', 'registeredAt'],
  ...['registeredBy', 'deregisteredAt'],
]);

function toInput(described: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(described).filter(([field]) => !DESCRIBED_ONLY.has(field)));
}

function deleteExpressService(state: MutableState, call: Call): JsonObject {
  const { cluster, name, key } = findExpress(state, call.input);
  deleteService(state, { ...call, input: { cluster, service: name, force: true } });
  const service = requireService(state, key);
  return { service: describe(state, service) };
}

type ExpressService = ServiceState & { readonly express: ExpressState };

function findExpress(
  state: MutableState,
  input: JsonObject,
  refusal: Parameters<typeof refuseAbsent>[0] = 'ServiceNotFoundException',
): ExpressService {
  const arn = requireString(input, 'serviceArn');
  const key = serviceKeyOf(arn);
  // Wording not documented.
  if (key === undefined) throw invalidParameter('serviceArn is not valid.');
  const service = state.services.get(key);
  if (service?.express === undefined || service.status === 'INACTIVE') throw refuseAbsent(refusal);
  return { ...service, express: service.express };
}

function requireService(state: MutableState, key: string): ServiceState {
  const service = state.services.get(key);
  if (service === undefined) throw refuseAbsent('ServiceNotFoundException');
  return service;
}

function describe(state: MutableState, service: ServiceState): JsonObject {
  const { express } = service;
  return omitAbsent({
    cluster: service.cluster,
    serviceName: service.name,
    serviceArn: service.arn,
    infrastructureRoleArn: express?.infrastructureRoleArn,
    status: { statusCode: service.status },
    currentDeployment: service.currentServiceDeployment,
    activeConfigurations: express === undefined ? [] : listConfigurations(state, { ...service, express }),
    createdAt: asTimestamp(service.createdAt),
    updatedAt: asTimestamp(express?.updatedAt ?? service.createdAt),
  });
}

/** One for each deployment, the PRIMARY one first. */
function listConfigurations(state: MutableState, service: ExpressService): readonly JsonObject[] {
  return service.deployments.map(({ revisionArn, serviceRevisionArn, createdAt }: DeploymentState) =>
    describeConfiguration(findRevision(state, revisionArn)?.described ?? {}, {
      revisionArn,
      serviceRevisionArn,
      shape: state.serviceRevisions.get(serviceRevisionArn)?.shape ?? {},
      express: service.express,
      createdAt: asTimestamp(createdAt),
    }),
  );
}
