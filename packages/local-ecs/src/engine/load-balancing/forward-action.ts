/** Actions that forward, as they are described. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { omitAbsent } from '../input.ts';
import { readPart, readParts, readText, readWhole } from './elb-input.ts';
import type { WeightedTargetGroup } from './listener-specification.ts';

/** Weights of target groups (Elastic Load Balancing API reference, TargetGroupTuple). */
export const WEIGHTS = { least: 0, most: 999 };

/** The target groups of a described action, with their weights; none when it does not forward. */
export function listForwarded(action: JsonObject): readonly WeightedTargetGroup[] {
  return readParts(readPart(action, 'ForwardConfig') ?? {}, 'TargetGroups').map((tuple) => ({
    targetGroupArn: readText(tuple, 'TargetGroupArn') ?? '',
    weight: readWhole(tuple, 'Weight', WEIGHTS) ?? 1,
  }));
}

/** The action that forwards by other weights; target groups that are not named keep theirs. */
export function changeWeights(
  action: JsonObject,
  changed: readonly WeightedTargetGroup[],
  { omitsUnweighted = false } = {},
): JsonObject {
  const kept = listForwarded(action).filter(({ targetGroupArn }) =>
    changed.every((each) => each.targetGroupArn !== targetGroupArn),
  );
  const shown = changed.filter(({ weight }) => weight > 0 || !omitsUnweighted);
  const TargetGroups = [...kept, ...shown].map(({ targetGroupArn, weight }) => ({
    TargetGroupArn: targetGroupArn,
    Weight: weight,
  }));
  const stickiness = readPart(readPart(action, 'ForwardConfig') ?? {}, 'TargetGroupStickinessConfig');
  const order = readWhole(action, 'Order', { least: 1, most: 50_000 });
  return omitAbsent({
    Type: 'forward',
    TargetGroupArn: TargetGroups.length === 1 ? TargetGroups[0]?.TargetGroupArn : undefined,
    Order: order,
    ForwardConfig: { TargetGroups, TargetGroupStickinessConfig: stickiness ?? { Enabled: false } },
  });
}
