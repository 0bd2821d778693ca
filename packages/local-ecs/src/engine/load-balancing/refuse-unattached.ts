import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from '../api-error.ts';
import { readObjects, readString } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
import { findUser } from './find-resources.ts';

/**
 * A new service needs target groups to which a listener forwards. Text observed. Those of the control address need
 * none. That it is checked of the first target group of blue and green only is assumed.
 */
export function refuseUnattachedGroups(state: MutableState, shape: JsonObject): void {
  for (const loadBalancer of readObjects(shape, 'loadBalancers')) {
    const arn = readString(loadBalancer, 'targetGroupArn') ?? '';
    const isOfCall = state.targetGroups.get(arn)?.given !== undefined;
    if (!isOfCall || findUser(state, arn) !== undefined) continue;
    throw invalidParameter(`The target group with targetGroupArn ${arn} does not have an associated load balancer.`);
  }
}
