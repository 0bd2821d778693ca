import type { JsonObject } from '@slipway/ecs-rules/values';
import { readNumber, readObject, readObjects, readString } from './input.ts';
import type { TargetRecord } from './task-record.ts';

/**
 * The places that a task of a service revision will take in target groups and Classic Load Balancers.
 * @param usesAlternate the alternate target groups, where there are any
 */
export function listTargets(shape: JsonObject, usesAlternate: boolean): readonly TargetRecord[] {
  return readObjects(shape, 'loadBalancers').map((loadBalancer) => {
    const fallback = readString(loadBalancer, 'targetGroupArn') ?? readString(loadBalancer, 'loadBalancerName') ?? '';
    return {
      targetGroupArn: (usesAlternate ? findAlternate(loadBalancer) : undefined) ?? fallback,
      containerName: readString(loadBalancer, 'containerName') ?? '',
      containerPort: readNumber(loadBalancer, 'containerPort') ?? 0,
      state: 'unregistered',
    };
  });
}

/** The target group that the other of blue and green uses. */
export function findAlternate(loadBalancer: JsonObject): string | undefined {
  return readString(readObject(loadBalancer, 'advancedConfiguration') ?? {}, 'alternateTargetGroupArn');
}

export function hasAlternate(shape: JsonObject): boolean {
  return readObjects(shape, 'loadBalancers').some((loadBalancer) => findAlternate(loadBalancer) !== undefined);
}

/** Whether there is traffic that a deployment can shift. */
export function bringsTraffic(shape: JsonObject): boolean {
  const isConnected = readObject(shape, 'serviceConnectConfiguration')?.enabled === true;
  return isConnected || readObjects(shape, 'loadBalancers').length > 0;
}

/** Services behind a Classic Load Balancer show no rollout state (ECS API reference, Deployment). */
export function isBehindClassic(shape: JsonObject): boolean {
  return readObjects(shape, 'loadBalancers').some((entry) => readString(entry, 'loadBalancerName') !== undefined);
}

/** Whether a target's place is a Classic Load Balancer, which has a name where a target group has an ARN. */
export function isClassic(targetGroupArn: string): boolean {
  return !targetGroupArn.startsWith('arn:');
}
