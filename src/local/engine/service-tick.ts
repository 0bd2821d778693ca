/** The scheduler's look at the services: every one, on the grid, while there is something to see. */
import { nextDeploymentMoment } from './bake.ts';
import { checkBreaker, resetFailures } from './circuit-breaker.ts';
import { followInstances } from './daemon.ts';
import { checkAlarms } from './deployment-alarms.ts';
import { type Draft, gridAfter } from './draft.ts';
import { forgetOld } from './events.ts';
import { isCountedHealthy, nextJudgement } from './health.ts';
import { tellTroubles } from './look-moves.ts';
import { endDeadTasks, syncTargets } from './look-targets.ts';
import type { Scene } from './look-view.ts';
import { answerRollbackRequest } from './rollback.ts';
import { advanceServiceDeployments, completeEarly } from './rollout.ts';
import { moveService, refreshTasks } from './service-move.ts';
import type { ServiceState } from './service-record.ts';
import { advanceShift } from './shift.ts';
import { nextExposure } from './task-protection.ts';
import type { TaskRecord } from './task-record.ts';
import { lookAtTaskSets } from './task-set-look.ts';
import { hasTaskSets } from './task-set-state.ts';
import { changeTask } from './task-stop.ts';
import { resetThrottle, updateThrottle } from './throttle.ts';

/** Looks at all services. The next look is at the next point of the grid if this one has changed anything. */
export function lookAtServices(draft: Draft, now: number): void {
  draft.lookAt = undefined;
  const tasks = groupTasks(draft);
  let next = Number.POSITIVE_INFINITY;
  for (const service of [...draft.services.values()]) {
    if (service.status === 'INACTIVE') continue;
    const own = tasks.get(service.key) ?? [];
    lookAtService(draft, { key: service.key, tasks: own, now });
    const seen = draft.services.get(service.key) ?? service;
    const after = forgetOld(seen, now);
    if (after !== seen) draft.services.set(service.key, after);
    const isChanged = after !== service || own.some((task) => draft.tasks.get(task.arn) !== task);
    next = Math.min(next, isChanged ? gridAfter(draft, now) : findNextLook(draft, after, { tasks: own, now }));
  }
  if (Number.isFinite(next)) draft.lookAt = Math.min(next, draft.lookAt ?? next);
}

function groupTasks(draft: Draft): ReadonlyMap<string, readonly TaskRecord[]> {
  const groups = new Map<string, TaskRecord[]>();
  for (const task of draft.tasks.values()) {
    if (task.serviceKey === undefined) continue;
    const group = groups.get(task.serviceKey);
    if (group === undefined) groups.set(task.serviceKey, [task]);
    else group.push(task);
  }
  return groups;
}

interface Look {
  readonly key: string;
  /** The service's tasks as they are before the look. */
  readonly tasks: readonly TaskRecord[];
  readonly now: number;
}

function lookAtService(draft: Draft, look: Look): void {
  const { key, now } = look;
  // Each act may change the service through its tasks, so the record is read again after it.
  const act = (change: (service: ServiceState) => ServiceState): void => {
    const service = draft.services.get(key);
    if (service !== undefined) draft.services.set(key, change(service));
  };
  act((service) => syncTargets(draft, service, look));
  endDeadTasks(draft, refreshTasks(draft, look.tasks), now);
  const tasks = noteHealthy(draft, key, { tasks: refreshTasks(draft, look.tasks), now });
  act((service) => (service.status === 'DRAINING' ? finishDraining(service, tasks) : service));
  const found = draft.services.get(key);
  if (found?.status !== 'ACTIVE') return;
  const primary = found.deployments[0]?.id;
  act((service) => updateThrottle(draft, service, now));
  act((service) => followInstances(draft, service, now));
  if (hasTaskSets(found)) {
    act((service) => lookAtTaskSets(draft, service, { tasks, now }));
    return;
  }
  act((service) => {
    advanceServiceDeployments(draft, service, now);
    return answerRollbackRequest(draft, service, now);
  });
  act((service) => withScene(service, { tasks, now }, (scene) => checkBreaker(draft, scene)));
  act((service) => withScene(service, { tasks, now }, (scene) => checkAlarms(draft, scene)));
  act((service) => withScene(service, { tasks, now }, (scene) => advanceShift(draft, scene)));
  // A rollback is for everyone to see before the scheduler acts on it, at its next look.
  if (draft.services.get(key)?.deployments[0]?.id !== primary) return;
  act((service) => withScene(service, { tasks, now }, (scene) => completeEarly(draft, scene)));
  act((service) => withScene(service, { tasks, now }, (scene) => tellTroubles(draft, scene)));
  act((service) => withScene(service, { tasks, now }, (scene) => moveService(draft, scene)));
}

function withScene(
  service: ServiceState,
  seen: { readonly tasks: readonly TaskRecord[]; readonly now: number },
  change: (scene: Scene) => ServiceState,
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
  draft: Draft,
  key: string,
  seen: { readonly tasks: readonly TaskRecord[]; readonly now: number },
): readonly TaskRecord[] {
  return seen.tasks.map((task) => {
    if (task.wasHealthy || !isCountedHealthy(task, seen.now)) return task;
    const service = draft.services.get(key);
    const primary = service?.deployments[0];
    if (service !== undefined && primary !== undefined && primary.id === task.deploymentId) {
      draft.services.set(key, resetFailures(resetThrottle(service), primary));
    }
    return changeTask(draft, task, { wasHealthy: true });
  });
}

/** When time alone will give the scheduler something to do. */
function findNextLook(
  draft: Draft,
  service: ServiceState,
  seen: { readonly tasks: readonly TaskRecord[]; readonly now: number },
): number {
  let next = nextDeploymentMoment(draft, service, seen.now);
  if (service.throttle.notBefore > seen.now) next = Math.min(next, service.throttle.notBefore);
  for (const task of seen.tasks) {
    next = Math.min(next, nextJudgement(service, task, seen.now) ?? next, nextExposure(task, seen.now) ?? next);
  }
  return Number.isFinite(next) ? gridAfter(draft, next - 1) : next;
}
