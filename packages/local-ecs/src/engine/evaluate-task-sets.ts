/** The scheduler's pass over a service with task sets: each has its own count, and none replaces another. */
import type { Blocked } from '@slipway/ecs-rules/scheduler';
import { defined } from '@slipway/ecs-rules/values';
import { adjustTaskCount } from './adjust-task-count.ts';
import { isCountedHealthy } from './health.ts';
import type { MutableState } from './mutable-state.ts';
import { isLeaving, type ServiceSnapshot } from './scheduler-view.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { findDeployment } from './service-state.ts';
import { reportBlocked, reportHealthProblems } from './start-stop-tasks.ts';
import { leaveSteady, reportSteady } from './steady-state.ts';
import type { TaskRecord } from './task-record.ts';
import { computeDesired, listTaskSets, type TaskSet } from './task-set-state.ts';

/** Returns the service as it is when there was nothing to do. */
export function evaluateTaskSets(
  state: MutableState,
  before: ServiceState,
  seen: { readonly tasks: readonly TaskRecord[]; readonly now: number },
): ServiceState {
  const primary = before.deployments[0];
  if (primary === undefined) return before;
  const snapshot: ServiceSnapshot = { service: before, primary, ...seen };
  const moved = moveTaskSets(state, { ...snapshot, service: reportHealthProblems(state, snapshot) });
  const tasks = seen.tasks.flatMap((task) => state.tasks.get(task.arn) ?? []);
  return noteSteady(state, noteStability(state, { ...snapshot, service: moved, tasks }), seen.now);
}

/** Oldest first. A task set may have a launch type of its own. */
function moveTaskSets(state: MutableState, snapshot: ServiceSnapshot): ServiceState {
  const { launchType } = snapshot.service;
  let service = snapshot.service;
  let blocked: Blocked | undefined;
  for (const { id } of [...listTaskSets(service)].reverse()) {
    const primary = findDeployment(service, id);
    if (primary?.taskSet === undefined) continue;
    const tasks = snapshot.tasks.filter((task) => task.deploymentId === id);
    const desired = computeDesired(service, primary.taskSet);
    const own = service.launchType === primary.taskSet.launchType ? service : { ...service, ...pickLaunch(primary) };
    const done = adjustTaskCount(state, { ...snapshot, service: own, primary, tasks, desired });
    blocked ??= done.blocked;
    service = done.service === own ? service : { ...done.service, launchType };
  }
  return reportBlocked(state, { ...snapshot, service }, blocked);
}

function pickLaunch({ taskSet }: DeploymentState): { readonly launchType?: ServiceState['launchType'] } {
  return defined({ launchType: taskSet === undefined ? undefined : taskSet.launchType });
}

/** A DRAINING task set leaves the list after its last task. */
function noteStability(state: MutableState, snapshot: ServiceSnapshot): ServiceState {
  const { service } = snapshot;
  const kept = listTaskSets(service).flatMap((one): readonly TaskSet[] => {
    const tasks = snapshot.tasks.filter((task) => task.deploymentId === one.id);
    if (one.taskSet.status === 'DRAINING' && tasks.length === 0) return [];
    const stability = computeStability(state, { ...snapshot, tasks }, one);
    const shownDesired = computeDesired(service, one.taskSet);
    if (stability === one.taskSet.stability && shownDesired === one.shownDesired) return [one];
    return [{ ...one, shownDesired, taskSet: { ...one.taskSet, stability, stabilityAt: snapshot.now } }];
  });
  const isSame = kept.length === service.deployments.length && kept.every((one, at) => one === service.deployments[at]);
  return isSame ? service : { ...service, deployments: kept };
}

/** The four conditions of ECS API reference, TaskSet. A task that is stopping is neither running nor pending. */
function computeStability(
  state: MutableState,
  snapshot: ServiceSnapshot,
  { taskSet }: TaskSet,
): 'STEADY_STATE' | 'STABILIZING' {
  const own = snapshot.tasks.filter((task) => task.desiredStatus === 'RUNNING');
  const isFull = own.length === computeDesired(snapshot.service, taskSet);
  const isSteady = own.every((task) => isCountedHealthy(task, snapshot.now) && !isLeaving(state, task));
  return isFull && isSteady ? 'STEADY_STATE' : 'STABILIZING';
}

/** Assumed: a service with task sets reports its steady state with ECS's normal text. */
function noteSteady(state: MutableState, service: ServiceState, now: number): ServiceState {
  const isSteady = listTaskSets(service).every(({ taskSet }) => taskSet.stability === 'STEADY_STATE');
  return isSteady ? reportSteady(state, service, now) : leaveSteady(service);
}
