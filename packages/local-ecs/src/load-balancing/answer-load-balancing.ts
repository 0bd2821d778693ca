import type { JsonObject } from '@slipway/ecs-rules/values';
import { answerOperation, type Operations } from '../engine/answer-operation.ts';
import type { Answer } from '../engine/contract.ts';
import { readString } from '../engine/input.ts';
import type { EngineState } from '../engine/step.ts';
import { describeTargetGroups, refuseAbsentGroup } from './describe-target-groups.ts';
import { describeTargetHealths } from './describe-target-health.ts';

const OPERATIONS: Operations<EngineState> = new Map([
  ['DescribeTargetGroups', describeTargetGroups],
  ['DescribeTargetGroupAttributes', describeTargetGroupAttributes],
  ['DescribeTargetHealth', describeTargetHealths],
]);

/** Answers the reads of Elastic Load Balancing (version 2); undefined when there is no such operation. */
export function answerLoadBalancing(state: EngineState, operation: string, input: JsonObject): Answer | undefined {
  return answerOperation(OPERATIONS, { operation, input }, state);
}

function describeTargetGroupAttributes(state: EngineState, input: JsonObject): JsonObject {
  const group = state.targetGroups.get(readString(input, 'TargetGroupArn') ?? '');
  if (group === undefined) throw refuseAbsentGroup();
  const seconds = group.specification.deregistrationDelaySeconds;
  return { Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: String(seconds) }] };
}
