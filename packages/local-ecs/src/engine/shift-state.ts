/** Moving a deployment's shift from step to step, and turning it round. */

import { defined } from '@slipway/ecs-rules/values';
import { isOpen, openHooks } from './lifecycle-hooks.ts';
import { shiftListeners } from './load-balancing/shift-listeners.ts';
import { type MutableState, requestEvaluation } from './mutable-state.ts';
import { routeTraffic } from './route-traffic.ts';
import type {
  DeploymentState,
  ServiceDeploymentState,
  ServiceDeploymentStatus,
  ServiceState,
} from './service-record.ts';
import { findReplaced } from './service-state.ts';
import { isShiftStrategy, planShift, planShiftBack } from './shift-plan.ts';
import type { HookRun, ShiftState, ShiftStep } from './shift-record.ts';

/** A shift before its first step. @param service as it is before the new deployment */
export function openShift(
  service: Pick<ServiceState, 'deploymentConfiguration' | 'deployments'>,
  start: { readonly greenRevisionArn: string; readonly hasTraffic: boolean; readonly now: number },
): ShiftState {
  const blue = findReplaced(service.deployments);
  return {
    steps: planShift(service.deploymentConfiguration, service.deployments.length > 1),
    ...(isShiftStrategy(service.deploymentConfiguration) ? {} : { isRolling: true }),
    at: -1,
    enteredAt: start.now,
    isBack: false,
    ...defined({ blueRevisionArn: blue === undefined ? undefined : blue.serviceRevisionArn }),
    greenRevisionArn: start.greenRevisionArn,
    hasTraffic: start.hasTraffic,
    weights: { test: 0, production: 0 },
    hooks: [],
  };
}

export function findStep(shift: ShiftState): ShiftStep | undefined {
  return shift.steps[shift.at];
}

/** Whether a rolling update may not complete yet: a stage with its hooks is before that. */
export function isHeldAtStage(state: MutableState, primary: Pick<DeploymentState, 'serviceDeploymentArn'>): boolean {
  const record = state.serviceDeployments.get(primary.serviceDeploymentArn);
  if (record?.shift?.isRolling !== true || record.shift.isBack || record.status !== 'IN_PROGRESS') return false;
  return findStep(record.shift)?.stage !== 'CLEAN_UP';
}

/** Enters the next step: its weights are set and its hooks begin. During a rollback only traffic stages have hooks. */
export function enterNextStep(
  state: MutableState,
  record: ServiceDeploymentState,
  shift: ShiftState,
  now: number,
): void {
  const step = shift.steps[shift.at + 1];
  if (step === undefined) return;
  const { stage, weights } = step;
  const hasHooks = !shift.isBack || stage === 'TEST_TRAFFIC_SHIFT' || stage === 'PRODUCTION_TRAFFIC_SHIFT';
  const hooks = hasHooks ? openHooks(state, record.deploymentConfiguration, { stage, now }) : [];
  const entered = { ...shift, at: shift.at + 1, enteredAt: now, weights, hooks: [...shift.hooks, ...hooks] };
  keepShift(state, record, entered);
  const service = state.services.get(record.serviceKey);
  if (service !== undefined && shift.isRolling !== true) {
    state.effects.push(...routeTraffic(service, entered, state.serviceRevisions));
    shiftListeners(state, service, entered);
  }
  requestEvaluation(state, now);
}

export function keepShift(state: MutableState, record: ServiceDeploymentState, shift: ShiftState): void {
  state.serviceDeployments.set(record.arn, { ...record, shift });
}

/** What a move of the record does to its shift: hooks that are still open are over, and a rollback turns it round. */
export function moveShift(
  shift: ShiftState,
  move: { readonly status: ServiceDeploymentStatus; readonly hasRollback: boolean; readonly now: number },
): ShiftState {
  if (move.status === 'IN_PROGRESS') return shift;
  // Not documented; assumed.
  const hooks = shift.hooks.map((hook): HookRun => (isOpen(hook) ? { ...hook, status: 'FAILED' } : hook));
  if (!move.hasRollback) return { ...shift, hooks };
  // A rolling update has nothing to shift back; that it shows no stage then is assumed.
  if (shift.isRolling === true) return { ...shift, steps: [], at: -1, enteredAt: move.now, isBack: true, hooks };
  const isBlueGoing = findStep(shift)?.stage === 'CLEAN_UP';
  const steps = planShiftBack({ weights: shift.weights, isBlueGoing });
  return { ...shift, steps, at: -1, enteredAt: move.now, isBack: true, hooks };
}
