/** Finds what a request names by ARN. Texts observed in answers of the real service, where clients quote them. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../api-error.ts';
import type { MutableState } from '../mutable-state.ts';
import type { TargetGroupRecord } from '../state.ts';
import { requireText } from './elb-input.ts';
import { listForwarded } from './forward-action.ts';
import type { ListenerRecord, LoadBalancerRecord, RuleRecord } from './records.ts';
import type { ListenerTables } from './serve-listeners.ts';

export function requireLoadBalancer(state: MutableState, input: JsonObject): LoadBalancerRecord {
  const arn = requireText(input, 'LoadBalancerArn');
  const found = state.loadBalancers.get(arn);
  if (found === undefined) throw new ApiError('LoadBalancerNotFound', `Load balancer '${arn}' not found`);
  return found;
}

export function requireTargetGroup(state: MutableState, input: JsonObject): TargetGroupRecord {
  const found = state.targetGroups.get(requireText(input, 'TargetGroupArn'));
  if (found === undefined) throw new ApiError('TargetGroupNotFound', 'One or more target groups not found');
  return found;
}

export function requireListener(state: MutableState, input: JsonObject): ListenerRecord {
  const found = state.listeners.get(requireText(input, 'ListenerArn'));
  if (found === undefined) throw new ApiError('ListenerNotFound', 'One or more listeners not found');
  return found;
}

export function refuseAbsentRule(): ApiError {
  return new ApiError('RuleNotFound', 'One or more rules not found');
}

/** A listener's default rule has no record. @throws ApiError when it does not exist, or is one */
export function requireRule(state: MutableState, arn: string, verb: string): RuleRecord {
  for (const { defaultRuleArn } of state.listeners.values()) {
    if (defaultRuleArn === arn) throw new ApiError('OperationNotPermitted', `Default rule '${arn}' cannot be ${verb}`);
  }
  const found = state.rules.get(arn);
  if (found === undefined) throw refuseAbsentRule();
  return found;
}

/** ARNs of the target groups that the load balancer forwards to. */
function listUsedGroups(tables: ListenerTables, loadBalancerArn: string): ReadonlySet<string> {
  const used = new Set<string>();
  for (const listener of tables.listeners.values()) {
    if (listener.loadBalancerArn !== loadBalancerArn) continue;
    const rules = [...tables.rules.values()].filter(({ listenerArn }) => listenerArn === listener.arn);
    const actions = [...listener.defaultActions, ...rules.flatMap(({ actions: own }) => own)];
    for (const { targetGroupArn } of actions.flatMap(listForwarded)) used.add(targetGroupArn);
  }
  return used;
}

/** The load balancer that forwards to a target group: at most one (API reference, TargetGroup). */
export function findUser(tables: ListenerTables, targetGroupArn: string): LoadBalancerRecord | undefined {
  for (const loadBalancer of tables.loadBalancers.values()) {
    if (listUsedGroups(tables, loadBalancer.arn).has(targetGroupArn)) return loadBalancer;
  }
  return undefined;
}
