import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../api-error.ts';
import { readString } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
import { findUser } from './find-resources.ts';
import { listForwarded } from './forward-action.ts';
import type { LoadBalancerRecord } from './records.ts';

/**
 * Whether a load balancer may forward to the target groups of its actions. The text about two load balancers is observed,
 * the others are not documented.
 */
export function checkForward(
  state: MutableState,
  loadBalancer: LoadBalancerRecord,
  actions: readonly JsonObject[],
): void {
  const isNetwork = loadBalancer.type === 'network';
  if (isNetwork && actions.some(({ Type }) => Type !== 'forward')) {
    throw new ApiError('InvalidLoadBalancerAction', 'A listener of a network load balancer can only forward');
  }
  for (const { targetGroupArn } of actions.flatMap(listForwarded)) {
    const group = state.targetGroups.get(targetGroupArn);
    if (group === undefined) throw new ApiError('TargetGroupNotFound', `Target group '${targetGroupArn}' not found`);
    const protocol = readString(group.given ?? {}, 'Protocol') ?? 'HTTP';
    if (protocol !== (isNetwork ? 'TCP' : 'HTTP')) {
      throw new ApiError(
        'IncompatibleProtocols',
        `Target group '${targetGroupArn}' has the protocol ${protocol}, which a load balancer of type ${loadBalancer.type} cannot use`,
      );
    }
    const user = findUser(state, targetGroupArn);
    if (user !== undefined && user.arn !== loadBalancer.arn) {
      throw new ApiError(
        'TargetGroupAssociationLimit',
        `The following target groups cannot be associated with more than one load balancer: ${targetGroupArn}`,
      );
    }
  }
}
