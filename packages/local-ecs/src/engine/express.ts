/**
 * What Express Mode makes of a few fields: a task definition and a service (ECS Developer Guide, resources created by
 * Amazon ECS Express Mode services; ECS API reference, CreateExpressGatewayService).
 */
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, invalidParameter } from './api-error.ts';
import { readNumber, readObject, readObjects, readString } from './input.ts';
import type { ExpressState, ServiceState } from './service-record.ts';

/** The name of the container behind the load balancer. */
const MAIN = 'Main';

/** A task definition takes the place of these. */
const MANAGED_FIELDS = ['primaryContainer', 'executionRoleArn', 'taskRoleArn', 'cpu', 'memory', 'cpuArchitecture'];

/** @throws ApiError InvalidParameterException, wording not documented */
export function checkSource(input: JsonObject): void {
  if (readString(input, 'taskDefinitionArn') === undefined) return;
  const other = MANAGED_FIELDS.find((field) => input[field] !== undefined && input[field] !== null);
  if (other === undefined) return;
  throw invalidParameter(`${other} cannot be specified together with taskDefinitionArn.`);
}

/** The input of RegisterTaskDefinition for a new service. */
export function composeDocument(
  input: JsonObject,
  { family, logGroup, region }: { readonly family: string; readonly logGroup: string; readonly region: string },
): JsonObject {
  const executionRoleArn = readString(input, 'executionRoleArn');
  // Wording not documented.
  if (executionRoleArn === undefined) throw invalidParameter('executionRoleArn can not be blank.');
  const container: JsonObject = {
    name: MAIN,
    essential: true,
    portMappings: [{ containerPort: 80, protocol: 'tcp', name: 'main' }],
    linuxParameters: { initProcessEnabled: true },
    stopTimeout: 30,
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': logGroup,
        'awslogs-region': region,
        'awslogs-stream-prefix': 'ecs',
        mode: 'non-blocking',
        'max-buffer-size': '25m',
      },
    },
  };
  return changeDocument(
    {
      family,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: 'X86_64' },
      cpu: '1024',
      memory: '2048',
      containerDefinitions: [container],
    },
    input,
  );
}

/** The document with the fields of an Express Mode request; what the request leaves out stays. */
export function changeDocument(document: JsonObject, input: JsonObject): JsonObject {
  const architecture = readString(input, 'cpuArchitecture');
  const platform = readObject(document, 'runtimePlatform') ?? {};
  return {
    ...document,
    ...pick(input, ['cpu', 'memory', 'executionRoleArn', 'taskRoleArn']),
    ...(architecture === undefined ? {} : { runtimePlatform: { ...platform, cpuArchitecture: architecture } }),
    containerDefinitions: readObjects(document, 'containerDefinitions').map((container) =>
      container.name === MAIN ? changeContainer(container, readObject(input, 'primaryContainer') ?? {}) : container,
    ),
  };
}

function changeContainer(container: JsonObject, given: JsonObject): JsonObject {
  const port = readNumber(given, 'containerPort');
  const logs = readObject(given, 'awsLogsConfiguration');
  const [mapping = {}] = readObjects(container, 'portMappings');
  return {
    ...container,
    ...pick(given, ['image', 'command', 'environment', 'secrets', 'repositoryCredentials']),
    ...(port === undefined ? {} : { portMappings: [{ ...mapping, containerPort: port, hostPort: port }] }),
    ...(logs === undefined ? {} : { logConfiguration: changeLogs(container, logs) }),
  };
}

function changeLogs(container: JsonObject, logs: JsonObject): JsonObject {
  const known = readObject(readObject(container, 'logConfiguration') ?? {}, 'options') ?? {};
  const group = readString(logs, 'logGroup') ?? '';
  const prefix = readString(logs, 'logStreamPrefix') ?? '';
  return { logDriver: 'awslogs', options: { ...known, 'awslogs-group': group, 'awslogs-stream-prefix': prefix } };
}

function pick(input: JsonObject, fields: readonly string[]): JsonObject {
  const given = fields.filter((field) => input[field] !== undefined && input[field] !== null);
  return Object.fromEntries(given.map((field): [string, Json] => [field, input[field] ?? null]));
}

interface Placing {
  readonly targetGroupArn: string;
  readonly alternateTargetGroupArn: string;
  readonly containerPort: number;
}

/** The input of CreateService, without its name, its cluster and its task definition. */
export function composeService(input: JsonObject, placing: Placing, scalingTarget: JsonObject): JsonObject {
  const network = readObject(input, 'networkConfiguration') ?? {};
  const { targetGroupArn, alternateTargetGroupArn, containerPort } = placing;
  return {
    desiredCount: scalingTarget.minTaskCount ?? 1,
    launchType: 'FARGATE',
    availabilityZoneRebalancing: 'ENABLED',
    enableECSManagedTags: true,
    propagateTags: 'SERVICE',
    healthCheckGracePeriodSeconds: 300,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: network.subnets ?? ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
        securityGroups: network.securityGroups ?? ['sg-0123456789abcdef0'],
        assignPublicIp: 'ENABLED',
      },
    },
    loadBalancers: [
      { targetGroupArn, containerName: MAIN, containerPort, advancedConfiguration: { alternateTargetGroupArn } },
    ],
    deploymentConfiguration: {
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 3 },
      bakeTimeInMinutes: 3,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
  };
}

/** @throws ApiError InvalidParameterException, wording not documented */
export function findMainPort(document: JsonObject): number {
  const main = readObjects(document, 'containerDefinitions').find(({ name }) => name === MAIN);
  const [mapping, ...others] = main === undefined ? [] : readObjects(main, 'portMappings');
  const port = mapping === undefined ? undefined : readNumber(mapping, 'containerPort');
  if (port !== undefined && others.length === 0) return port;
  throw invalidParameter(`The task definition must have a container named ${MAIN} with a single port mapping.`);
}

export function completeScaling(known: JsonObject, given: JsonObject | undefined): JsonObject {
  return {
    minTaskCount: 1,
    maxTaskCount: 20,
    autoScalingMetric: 'AVERAGE_CPU',
    autoScalingTargetValue: 60,
    ...known,
    ...given,
  };
}

/** A service revision as Express Mode describes it. */
export function describeConfiguration(
  document: JsonObject,
  { revisionArn, serviceRevisionArn, shape, express, createdAt }: DescribedRevision,
): JsonObject {
  const main = readObjects(document, 'containerDefinitions').find(({ name }) => name === MAIN) ?? {};
  const [mapping = {}] = readObjects(main, 'portMappings');
  const network = readObject(readObject(shape, 'networkConfiguration') ?? {}, 'awsvpcConfiguration') ?? {};
  return {
    serviceRevisionArn,
    taskDefinitionArn: revisionArn,
    ...pick(document, ['executionRoleArn', 'taskRoleArn', 'cpu', 'memory']),
    networkConfiguration: pick(network, ['subnets', 'securityGroups']),
    healthCheckPath: express.healthCheckPath,
    scalingTarget: express.scalingTarget,
    primaryContainer: {
      ...pick(main, ['image', 'command', 'environment', 'secrets', 'repositoryCredentials']),
      containerPort: mapping.containerPort ?? 80,
    },
    ingressPaths: [{ accessType: 'PUBLIC', endpoint: express.endpoint }],
    createdAt,
  };
}

export interface DescribedRevision {
  readonly revisionArn: string;
  readonly serviceRevisionArn: string;
  readonly shape: JsonObject;
  readonly express: ExpressState;
  /** Seconds since the epoch. */
  readonly createdAt: number;
}

/** ECS manages these of an Express Mode service (observed by others; the wording is not documented). */
const MANAGED_BY_ECS = ['loadBalancers', 'deploymentConfiguration'];

/** @throws ApiError InvalidParameterException for an UpdateService request that changes what ECS manages */
export function refuseManaged(service: Pick<ServiceState, 'express'>, input: JsonObject): void {
  if (service.express === undefined) return;
  const field = MANAGED_BY_ECS.find((name) => isJsonObject(input[name]) || Array.isArray(input[name]));
  if (field === undefined) return;
  throw invalidParameter(`${field} cannot be updated for a service whose resources are managed by ECS.`);
}

/**
 * Describing names another exception than updating and deleting (ECS API reference). Wording not documented.
 */
export function refuseAbsent(type: 'ResourceNotFoundException' | 'ServiceNotFoundException'): ApiError {
  return new ApiError(type, 'Service not found.');
}
