/** Changes where existing listeners and rules forward to. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { MutableState } from '../mutable-state.ts';
import { changeWeights, listForwarded } from './forward-action.ts';
import type { WeightedTargetGroup } from './listener-specification.ts';
import type { ListenerRecord } from './records.ts';
import { describeListenerEffect } from './serve-listeners.ts';

type Change = (actions: readonly JsonObject[]) => readonly JsonObject[];

/**
 * Changes the weights of a rule, a default rule or the default action of a listener; nothing when there is none.
 * @param arn of a rule, or of a listener of a network load balancer
 */
export function setWeights(state: MutableState, arn: string, weights: readonly WeightedTargetGroup[]): void {
  const change: Change = ([action = {}]) => [changeWeights(action, weights)];
  const rule = state.rules.get(arn);
  if (rule !== undefined) state.rules.set(arn, { ...rule, actions: change(rule.actions) });
  const listener = findListener(state, rule?.listenerArn ?? arn);
  if (listener !== undefined) putListener(state, listener, rule === undefined ? change : (actions) => actions);
}

/**
 * Changes the weights wherever a listener forwards to one of the target groups: in its default action and in its rules.
 * A target group without a weight is left out.
 */
export function replaceForwards(
  state: MutableState,
  listenerArn: string,
  weights: readonly WeightedTargetGroup[],
): void {
  const listener = findListener(state, listenerArn);
  if (listener === undefined) return;
  const arns = weights.map(({ targetGroupArn }) => targetGroupArn);
  const change: Change = (actions) =>
    actions.map((action) => {
      const isConcerned = listForwarded(action).some(({ targetGroupArn }) => arns.includes(targetGroupArn));
      return isConcerned ? changeWeights(action, weights, { omitsUnweighted: true }) : action;
    });
  for (const rule of [...state.rules.values()]) {
    if (rule.listenerArn === listener.arn) state.rules.set(rule.arn, { ...rule, actions: change(rule.actions) });
  }
  putListener(state, listener, change);
}

function putListener(state: MutableState, listener: ListenerRecord, change: Change): void {
  const changed = { ...listener, defaultActions: change(listener.defaultActions) };
  state.listeners.set(changed.arn, changed);
  state.effects.push(describeListenerEffect(state, changed));
}

/** @param arn its own, or that of its default rule */
function findListener(state: MutableState, arn: string): ListenerRecord | undefined {
  return [...state.listeners.values()].find((one) => one.arn === arn || one.defaultRuleArn === arn);
}
