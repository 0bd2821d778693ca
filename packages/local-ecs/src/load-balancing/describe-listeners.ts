/** DescribeListeners and DescribeRules of Elastic Load Balancing, and the attributes of a listener. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { describeAttributes, listListenerAttributes } from '../engine/load-balancing/attributes.ts';
import { readText, readTexts, requireText, validationError } from '../engine/load-balancing/elb-input.ts';
import { refuseAbsentRule } from '../engine/load-balancing/find-resources.ts';
import type { ListenerRecord, RuleRecord } from '../engine/load-balancing/records.ts';
import { listRules } from '../engine/load-balancing/serve-listeners.ts';
import type { EngineState } from '../engine/step.ts';
import { refuseAbsentLoadBalancer } from './describe-load-balancers.ts';
import { cutElbPage } from './paginate.ts';

/** Of a load balancer, or by ARN. Wording of the refusal without both not documented. */
export function describeListeners(state: EngineState, input: JsonObject): JsonObject {
  const arns = readTexts(input, 'ListenerArns');
  const loadBalancerArn = readText(input, 'LoadBalancerArn');
  if (loadBalancerArn !== undefined && !state.loadBalancers.has(loadBalancerArn)) throw refuseAbsentLoadBalancer();
  if (loadBalancerArn === undefined && arns.length === 0) {
    throw validationError('You must specify either listener ARNs or a load balancer ARN');
  }
  if (!arns.every((arn) => state.listeners.has(arn))) throw refuseAbsentListener();
  const chosen = [...state.listeners.values()].filter(
    (one) => one.loadBalancerArn === loadBalancerArn || arns.includes(one.arn),
  );
  return cutElbPage('Listeners', chosen, { input, describe: describeListener });
}

function refuseAbsentListener(): ApiError {
  return new ApiError('ListenerNotFound', 'One or more listeners not found');
}

function describeListener({ arn, loadBalancerArn, port, protocol, defaultActions }: ListenerRecord): JsonObject {
  return {
    ListenerArn: arn,
    LoadBalancerArn: loadBalancerArn,
    Port: port,
    Protocol: protocol,
    DefaultActions: defaultActions,
  };
}

export function describeListenerAttributes(state: EngineState, input: JsonObject): JsonObject {
  const listener = state.listeners.get(requireText(input, 'ListenerArn'));
  if (listener === undefined) throw refuseAbsentListener();
  return { Attributes: describeAttributes(listListenerAttributes(listener)) };
}

/** Of a listener, with its default rule at the end, or by ARN. */
export function describeRules(state: EngineState, input: JsonObject): JsonObject {
  const arns = readTexts(input, 'RuleArns');
  const listenerArn = readText(input, 'ListenerArn');
  // Wording not documented.
  if (listenerArn === undefined && arns.length === 0) {
    throw validationError('You must specify either listener rule ARNs or a listener ARN');
  }
  if (listenerArn !== undefined && !state.listeners.has(listenerArn)) throw refuseAbsentListener();
  const listeners = [...state.listeners.values()];
  const all = listeners.flatMap((listener) => [
    ...listRules(state, listener.arn).map((rule) => ({ ...describeRule(rule), listenerArn: listener.arn })),
    { ...describeDefaultRule(listener), listenerArn: listener.arn },
  ]);
  const chosen = all.filter((rule) => rule.listenerArn === listenerArn || arns.includes(rule.RuleArn));
  if (!arns.every((arn) => chosen.some(({ RuleArn }) => RuleArn === arn))) throw refuseAbsentRule();
  const describe = ({ listenerArn: _listener, ...described }: (typeof all)[number]): JsonObject => described;
  return cutElbPage('Rules', chosen, { input, describe });
}

function describeRule({ arn, priority, conditions, actions }: RuleRecord) {
  return { RuleArn: arn, Priority: String(priority), Conditions: conditions, Actions: actions, IsDefault: false };
}

function describeDefaultRule({ defaultRuleArn, defaultActions }: ListenerRecord) {
  return { RuleArn: defaultRuleArn, Priority: 'default', Conditions: [], Actions: defaultActions, IsDefault: true };
}
