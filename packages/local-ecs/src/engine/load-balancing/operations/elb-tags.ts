/** Tags of load balancers, target groups, listeners and rules. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { MutableState } from '../../mutable-state.ts';
import type { Call, OperationTable } from '../../operation.ts';
import { readTexts } from '../elb-input.ts';
import { addElbTags, readElbTags } from '../elb-tags.ts';
import { checkTagged } from '../find-tagged.ts';

export const ELB_TAG_OPERATIONS: OperationTable = {
  'elbv2:AddTags': addTags,
  'elbv2:RemoveTags': removeTags,
};

function addTags(state: MutableState, { input }: Call): JsonObject {
  const arns = readTexts(input, 'ResourceArns');
  const tags = readElbTags(input);
  for (const arn of arns) checkTagged(state, arn);
  for (const arn of arns) addElbTags(state, arn, tags);
  return {};
}

function removeTags(state: MutableState, { input }: Call): JsonObject {
  const arns = readTexts(input, 'ResourceArns');
  const keys = readTexts(input, 'TagKeys');
  for (const arn of arns) checkTagged(state, arn);
  for (const arn of arns) {
    const kept = Object.entries(state.tags.get(arn) ?? {}).filter(([key]) => !keys.includes(key));
    state.tags.set(arn, Object.fromEntries(kept));
  }
  return {};
}
