import type { JsonObject } from '@slipway/ecs-rules/values';
import { readTexts } from '../engine/load-balancing/elb-input.ts';
import { checkTagged } from '../engine/load-balancing/find-tagged.ts';
import type { EngineState } from '../engine/step.ts';

/** Each resource with its tags, in the order of the request. */
export function describeElbTags(state: EngineState, input: JsonObject): JsonObject {
  const arns = readTexts(input, 'ResourceArns');
  for (const arn of arns) checkTagged(state, arn);
  const describe = (arn: string): JsonObject => ({
    ResourceArn: arn,
    Tags: Object.entries(state.tags.get(arn) ?? {}).map(([Key, Value]) => ({ Key, Value })),
  });
  return { TagDescriptions: arns.map(describe) };
}
