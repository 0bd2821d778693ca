import type { JsonObject } from '@slipway/ecs-rules/values';
import { answerOperation, type Operations } from '../engine/answer-operation.ts';
import type { Answer } from '../engine/contract.ts';
import { omitAbsent, readStrings } from '../engine/input.ts';
import { LOAD_BALANCING_OPERATIONS } from '../engine/load-balancing/operations/table.ts';
import type { EngineState } from '../engine/step.ts';
import { describeListenerAttributes, describeListeners, describeRules } from './describe-listeners.ts';
import { describeLoadBalancerAttributes, describeLoadBalancers, describeSettings } from './describe-load-balancers.ts';
import { describeElbTags } from './describe-tags.ts';
import { describeTargetGroupAttributes, describeTargetGroups } from './describe-target-groups.ts';
import { describeTargetHealths } from './describe-target-health.ts';

const READS: Operations<EngineState> = new Map([
  ['DescribeLoadBalancers', describeLoadBalancers],
  ['DescribeLoadBalancerAttributes', describeLoadBalancerAttributes],
  ['DescribeTargetGroups', describeTargetGroups],
  ['DescribeTargetGroupAttributes', describeTargetGroupAttributes],
  ['DescribeTargetHealth', describeTargetHealths],
  ['DescribeListeners', describeListeners],
  ['DescribeListenerAttributes', describeListenerAttributes],
  ['DescribeRules', describeRules],
  ['DescribeTags', describeElbTags],
]);

type Describe = (
  state: EngineState,
  request: { readonly arns: readonly string[]; readonly input: JsonObject },
) => JsonObject;

/** What a change answers: a description of what was made or changed. Nothing for the others. */
const RESULTS: ReadonlyMap<string, Describe> = new Map<string, Describe>([
  ['CreateLoadBalancer', (state, { arns }) => describeLoadBalancers(state, { LoadBalancerArns: arns })],
  ['ModifyLoadBalancerAttributes', (state, { input }) => describeLoadBalancerAttributes(state, input)],
  ['SetSubnets', (state, { input }) => pickSettings(state, input, ['AvailabilityZones', 'IpAddressType'])],
  [
    'SetSecurityGroups',
    (state, { input }) =>
      pickSettings(state, input, ['SecurityGroupIds', 'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic']),
  ],
  ['SetIpAddressType', (state, { input }) => pickSettings(state, input, ['IpAddressType'])],
  ['CreateTargetGroup', (state, { arns }) => describeTargetGroups(state, { TargetGroupArns: arns })],
  ['ModifyTargetGroup', (state, { arns }) => describeTargetGroups(state, { TargetGroupArns: arns })],
  ['ModifyTargetGroupAttributes', (state, { input }) => describeTargetGroupAttributes(state, input)],
  ['CreateListener', (state, { arns }) => describeListeners(state, { ListenerArns: arns })],
  ['ModifyListener', (state, { arns }) => describeListeners(state, { ListenerArns: arns })],
  ['ModifyListenerAttributes', (state, { input }) => describeListenerAttributes(state, input)],
  ['CreateRule', (state, { arns }) => describeRules(state, { RuleArns: arns })],
  ['ModifyRule', (state, { arns }) => describeRules(state, { RuleArns: arns })],
  ['SetRulePriorities', (state, { arns }) => describeRules(state, { RuleArns: arns })],
]);

function pickSettings(state: EngineState, input: JsonObject, names: readonly string[]): JsonObject {
  const settings = describeSettings(state, input);
  return omitAbsent(Object.fromEntries(names.map((name) => [name, settings[name]])));
}

/** The engine, as Elastic Load Balancing uses it. */
export interface LoadBalancingContext {
  /** The state that a read sees. */
  readonly past: () => EngineState;
  readonly state: () => EngineState;
  /** Makes a change. @param operation as in `elbv2:CreateListener` */
  readonly change: (operation: string, input: JsonObject) => Answer;
}

/** Answers the operations of Elastic Load Balancing (version 2); undefined when there is no such operation. */
export function answerLoadBalancing(
  context: LoadBalancingContext,
  operation: string,
  input: JsonObject,
): Answer | undefined {
  const name = `elbv2:${operation}`;
  if (!Object.hasOwn(LOAD_BALANCING_OPERATIONS, name)) {
    return answerOperation(READS, { operation, input }, context.past());
  }
  const answer = context.change(name, input);
  const describe = RESULTS.get(operation);
  if (!answer.ok || describe === undefined) return answer;
  return { ok: true, output: describe(context.state(), { arns: readStrings(answer.output, 'arns'), input }) };
}
