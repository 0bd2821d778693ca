/** DescribeTargetGroupAttributes of Elastic Load Balancing: the one attribute that the local load balancer obeys. */
import type { JsonObject } from '../../json.ts';
import { readString } from '../engine/input.ts';
import type { EngineState } from '../engine/step.ts';
import { refuseAbsentGroup } from './describe-target-groups.ts';

export function describeTargetGroupAttributes(state: EngineState, input: JsonObject): JsonObject {
  const group = state.targetGroups.get(readString(input, 'TargetGroupArn') ?? '');
  if (group === undefined) throw refuseAbsentGroup();
  const seconds = group.specification.deregistrationDelaySeconds;
  return { Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: String(seconds) }] };
}
