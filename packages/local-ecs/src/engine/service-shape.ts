/** What a deployment rolls out in addition to the task definition, and the rules for it. */

import { hasContainer, hasContainerPort, listPortNames, readPortNames } from '@slipway/ecs-rules/task-definition';
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { pickFields, readNumber, readObjects, readString, readStrings } from './input.ts';
import { checkLaunchVolumes } from './launch-volumes.ts';
import { findAlternate } from './load-balancers.ts';
import type { MutableState } from './mutable-state.ts';
import { checkNetwork, refusePublicAddress } from './network-configuration.ts';
import { checkPlatformVersion } from './platform-version.ts';
import type { RevisionRecord } from './state.ts';
import { readNetworkMode } from './task-definition/needs.ts';

/**
 * Fields whose change starts a deployment (ECS API reference, UpdateService). Of the last two, which a service revision
 * shows, it is assumed.
 */
const SHAPE_FIELDS = [
  'networkConfiguration',
  'platformVersion',
  'loadBalancers',
  'serviceRegistries',
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
  'gatewayConnectors',
  'monitoring',
];

export function readShape(input: JsonObject): JsonObject {
  return pickFields(input, SHAPE_FIELDS);
}

/** Whether the given fields differ from the shape; an empty list counts as absent. */
export function isOtherShape(shape: JsonObject, given: JsonObject): boolean {
  return Object.entries(given).some(([field, value]) => writeCanonical(value) !== writeCanonical(shape[field]));
}

/** JSON with its fields in the order of their names: equal values have equal texts. */
export function writeCanonical(value: Json | undefined): string {
  if (Array.isArray(value)) return value.length === 0 ? '' : `[${value.map(writeCanonical).join()}]`;
  if (value === undefined || value === null) return '';
  if (!isJsonObject(value)) return JSON.stringify(value);
  const fields = Object.keys(value).sort();
  return `{${fields.map((field) => `${JSON.stringify(field)}:${writeCanonical(value[field])}`).join()}}`;
}

/** What a service runs, and how. */
export interface ServicePlan {
  readonly revision: RevisionRecord;
  readonly shape: JsonObject;
  readonly launchType: 'EC2' | 'FARGATE';
}

/** @throws ApiError InvalidParameterException when task definition, network and load balancers do not agree */
export function checkPlan(state: MutableState, plan: ServicePlan): void {
  const { described } = plan.revision;
  const { launchType, shape } = plan;
  checkLaunchType(described, launchType);
  checkNetwork(described, shape);
  refusePublicAddress(shape, launchType);
  checkPlatformVersion(shape, launchType);
  for (const loadBalancer of readObjects(shape, 'loadBalancers')) {
    checkLoadBalancer(state, { loadBalancer, described, launchType });
  }
  for (const registry of readObjects(shape, 'serviceRegistries')) checkRegistry(described, registry);
  checkPortNames(described, shape);
  checkLaunchVolumes(described, shape);
}

export function checkLaunchType(described: JsonObject, launchType: 'EC2' | 'FARGATE'): void {
  if (launchType === 'FARGATE' && !readStrings(described, 'compatibilities').includes('FARGATE')) {
    throw invalidParameter('Task definition does not support launch_type FARGATE.');
  }
}

interface LoadBalancerCheck {
  readonly loadBalancer: JsonObject;
  readonly described: JsonObject;
  readonly launchType: 'EC2' | 'FARGATE';
}

function checkLoadBalancer(state: MutableState, { loadBalancer, described, launchType }: LoadBalancerCheck): void {
  if (readString(loadBalancer, 'loadBalancerName') !== undefined) {
    if (launchType === 'FARGATE') throw invalidParameter('Classic Load Balancers are not supported with Fargate');
    if (readNetworkMode(described) === 'awsvpc') {
      // Wording not documented.
      throw invalidParameter("Classic Load Balancers are not supported with networkMode 'awsvpc'.");
    }
  }
  const container = readString(loadBalancer, 'containerName') ?? '';
  checkContainerPort(described, container, readNumber(loadBalancer, 'containerPort') ?? 0);
  checkTargetGroups(state, loadBalancer, readNetworkMode(described));
}

/** Texts observed for load balancers. That a port within a range will do is assumed. */
function checkContainerPort(described: JsonObject, container: string, port: number): void {
  if (!hasContainer(described, container)) {
    throw invalidParameter(`The container ${container} does not exist in the task definition.`);
  }
  if (hasContainerPort(described, container, port)) return;
  throw invalidParameter(`The container ${container} did not have a container port ${port} defined`);
}

/**
 * The container and its port are "already specified in the task definition" (ECS API reference, ServiceRegistry); that
 * another one is answered as for a load balancer is assumed. The text for bridge and host mode is observed.
 */
function checkRegistry(described: JsonObject, registry: JsonObject): void {
  const container = readString(registry, 'containerName');
  const port = readNumber(registry, 'containerPort');
  if (container !== undefined && port !== undefined) {
    checkContainerPort(described, container, port);
  } else if (readNetworkMode(described) !== 'awsvpc') {
    const registryArn = readString(registry, 'registryArn') ?? '';
    throw invalidParameter(
      `When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition. Registry: ${registryArn}`,
    );
  }
}

/** Documented (ECS API reference, ServiceConnectService and VpcLatticeConfiguration); the wording is not. */
function checkPortNames(described: JsonObject, shape: JsonObject): void {
  const names = listPortNames(described);
  const missing = readPortNames(shape).find(({ portName }) => !names.includes(portName));
  if (missing === undefined) return;
  throw invalidParameter(
    `The portName ${missing.portName} of ${missing.user} is not the name of a port mapping in the task definition.`,
  );
}

/** A Classic Load Balancer is taken as it is named; a target group was put before. The text for types is observed. */
function checkTargetGroups(state: MutableState, loadBalancer: JsonObject, mode: string): void {
  if (readString(loadBalancer, 'loadBalancerName') !== undefined) return;
  const alternate = findAlternate(loadBalancer);
  const arns = [readString(loadBalancer, 'targetGroupArn') ?? '', ...(alternate === undefined ? [] : [alternate])];
  if (!arns.every((arn) => state.targetGroups.has(arn))) throw invalidParameter('The target group ARN does not exist.');
  for (const arn of arns) {
    const type = state.targetGroups.get(arn)?.specification.targetType;
    if (type === undefined || type === (mode === 'awsvpc' ? 'ip' : 'instance')) continue;
    throw invalidParameter(
      `The provided target group ${arn} has target type ${type}, which is incompatible with the ${mode} network mode specified in the task definition.`,
    );
  }
}
