import type { JsonObject } from '../../json.ts';
import type { Answer } from '../engine/contract.ts';
import { ApiFault, answerFault } from '../engine/fault.ts';
import type { EngineState } from '../engine/step.ts';
import { describeTargetGroupAttributes } from './describe-target-group-attributes.ts';
import { describeTargetGroups } from './describe-target-groups.ts';
import { describeTargetHealths } from './describe-target-health.ts';

const OPERATIONS: ReadonlyMap<string, (state: EngineState, input: JsonObject) => JsonObject> = new Map([
  ['DescribeTargetGroups', describeTargetGroups],
  ['DescribeTargetGroupAttributes', describeTargetGroupAttributes],
  ['DescribeTargetHealth', describeTargetHealths],
]);

/** Answers the reads of Elastic Load Balancing (version 2); undefined when there is no such operation. */
export function answerLoadBalancing(state: EngineState, operation: string, input: JsonObject): Answer | undefined {
  const operate = OPERATIONS.get(operation);
  if (operate === undefined) return undefined;
  try {
    return { ok: true, output: operate(state, input) };
  } catch (thrown) {
    if (thrown instanceof ApiFault) return answerFault(thrown);
    throw thrown;
  }
}
