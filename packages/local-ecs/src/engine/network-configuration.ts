/** `networkConfiguration` of a service, a task or a task set: its own limits. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { readObject, readString, readStrings } from './input.ts';
import { readNetworkMode } from './task-definition/needs.ts';

/** ECS API reference, AwsVpcConfiguration. */
const MOST = { subnets: 16, securityGroups: 5 } as const;

/**
 * The network of the request, or undefined without one; an object without `awsvpcConfiguration` counts as none, which
 * is assumed. The texts about subnets and about the launch type are observed in answers of the real service, the
 * others are assumed alike.
 * @throws ApiError InvalidParameterException when it is over a limit; SerializationException for a wrong type
 */
export function readNetwork(given: JsonObject): JsonObject | undefined {
  const network = readObject(readObject(given, 'networkConfiguration') ?? {}, 'awsvpcConfiguration');
  if (network === undefined) return undefined;
  if (readStrings(network, 'subnets').length === 0) throw invalidParameter('subnets can not be empty.');
  for (const field of ['subnets', 'securityGroups'] as const) {
    if (readStrings(network, field).length <= MOST[field]) continue;
    throw invalidParameter(`${field} can have at most ${MOST[field]} items.`);
  }
  const isPublic = readString(network, 'assignPublicIp') ?? 'DISABLED';
  if (isPublic === 'ENABLED' || isPublic === 'DISABLED') return network;
  throw invalidParameter('assign public IP should be one of [ENABLED,DISABLED]');
}

/** @throws ApiError InvalidParameterException: a task on an instance has no public address of its own */
export function refusePublicAddress(given: JsonObject, launchType: 'EC2' | 'FARGATE'): void {
  if (launchType === 'EC2' && readNetwork(given)?.assignPublicIp === 'ENABLED') {
    throw invalidParameter('Assign public IP is not supported for this launch type.');
  }
}

/** @throws ApiError InvalidParameterException: a network goes with the network mode awsvpc alone */
export function checkNetwork(described: JsonObject, given: JsonObject): void {
  const isAwsvpc = readNetworkMode(described) === 'awsvpc';
  const hasNetwork = readNetwork(given) !== undefined;
  if (isAwsvpc && !hasNetwork) {
    throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  if (!isAwsvpc && hasNetwork) {
    throw invalidParameter('Network Configuration is not valid for the given networkMode of this task definition.');
  }
}
