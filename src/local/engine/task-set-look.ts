/** The scheduler's look at a service that has task sets: each is kept at its own count, and none replaces another. */
import type { Blocked } from '../../scheduler/view.ts';
import type { Draft } from './draft.ts';
import { isCountedHealthy } from './health.ts';
import { tellBlocked, tellTroubles } from './look-moves.ts';
import { isLeaving, type Scene } from './look-view.ts';
import { moveFleet } from './move-fleet.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { findDeployment } from './service-state.ts';
import { leaveSteady, tellSteady } from './steady-state.ts';
import type { TaskRecord } from './task-record.ts';
import { computeDesired, listTaskSets, type TaskSet } from './task-set-state.ts';

/** Returns the service as it is when there was nothing to do. */
export function lookAtTaskSets(
  draft: Draft,
  before: ServiceState,
  seen: { readonly tasks: readonly TaskRecord[]; readonly now: number },
): ServiceState {
  const primary = before.deployments[0];
  if (primary === undefined) return before;
  const scene: Scene = { service: before, primary, ...seen };
  const moved = moveTaskSets(draft, { ...scene, service: tellTroubles(draft, scene) });
  const tasks = seen.tasks.flatMap((task) => draft.tasks.get(task.arn) ?? []);
  return noteSteady(draft, noteStability(draft, { ...scene, service: moved, tasks }), seen.now);
}

/** Oldest first. A task set may have a launch type of its own. */
function moveTaskSets(draft: Draft, scene: Scene): ServiceState {
  const { launchType } = scene.service;
  let service = scene.service;
  let blocked: Blocked | undefined;
  for (const { id } of [...listTaskSets(service)].reverse()) {
    const primary = findDeployment(service, id);
    if (primary?.taskSet === undefined) continue;
    const tasks = scene.tasks.filter((task) => task.deploymentId === id);
    const desired = computeDesired(service, primary.taskSet);
    const own = service.launchType === primary.taskSet.launchType ? service : { ...service, ...pickLaunch(primary) };
    const done = moveFleet(draft, { ...scene, service: own, primary, tasks, desired });
    blocked ??= done.blocked;
    service = done.service === own ? service : { ...done.service, launchType };
  }
  return tellBlocked(draft, { ...scene, service }, blocked);
}

function pickLaunch({ taskSet }: DeploymentState): { readonly launchType?: ServiceState['launchType'] } {
  return taskSet === undefined ? {} : { launchType: taskSet.launchType };
}

/** Task sets that go and have lost their last task leave the list. */
function noteStability(draft: Draft, scene: Scene): ServiceState {
  const { service } = scene;
  const kept = listTaskSets(service).flatMap((one): readonly TaskSet[] => {
    const tasks = scene.tasks.filter((task) => task.deploymentId === one.id);
    if (one.taskSet.status === 'DRAINING' && tasks.length === 0) return [];
    const stability = judgeStability(draft, { ...scene, tasks }, one);
    const shownDesired = computeDesired(service, one.taskSet);
    if (stability === one.taskSet.stability && shownDesired === one.shownDesired) return [one];
    return [{ ...one, shownDesired, taskSet: { ...one.taskSet, stability, stabilityAt: scene.now } }];
  });
  const isSame = kept.length === service.deployments.length && kept.every((one, at) => one === service.deployments[at]);
  return isSame ? service : { ...service, deployments: kept };
}

/** The four conditions of ECS API reference, TaskSet. A task that is stopping is neither running nor pending. */
function judgeStability(draft: Draft, scene: Scene, { taskSet }: TaskSet): 'STEADY_STATE' | 'STABILIZING' {
  const own = scene.tasks.filter((task) => task.desiredStatus === 'RUNNING');
  const isFull = own.length === computeDesired(scene.service, taskSet);
  const isSteady = own.every((task) => isCountedHealthy(task, scene.now) && !isLeaving(draft, task));
  return isFull && isSteady ? 'STEADY_STATE' : 'STABILIZING';
}

/** That a service with task sets tells of its steady state in the usual words is assumed. */
function noteSteady(draft: Draft, service: ServiceState, now: number): ServiceState {
  const isSteady = listTaskSets(service).every(({ taskSet }) => taskSet.stability === 'STEADY_STATE');
  return isSteady ? tellSteady(draft, service, now) : leaveSteady(service);
}
