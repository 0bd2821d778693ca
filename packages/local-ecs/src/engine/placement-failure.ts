import type { PlacementFailure, Shortage } from '@slipway/ecs-rules/scheduler';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { describeUnmet } from './event-texts.ts';

/** ECS Developer Guide, API failure reasons; those of constraints are observed. */
const REASONS: Readonly<Record<Shortage, string>> = {
  PORTS: 'RESOURCE:PORTS',
  MEMORY: 'RESOURCE:MEMORY',
  CPU: 'RESOURCE:CPU',
  ATTRIBUTE: 'ATTRIBUTE',
  MEMBER_OF: describeUnmet('MemberOf'),
  DISTINCT_INSTANCE: describeUnmet('DistinctInstance'),
};

/** An entry of `failures` for a task that finds no place. */
export function describeShortage(failure: PlacementFailure | undefined): JsonObject {
  if (failure === undefined || failure.reason === 'NO_INSTANCES') return { reason: 'AGENT' };
  return { arn: failure.closest, reason: REASONS[failure.reason] };
}
