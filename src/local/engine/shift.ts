/** A deployment that shifts traffic, at the scheduler's looks: hooks, stages, and the fleets of blue and green. */
import type { Blocked } from '../../scheduler/view.ts';
import type { Draft } from './draft.ts';
import { describeHookFailure } from './event-texts.ts';
import { failRollout } from './fail-rollout.ts';
import { isCountedHealthy } from './health.ts';
import { explainFailedHook, isFailed, isOpen, resolveHook } from './lifecycle-hooks.ts';
import { tellBlocked } from './look-moves.ts';
import type { Scene } from './look-view.ts';
import { moveFleet } from './move-fleet.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { findDeployment, findReplaced } from './service-state.ts';
import type { HookRun, ShiftState } from './shift-record.ts';
import { enterNextStep, findStep, keepShift } from './shift-state.ts';
import { leaveSteady } from './steady-state.ts';

/** The shift of PRIMARY's service deployment while it is not COMPLETED; undefined for a rolling update. */
export function findShift(draft: Draft, primary: DeploymentState): ShiftState | undefined {
  if (primary.rolloutState === 'COMPLETED') return undefined;
  return draft.serviceDeployments.get(primary.serviceDeploymentArn)?.shift;
}

/** One stage a look at most, so that whoever looks as often as the scheduler sees each. */
export function advanceShift(draft: Draft, scene: Scene): ServiceState {
  const { service, primary, now } = scene;
  const record = draft.serviceDeployments.get(primary.serviceDeploymentArn);
  if (record?.shift === undefined || primary.rolloutState !== 'IN_PROGRESS') return service;
  const hooks = record.shift.hooks.map((hook) => resolveHook(hook, draft.scenario, now));
  const isNew = hooks.some((hook, at) => hook !== record.shift?.hooks[at]);
  const shift = isNew ? { ...record.shift, hooks } : record.shift;
  if (isNew) keepShift(draft, record, shift);
  const failed = hooks.find((hook) => hook.startedAt >= shift.enteredAt && isFailed(hook));
  if (failed !== undefined) return failAtHook(draft, scene, failed);
  if (!hooks.some(isOpen) && isStepDone(scene, shift)) enterNextStep(draft, record, shift, now);
  return service;
}

/** The event's form was observed for a hook that returned FAILED; the texts of the two states are assumed. */
function failAtHook(draft: Draft, scene: Scene, hook: HookRun): ServiceState {
  const cause = explainFailedHook(hook);
  return failRollout(draft, scene, {
    event: describeHookFailure(scene.service, `Service deployment rolled back because ${cause}.`),
    state: `ECS deployment lifecycle hook: ${hook.stage} lifecycle hook(s) failed.`,
    by: 'lifecycle hook',
    cause,
    hasRollback: true,
  });
}

function isStepDone(scene: Scene, shift: ShiftState): boolean {
  const step = findStep(shift);
  if (step === undefined) return true;
  if (scene.now < shift.enteredAt + step.waitMs) return false;
  const { service, primary, tasks, now } = scene;
  if (step.stage === 'RECONCILE_SERVICE') {
    const kept = [primary.id, findOther(service)?.id];
    return tasks.every(({ deploymentId }) => kept.includes(deploymentId));
  }
  if (step.stage !== 'SCALE_UP') return true;
  const own = tasks.filter(({ deploymentId }) => deploymentId === primary.id);
  return own.length === service.desiredCount && own.every((task) => isCountedHealthy(task, now));
}

/** The one of blue and green that is not PRIMARY. */
function findOther(service: ServiceState): DeploymentState | undefined {
  return findReplaced(service.deployments.slice(1));
}

/**
 * How many tasks a deployment is to have at the present step. That blue and green both follow a desired count that
 * changes meanwhile is assumed.
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

/** What PRIMARY is to have at the present step; its count as DescribeServices shows it. */
export function countPrimary(service: ServiceState, shift: ShiftState): number {
  return countWanted(service, shift, service.deployments[0]?.id ?? '');
}

/** Every deployment is kept at its own count by the scheduler's usual rules, the oldest first. */
export function moveFleets(draft: Draft, scene: Scene, shift: ShiftState): ServiceState {
  const before = scene.service;
  let service = leaveSteady(before);
  let blocked: Blocked | undefined;
  for (const { id } of [...before.deployments].reverse()) {
    const deployment = findDeployment(service, id);
    if (deployment === undefined) continue;
    const tasks = scene.tasks.filter((task) => task.deploymentId === id);
    const desired = countWanted(service, shift, id);
    const moved = moveFleet(draft, { ...scene, service, primary: deployment, tasks, desired });
    blocked ??= moved.blocked;
    service = moved.service;
  }
  return tellBlocked(draft, { ...scene, service }, blocked);
}
