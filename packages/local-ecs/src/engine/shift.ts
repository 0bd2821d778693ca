/** A deployment that shifts traffic, pass by pass: hooks, stages, and the tasks of blue and green. */
import type { Blocked } from '@slipway/ecs-rules/scheduler';
import { adjustTaskCount } from './adjust-task-count.ts';
import { describeHookFailure } from './event-texts.ts';
import { failRollout } from './fail-rollout.ts';
import { isCountedHealthy } from './health.ts';
import { explainFailedHook, isFailed, isOpen, resolveHook } from './lifecycle-hooks.ts';
import type { MutableState } from './mutable-state.ts';
import { isSettled } from './rollout.ts';
import type { ServiceSnapshot } from './scheduler-view.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { findDeployment, findReplaced } from './service-state.ts';
import type { HookRun, ShiftState } from './shift-record.ts';
import { enterNextStep, findStep, keepShift } from './shift-state.ts';
import { reportBlocked } from './start-stop-tasks.ts';
import { leaveSteady } from './steady-state.ts';

/**
 * The shift of PRIMARY's service deployment while it is not COMPLETED; undefined for a rolling update, unless it has not
 * begun to replace tasks.
 */
export function findShift(state: MutableState, primary: DeploymentState): ShiftState | undefined {
  if (primary.rolloutState === 'COMPLETED') return undefined;
  const shift = state.serviceDeployments.get(primary.serviceDeploymentArn)?.shift;
  return shift?.isRolling === true && !isBeforeScaling(shift) ? undefined : shift;
}

function isBeforeScaling(shift: ShiftState): boolean {
  const stage = findStep(shift)?.stage;
  return !shift.isBack && (stage === undefined || stage === 'RECONCILE_SERVICE' || stage === 'PRE_SCALE_UP');
}

/** At most one stage per pass, so that a client that polls as often as the scheduler sees each. */
export function advanceShift(state: MutableState, snapshot: ServiceSnapshot): ServiceState {
  const { service, primary, now } = snapshot;
  const record = state.serviceDeployments.get(primary.serviceDeploymentArn);
  if (record?.shift === undefined || primary.rolloutState !== 'IN_PROGRESS') return service;
  const hooks = record.shift.hooks.map((hook) => resolveHook(hook, state.scenario, now));
  const isNew = hooks.some((hook, at) => hook !== record.shift?.hooks[at]);
  const shift = isNew ? { ...record.shift, hooks } : record.shift;
  if (isNew) keepShift(state, record, shift);
  const failed = hooks.find((hook) => hook.startedAt >= shift.enteredAt && isFailed(hook));
  if (failed !== undefined) return failAtHook(state, snapshot, failed);
  if (!hooks.some(isOpen) && isStepDone(snapshot, shift)) enterNextStep(state, record, shift, now);
  return service;
}

/** The event's form was observed for a hook that returned FAILED; the texts of the two states are assumed. */
function failAtHook(state: MutableState, snapshot: ServiceSnapshot, hook: HookRun): ServiceState {
  const cause = explainFailedHook(hook);
  return failRollout(state, snapshot, {
    event: describeHookFailure(snapshot.service, `Service deployment rolled back because ${cause}.`),
    state: `ECS deployment lifecycle hook: ${hook.stage} lifecycle hook(s) failed.`,
    by: 'lifecycle hook',
    cause,
    hasRollback: true,
  });
}

function isStepDone(snapshot: ServiceSnapshot, shift: ShiftState): boolean {
  const step = findStep(shift);
  if (step === undefined) return true;
  if (snapshot.now < shift.enteredAt + step.waitMs) return false;
  const { service, primary, tasks, now } = snapshot;
  if (step.stage === 'RECONCILE_SERVICE') {
    const kept = [primary.id, findOther(service)?.id];
    return tasks.every(({ deploymentId }) => kept.includes(deploymentId));
  }
  if (step.stage !== 'SCALE_UP') return true;
  if (shift.isRolling === true) return isSettled(snapshot);
  const own = tasks.filter(({ deploymentId }) => deploymentId === primary.id);
  return own.length === service.desiredCount && own.every((task) => isCountedHealthy(task, now));
}

/** The one of blue and green that is not PRIMARY. */
function findOther(service: ServiceState): DeploymentState | undefined {
  return findReplaced(service.deployments.slice(1));
}

/**
 * The desired count of a deployment at the current step. Assumed: blue and green both follow a change of the service's
 * desired count.
 */
function countWanted(service: ServiceState, shift: ShiftState, id: string): number {
  const stage = findStep(shift)?.stage;
  const isPrimary = id === service.deployments[0]?.id;
  if (isPrimary) {
    const isWaiting = stage === undefined || stage === 'RECONCILE_SERVICE' || stage === 'PRE_SCALE_UP';
    return isWaiting && !shift.isBack ? 0 : service.desiredCount;
  }
  return id === findOther(service)?.id && stage !== 'CLEAN_UP' ? service.desiredCount : 0;
}

/** PRIMARY's desired count at the current step, as DescribeServices shows it. */
export function countPrimary(service: ServiceState, shift: ShiftState): number {
  return countWanted(service, shift, service.deployments[0]?.id ?? '');
}

/** Every deployment is kept at its own count by the scheduler's rules, the oldest first. */
export function adjustTaskCounts(state: MutableState, snapshot: ServiceSnapshot, shift: ShiftState): ServiceState {
  const before = snapshot.service;
  let service = leaveSteady(before);
  let blocked: Blocked | undefined;
  for (const { id } of [...before.deployments].reverse()) {
    const deployment = findDeployment(service, id);
    if (deployment === undefined) continue;
    const tasks = snapshot.tasks.filter((task) => task.deploymentId === id);
    const desired = countWanted(service, shift, id);
    const moved = adjustTaskCount(state, { ...snapshot, service, primary: deployment, tasks, desired });
    blocked ??= moved.blocked;
    service = moved.service;
  }
  return reportBlocked(state, { ...snapshot, service }, blocked);
}
