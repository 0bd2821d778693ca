/** The `role` of CreateService, by which ECS calls the load balancer where the service-linked role is not used. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import type { EngineSettings } from './contract.ts';
import { readObjects, readString } from './input.ts';
import { readNetworkMode } from './task-definition/needs.ts';

/** The role's ARN: it is given so, or by its name, which begins with the path if there is one. */
export function readServiceRole(settings: EngineSettings, input: JsonObject): string | undefined {
  const role = readString(input, 'role');
  if (role === undefined || role.startsWith('arn:')) return role;
  return `arn:aws:iam::${settings.account}:role/${role.replace(/^\//, '')}`;
}

/**
 * A role goes with a load balancer, and not with the network mode awsvpc (ECS API reference, CreateService).
 * @throws ApiError InvalidParameterException; its wording is not documented
 */
export function checkServiceRole(input: JsonObject, described: JsonObject): void {
  if (readString(input, 'role') === undefined) return;
  if (readObjects(input, 'loadBalancers').length === 0) {
    throw invalidParameter('A role is only permitted if you are using a load balancer with your service.');
  }
  if (readNetworkMode(described) === 'awsvpc') {
    throw invalidParameter('You cannot specify an IAM role for services that require a service linked role.');
  }
}
