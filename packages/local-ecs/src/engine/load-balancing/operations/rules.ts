/** Rules of listeners: made, changed, ordered, deleted. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, notSimulated } from '../../api-error.ts';
import { drawHex } from '../../identifiers.ts';
import type { MutableState } from '../../mutable-state.ts';
import type { Call, OperationTable } from '../../operation.ts';
import { readActions } from '../actions.ts';
import { checkForward } from '../check-forward.ts';
import { readConditions } from '../conditions.ts';
import { writeRuleArn } from '../elb-arn.ts';
import { readItems, readParts, requireText, requireWhole, validationError } from '../elb-input.ts';
import { addElbTags, readElbTags } from '../elb-tags.ts';
import { requireListener, requireLoadBalancer, requireRule } from '../find-resources.ts';
import type { RuleRecord } from '../records.ts';
import { describeListenerEffect } from '../serve-listeners.ts';

export const RULE_OPERATIONS: OperationTable = {
  'elbv2:CreateRule': createRule,
  'elbv2:ModifyRule': modifyRule,
  'elbv2:SetRulePriorities': setRulePriorities,
  'elbv2:DeleteRule': deleteRule,
};

const PRIORITIES = { least: 1, most: 50_000 };

function createRule(state: MutableState, { input }: Call): JsonObject {
  const listener = requireListener(state, input);
  refuseTransforms(input);
  const loadBalancer = requireLoadBalancer(state, { LoadBalancerArn: listener.loadBalancerArn });
  // Documented (API reference, CreateRule); the wording is not.
  if (loadBalancer.type !== 'application') {
    throw new ApiError('UnsupportedProtocol', 'Rules need a listener of an application load balancer');
  }
  const priority = requireWhole(input, 'Priority', PRIORITIES);
  const conditions = readConditions(input);
  const actions = readActions(input, 'Actions');
  checkForward(state, loadBalancer, actions);
  const tags = readElbTags(input);
  refuseUsedPriority(
    [...state.rules.values()].filter(({ listenerArn }) => listenerArn === listener.arn),
    priority,
  );
  const arn = writeRuleArn(listener.arn, drawHex(state, 16));
  state.rules.set(arn, { arn, listenerArn: listener.arn, priority, conditions, actions });
  state.effects.push(describeListenerEffect(state, listener));
  addElbTags(state, arn, tags);
  return { arns: [arn] };
}

function refuseTransforms(input: JsonObject): void {
  if (readItems(input, 'Transforms').length > 0) throw notSimulated('A rule with transforms');
}

/** Text observed. */
function refuseUsedPriority(others: readonly RuleRecord[], priority: number): void {
  if (others.every((rule) => rule.priority !== priority)) return;
  throw new ApiError('PriorityInUse', `Priority '${priority}' is currently in use`);
}

/** What is not specified stays (API reference, ModifyRule). */
function modifyRule(state: MutableState, { input }: Call): JsonObject {
  const rule = requireRule(state, requireText(input, 'RuleArn'), 'modified');
  refuseTransforms(input);
  const hasConditions = readItems(input, 'Conditions').length > 0;
  const hasActions = readItems(input, 'Actions').length > 0;
  if (!hasConditions && !hasActions) throw validationError('Either conditions or actions must be specified');
  const conditions = hasConditions ? readConditions(input) : rule.conditions;
  const actions = hasActions ? readActions(input, 'Actions') : rule.actions;
  const listener = requireListener(state, { ListenerArn: rule.listenerArn });
  if (hasActions)
    checkForward(state, requireLoadBalancer(state, { LoadBalancerArn: listener.loadBalancerArn }), actions);
  state.rules.set(rule.arn, { ...rule, conditions, actions });
  state.effects.push(describeListenerEffect(state, listener));
  return { arns: [rule.arn] };
}

/** All at once, so that rules may change places (API reference, SetRulePriorities). */
function setRulePriorities(state: MutableState, { input }: Call): JsonObject {
  const pairs = readParts(input, 'RulePriorities').map((pair) => ({
    rule: requireRule(state, requireText(pair, 'RuleArn'), 'reordered'),
    priority: requireWhole(pair, 'Priority', PRIORITIES),
  }));
  // Wording not documented.
  if (pairs.length === 0) throw validationError('At least one rule priority must be specified');
  const moved = new Set(pairs.map(({ rule }) => rule.arn));
  const taken = [...state.rules.values()].filter(({ arn }) => !moved.has(arn));
  for (const { rule, priority } of pairs) {
    refuseUsedPriority(
      taken.filter(({ listenerArn }) => listenerArn === rule.listenerArn),
      priority,
    );
    const next = { ...rule, priority };
    taken.push(next);
    state.rules.set(rule.arn, next);
  }
  for (const listenerArn of new Set(pairs.map(({ rule }) => rule.listenerArn))) {
    state.effects.push(describeListenerEffect(state, requireListener(state, { ListenerArn: listenerArn })));
  }
  return { arns: [...moved] };
}

function deleteRule(state: MutableState, { input }: Call): JsonObject {
  const rule = requireRule(state, requireText(input, 'RuleArn'), 'deleted');
  state.rules.delete(rule.arn);
  state.tags.delete(rule.arn);
  const listener = state.listeners.get(rule.listenerArn);
  if (listener !== undefined) state.effects.push(describeListenerEffect(state, listener));
  return {};
}
