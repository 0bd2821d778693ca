/** RegisterTargets and DeregisterTargets: targets that belong to no task. */
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, notSimulated } from '../../api-error.ts';
import { readNumber } from '../../input.ts';
import type { MutableState } from '../../mutable-state.ts';
import type { Call, OperationTable } from '../../operation.ts';
import type { TargetGroupRecord } from '../../state.ts';
import { readParts, readText, readWhole, requireText, validationError } from '../elb-input.ts';
import { requireTargetGroup } from '../find-resources.ts';
import { describeTargetEffect, isAddress, writeTargetKey } from '../fixed-targets.ts';
import type { FixedTarget } from '../records.ts';

export const TARGET_OPERATIONS: OperationTable = {
  'elbv2:RegisterTargets': registerTargets,
  'elbv2:DeregisterTargets': deregisterTargets,
};

/** Where tasks are simulated there is nothing to check: a target is healthy at once. */
function registerTargets(state: MutableState, { input }: Call): JsonObject {
  const group = requireTargetGroup(state, input);
  const first = state.settings.tasks === 'simulated' ? 'healthy' : 'initial';
  const requested = readTargets(group, input);
  for (const target of requested) checkTarget(state, group, target.id);
  const before = group.targets ?? [];
  const added = requested
    .filter((target) => before.every((one) => writeTargetKey(one) !== writeTargetKey(target)))
    .map((target): FixedTarget => ({ ...target, state: first }));
  const changed = { ...group, targets: [...before, ...added] };
  state.targetGroups.set(group.arn, changed);
  for (const target of added) state.effects.push(...describeTargetEffect(state, changed, target));
  return {};
}

type Place = Pick<FixedTarget, 'id' | 'port' | 'availabilityZone'>;

/** A port overrides that of the target group (API reference, TargetDescription). */
function readTargets(group: TargetGroupRecord, input: JsonObject): readonly Place[] {
  const targets = readParts(input, 'Targets').map((target) => ({
    id: requireText(target, 'Id'),
    port: readWhole(target, 'Port', { least: 1, most: 65_535 }) ?? readNumber(group.given ?? {}, 'Port') ?? 80,
    ...defined({ availabilityZone: readText(target, 'AvailabilityZone') }),
  }));
  // Wording not documented.
  if (targets.length === 0) throw validationError('At least one target must be specified');
  return targets;
}

/** Nothing leaves the machine. Text of an unknown instance observed, of an invalid address not documented. */
function checkTarget(state: MutableState, { specification }: TargetGroupRecord, id: string): void {
  const type = specification.targetType ?? (isAddress(id) ? 'ip' : 'instance');
  if (type === 'ip') {
    if (!isAddress(id)) throw validationError(`The IP address '${id}' is not a valid IPv4 address`);
    if (!id.startsWith('127.')) throw notSimulated(`A target at ${id}, which is not a loopback address,`);
    return;
  }
  const isKnown = [...state.instances.values()].some(({ ec2InstanceId }) => ec2InstanceId === id);
  if (!isKnown)
    throw new ApiError(
      'InvalidTarget',
      `The following targets are not in a running state and cannot be registered: '${id}'`,
    );
}

/** Without a port all of the target's ports; one that is not registered is no error (API reference, DeregisterTargets). */
function deregisterTargets(state: MutableState, { input }: Call): JsonObject {
  const group = requireTargetGroup(state, input);
  const requested = readParts(input, 'Targets').map((target) => ({
    id: requireText(target, 'Id'),
    port: readWhole(target, 'Port', { least: 1, most: 65_535 }),
  }));
  const isLeaving = ({ id, port }: Place): boolean =>
    requested.some((one) => one.id === id && (one.port === undefined || one.port === port));
  const targets = group.targets ?? [];
  for (const target of targets.filter(isLeaving)) {
    state.effects.push({ kind: 'deregister-target', targetGroupArn: group.arn, taskArn: writeTargetKey(target) });
  }
  state.targetGroups.set(group.arn, { ...group, targets: targets.filter((target) => !isLeaving(target)) });
  return {};
}
