/** What a deployment rolls out besides the task definition, and the rules for it. */
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import type { Draft } from './draft.ts';
import { invalidParameter } from './fault.ts';
import { pickMembers, readNumber, readObject, readObjects, readString, readStrings } from './input.ts';
import { checkLaunchVolumes } from './launch-volumes.ts';
import { findAlternate } from './load-balancers.ts';
import type { RevisionRecord } from './state.ts';
import { listPorts, readNetworkMode } from './task-definition/needs.ts';

/** Members whose change starts a deployment (ECS API reference, UpdateService). */
const SHAPE_MEMBERS = [
  'networkConfiguration',
  'platformVersion',
  'loadBalancers',
  'serviceRegistries',
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
];

export function readShape(input: JsonObject): JsonObject {
  return pickMembers(input, SHAPE_MEMBERS);
}

/** Whether the given members say something else than the shape has; an empty list is as good as none. */
export function isOtherShape(shape: JsonObject, given: JsonObject): boolean {
  return Object.entries(given).some(([member, value]) => writeCanonical(value) !== writeCanonical(shape[member]));
}

/** JSON with members in order of their names; the same for equal values. */
export function writeCanonical(value: Json | undefined): string {
  if (Array.isArray(value)) return value.length === 0 ? '' : `[${value.map(writeCanonical).join()}]`;
  if (value === undefined || value === null) return '';
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((member) => `${JSON.stringify(member)}:${writeCanonical(value[member])}`).join()}}`;
}

/** What a service is to run, and how. */
export interface ServicePlan {
  readonly revision: RevisionRecord;
  readonly shape: JsonObject;
  readonly launchType: 'EC2' | 'FARGATE';
}

/** @throws ApiFault InvalidParameterException when task definition, network and load balancers do not agree */
export function checkPlan(draft: Draft, plan: ServicePlan): void {
  const { described } = plan.revision;
  const { launchType, shape } = plan;
  checkLaunchType(described, launchType);
  checkNetwork(described, shape);
  for (const loadBalancer of readObjects(shape, 'loadBalancers')) {
    checkLoadBalancer(draft, { loadBalancer, described, launchType });
  }
  checkLaunchVolumes(described, shape);
}

export function checkLaunchType(described: JsonObject, launchType: 'EC2' | 'FARGATE'): void {
  if (launchType === 'FARGATE' && !readStrings(described, 'compatibilities').includes('FARGATE')) {
    throw invalidParameter('Task definition does not support launch_type FARGATE.');
  }
}

export function checkNetwork(described: JsonObject, given: JsonObject): void {
  const isAwsvpc = readNetworkMode(described) === 'awsvpc';
  const hasNetwork = readObject(given, 'networkConfiguration') !== undefined;
  if (isAwsvpc && !hasNetwork) {
    throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  if (!isAwsvpc && hasNetwork) {
    throw invalidParameter('Network Configuration is not valid for the given networkMode of this task definition.');
  }
}

interface LoadBalancerCheck {
  readonly loadBalancer: JsonObject;
  readonly described: JsonObject;
  readonly launchType: 'EC2' | 'FARGATE';
}

function checkLoadBalancer(draft: Draft, { loadBalancer, described, launchType }: LoadBalancerCheck): void {
  if (readString(loadBalancer, 'loadBalancerName') !== undefined) {
    if (launchType === 'FARGATE') throw invalidParameter('Classic Load Balancers are not supported with Fargate');
    if (readNetworkMode(described) === 'awsvpc') {
      // Wording not documented.
      throw invalidParameter("Classic Load Balancers are not supported with networkMode 'awsvpc'.");
    }
  }
  const container = readString(loadBalancer, 'containerName') ?? '';
  const port = readNumber(loadBalancer, 'containerPort') ?? 0;
  const names = readObjects(described, 'containerDefinitions').map(({ name }) => name);
  if (!names.includes(container)) {
    throw invalidParameter(`The container ${container} does not exist in the task definition.`);
  }
  const hasPort = listPorts(described).some((one) => one.container === container && one.containerPort === port);
  if (!hasPort) throw invalidParameter(`The container ${container} did not have a container port ${port} defined`);
  checkTargetGroups(draft, loadBalancer);
}

/** A Classic Load Balancer is taken as it is named; a target group was put before. */
function checkTargetGroups(draft: Draft, loadBalancer: JsonObject): void {
  if (readString(loadBalancer, 'loadBalancerName') !== undefined) return;
  const alternate = findAlternate(loadBalancer);
  const arns = [readString(loadBalancer, 'targetGroupArn') ?? '', ...(alternate === undefined ? [] : [alternate])];
  if (!arns.every((arn) => draft.targetGroups.has(arn))) throw invalidParameter('The target group ARN does not exist.');
}
