/** Target groups: made, changed, deleted. Those of the control address are the same records. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../../api-error.ts';
import { targetGroupArn } from '../../arn.ts';
import { drawHex } from '../../identifiers.ts';
import type { MutableState } from '../../mutable-state.ts';
import type { Call, OperationTable } from '../../operation.ts';
import { writeCanonical } from '../../service-shape.ts';
import type { TargetGroupRecord } from '../../state.ts';
import { checkStickiness, listGroupDefaults, readAttributes } from '../attributes.ts';
import { readWhole, requireText } from '../elb-input.ts';
import { addElbTags, readElbTags } from '../elb-tags.ts';
import { findUser, requireTargetGroup } from '../find-resources.ts';
import { changeHealthCheck, readGroupProtocol, readGroupSettings } from '../target-group-settings.ts';

export const TARGET_GROUP_OPERATIONS: OperationTable = {
  'elbv2:CreateTargetGroup': createTargetGroup,
  'elbv2:ModifyTargetGroup': modifyTargetGroup,
  'elbv2:DeleteTargetGroup': deleteTargetGroup,
  'elbv2:ModifyTargetGroupAttributes': modifyTargetGroupAttributes,
};

const DELAY = 'deregistration_delay.timeout_seconds';

/** The same settings again make no other target group (API reference, CreateTargetGroup). Text observed. */
function createTargetGroup(state: MutableState, { input }: Call): JsonObject {
  const settings = readGroupSettings(input);
  const tags = readElbTags(input);
  const { name } = settings.specification;
  const existing = [...state.targetGroups.values()].find(({ specification }) => specification.name === name);
  if (existing !== undefined) {
    if (isSame(existing, settings)) return { arns: [existing.arn] };
    throw new ApiError(
      'DuplicateTargetGroupName',
      `A target group with the same name '${name}' exists, but with different settings`,
    );
  }
  const arn = targetGroupArn(state.settings, name, drawHex(state, 16));
  putGroup(state, { arn, ...settings });
  addElbTags(state, arn, tags);
  return { arns: [arn] };
}

function putGroup(state: MutableState, group: TargetGroupRecord): void {
  state.targetGroups.set(group.arn, group);
  state.effects.push({ kind: 'serve-target-group', targetGroupArn: group.arn, targetGroup: group.specification });
}

function isSame(existing: TargetGroupRecord, { specification, given }: Omit<TargetGroupRecord, 'arn'>): boolean {
  const { listenPort: _port, deregistrationDelaySeconds: _delay, ...own } = existing.specification;
  const { listenPort: _none, deregistrationDelaySeconds: _default, ...requested } = specification;
  return writeCanonical([{ ...own }, existing.given ?? {}]) === writeCanonical([{ ...requested }, given ?? {}]);
}

function modifyTargetGroup(state: MutableState, { input }: Call): JsonObject {
  const found = requireTargetGroup(state, input);
  putGroup(state, changeHealthCheck(found, input));
  return { arns: [found.arn] };
}

/** Also succeeds when there is none; that is assumed. Text observed. */
function deleteTargetGroup(state: MutableState, { input }: Call): JsonObject {
  const arn = requireText(input, 'TargetGroupArn');
  if (!state.targetGroups.has(arn)) return {};
  if (findUser(state, arn) !== undefined) {
    throw new ApiError('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`);
  }
  state.targetGroups.delete(arn);
  state.tags.delete(arn);
  state.effects.push({ kind: 'remove-target-group', targetGroupArn: arn });
  return {};
}

/** The deregistration delay acts, the others are kept. */
function modifyTargetGroupAttributes(state: MutableState, { input }: Call): JsonObject {
  const found = requireTargetGroup(state, input);
  const { targetType, deregistrationDelaySeconds } = found.specification;
  const protocol = readGroupProtocol(found);
  const known = { [DELAY]: '', ...listGroupDefaults(protocol, targetType) };
  const { [DELAY]: delay, ...others } = readAttributes(input, 'Target group', known);
  checkStickiness(others, protocol);
  const seconds = readWhole(delay === undefined ? {} : { [DELAY]: delay }, DELAY, { least: 0, most: 3600 });
  putGroup(state, {
    ...found,
    specification: { ...found.specification, deregistrationDelaySeconds: seconds ?? deregistrationDelaySeconds },
    attributes: { ...found.attributes, ...others },
  });
  return { arns: [found.arn] };
}
