/** The scheduler's pass over all services, at the points of its grid. */

import { groupBy } from '@slipway/ecs-rules/values';
import { adjustService, refreshTasks } from './adjust-service.ts';
import { nextDeploymentMoment } from './bake.ts';
import { checkBreaker, resetFailures } from './circuit-breaker.ts';
import { followInstances } from './daemon.ts';
import { checkAlarms } from './deployment-alarms.ts';
import { evaluateTaskSets } from './evaluate-task-sets.ts';
import { forgetOld } from './events.ts';
import { isCountedHealthy, nextHealthChange } from './health.ts';
import { gridAfter, type MutableState } from './mutable-state.ts';
import { answerRollbackRequest } from './rollback.ts';
import { advanceServiceDeployments, completeEarly } from './rollout.ts';
import type { ServiceSnapshot } from './scheduler-view.ts';
import type { ServiceState } from './service-record.ts';
import { advanceShift } from './shift.ts';
import { reportHealthProblems } from './start-stop-tasks.ts';
import { endDeadTasks, syncTargets } from './sync-targets.ts';
import { nextProtectionEnd } from './task-protection.ts';
import type { TaskRecord } from './task-record.ts';
import { hasTaskSets } from './task-set-state.ts';
import { changeTask } from './task-stop.ts';
import { resetThrottle, updateThrottle } from './throttle.ts';

/** Evaluates all services. After a change the next pass is at the next point of the grid. */
export function evaluateServices(state: MutableState, now: number): void {
  state.lookAt = undefined;
  const tasks = groupBy(state.tasks.values(), ({ serviceKey }) => serviceKey);
  let next = Number.POSITIVE_INFINITY;
  for (const service of [...state.services.values()]) {
    if (service.status === 'INACTIVE') continue;
    const own = tasks.get(service.key) ?? [];
    evaluateService(state, { key: service.key, tasks: own, now });
    const seen = state.services.get(service.key) ?? service;
    const after = forgetOld(seen, now);
    if (after !== seen) state.services.set(service.key, after);
    const isChanged = after !== service || own.some((task) => state.tasks.get(task.arn) !== task);
    next = Math.min(next, isChanged ? gridAfter(state, now) : findNextEvaluation(state, after, { tasks: own, now }));
  }
  if (Number.isFinite(next)) state.lookAt = Math.min(next, state.lookAt ?? next);
}

interface Evaluation {
  readonly key: string;
  /** The service's tasks before the pass. */
  readonly tasks: readonly TaskRecord[];
  readonly now: number;
}

function evaluateService(state: MutableState, evaluation: Evaluation): void {
  const { key, now } = evaluation;
  // Each act may change the service through its tasks, so the record is read again after it.
  const act = (change: (service: ServiceState) => ServiceState): void => {
    const service = state.services.get(key);
    if (service !== undefined) state.services.set(key, change(service));
  };
  act((service) => syncTargets(state, service, evaluation));
  endDeadTasks(state, refreshTasks(state, evaluation.tasks), now);
  const tasks = noteHealthy(state, key, { tasks: refreshTasks(state, evaluation.tasks), now });
  act((service) => (service.status === 'DRAINING' ? finishDraining(service, tasks) : service));
  const found = state.services.get(key);
  if (found?.status !== 'ACTIVE') return;
  const primary = found.deployments[0]?.id;
  act((service) => updateThrottle(state, service, now));
  act((service) => followInstances(state, service, now));
  if (hasTaskSets(found)) {
    act((service) => evaluateTaskSets(state, service, { tasks, now }));
    return;
  }
  act((service) => {
    advanceServiceDeployments(state, service, now);
    return answerRollbackRequest(state, service, now);
  });
  act((service) => withSnapshot(service, { tasks, now }, (snapshot) => checkBreaker(state, snapshot)));
  act((service) => withSnapshot(service, { tasks, now }, (snapshot) => checkAlarms(state, snapshot)));
  act((service) => withSnapshot(service, { tasks, now }, (snapshot) => advanceShift(state, snapshot)));
  // A rollback is visible to clients first; the scheduler acts on it at its next pass.
  if (state.services.get(key)?.deployments[0]?.id !== primary) return;
  act((service) => withSnapshot(service, { tasks, now }, (snapshot) => completeEarly(state, snapshot)));
  act((service) => withSnapshot(service, { tasks, now }, (snapshot) => reportHealthProblems(state, snapshot)));
  act((service) => withSnapshot(service, { tasks, now }, (snapshot) => adjustService(state, snapshot)));
}

function withSnapshot(
  service: ServiceState,
  seen: { readonly tasks: readonly TaskRecord[]; readonly now: number },
  change: (snapshot: ServiceSnapshot) => ServiceState,
): ServiceState {
  const primary = service.deployments[0];
  return primary === undefined ? service : change({ service, primary, ...seen });
}

/** A DRAINING service is INACTIVE when its last task is gone. */
function finishDraining(service: ServiceState, tasks: readonly TaskRecord[]): ServiceState {
  return tasks.length > 0 ? service : { ...service, status: 'INACTIVE', deployments: [] };
}

/** Marks tasks that are counted healthy for the first time. */
function noteHealthy(
  state: MutableState,
  key: string,
  seen: { readonly tasks: readonly TaskRecord[]; readonly now: number },
): readonly TaskRecord[] {
  return seen.tasks.map((task) => {
    if (task.wasHealthy || !isCountedHealthy(task, seen.now)) return task;
    const service = state.services.get(key);
    const primary = service?.deployments[0];
    if (service !== undefined && primary !== undefined && primary.id === task.deploymentId) {
      state.services.set(key, resetFailures(resetThrottle(service), primary));
    }
    return changeTask(state, task, { wasHealthy: true });
  });
}

/** When time alone will give the scheduler something to do. */
function findNextEvaluation(
  state: MutableState,
  service: ServiceState,
  seen: { readonly tasks: readonly TaskRecord[]; readonly now: number },
): number {
  let next = nextDeploymentMoment(state, service, seen.now);
  if (service.throttle.notBefore > seen.now) next = Math.min(next, service.throttle.notBefore);
  for (const task of seen.tasks) {
    next = Math.min(next, nextHealthChange(service, task, seen.now) ?? next, nextProtectionEnd(task, seen.now) ?? next);
  }
  return Number.isFinite(next) ? gridAfter(state, next - 1) : next;
}
