import type { JsonObject } from '@slipway/ecs-rules/values';
import { answerOperation, type Operations } from '../engine/answer-operation.ts';
import type { Answer } from '../engine/contract.ts';
import { CLASSIC_OPERATIONS } from '../engine/load-balancing/classic/operations/table.ts';
import { readTexts, requireText } from '../engine/load-balancing/elb-input.ts';
import type { EngineState } from '../engine/step.ts';
import type { LoadBalancingContext } from './answer-load-balancing.ts';
import {
  describeClassicAttributes,
  describeClassicHealthCheck,
  describeClassicLoadBalancers,
  describeClassicTags,
  describeDnsName,
  describeInstances,
} from './describe-classic.ts';
import { describeInstanceHealth } from './describe-instance-health.ts';

const READS: Operations<EngineState> = new Map([
  ['DescribeLoadBalancers', describeClassicLoadBalancers],
  ['DescribeLoadBalancerAttributes', describeClassicAttributes],
  ['DescribeInstanceHealth', describeInstanceHealth],
  ['DescribeTags', describeClassicTags],
]);

/** What a change answers; nothing for the others. */
const RESULTS: Operations<EngineState> = new Map([
  ['CreateLoadBalancer', describeDnsName],
  ['ConfigureHealthCheck', describeClassicHealthCheck],
  [
    'ModifyLoadBalancerAttributes',
    (state, input) => ({
      LoadBalancerName: requireText(input, 'LoadBalancerName'),
      ...describeClassicAttributes(state, input),
    }),
  ],
  ['ApplySecurityGroupsToLoadBalancer', (_state, input) => ({ SecurityGroups: readTexts(input, 'SecurityGroups') })],
  ['RegisterInstancesWithLoadBalancer', describeInstances],
  ['DeregisterInstancesFromLoadBalancer', describeInstances],
]);

/** Answers the operations of Classic Load Balancers; undefined when there is no such operation. */
export function answerClassic(context: LoadBalancingContext, operation: string, input: JsonObject): Answer | undefined {
  const name = `elb:${operation}`;
  if (!Object.hasOwn(CLASSIC_OPERATIONS, name)) return answerOperation(READS, { operation, input }, context.past());
  const answer = context.change(name, input);
  if (!answer.ok) return answer;
  return answerOperation(RESULTS, { operation, input }, context.state()) ?? answer;
}
