/** What the scheduler does about a service at a look. */
import { decide } from '../../scheduler/decide.ts';
import type { Draft } from './draft.ts';
import { startTasks, stopTasks, tellBlocked } from './look-moves.ts';
import { isHeld, isLeaving, type Scene, viewCapacity, viewService } from './look-view.ts';
import { dropRebalancing, goOnRebalancing, rebalance } from './rebalancing.ts';
import { isSettled, settle, updateDeployments } from './rollout.ts';
import { isDaemon } from './scheduling-strategy.ts';
import type { ServiceState } from './service-record.ts';
import { countPrimary, findShift, moveFleets } from './shift.ts';
import { findStep } from './shift-state.ts';
import { isSteady, leaveSteady } from './steady-state.ts';
import { tellProtected } from './task-protection.ts';
import type { TaskRecord } from './task-record.ts';

/** One look's starts and stops, or the end of a rollout that is in place. */
export function moveService(draft: Draft, scene: Scene): ServiceState {
  const shift = findShift(draft, scene.primary);
  if (shift !== undefined && !(findStep(shift)?.stage === 'CLEAN_UP' && isSettled(scene))) {
    const service = moveFleets(draft, scene, shift);
    return updateDeployments({ ...scene, service }, refreshTasks(draft, scene.tasks), countPrimary(service, shift));
  }
  const current = { ...scene, service: dropRebalancing(draft, scene) };
  const balanced = goOnRebalancing(draft, current);
  if (balanced !== undefined) return balanced;
  return isAtRest(draft, current) ? rest(draft, current) : act(draft, current);
}

/** A service that had its steady state before is looked at for the balance of its zones. */
function rest(draft: Draft, scene: Scene): ServiceState {
  const service = tellProtected(draft, { ...scene, service: tellBlocked(draft, scene, undefined) });
  const shown = updateDeployments({ ...scene, service }, scene.tasks);
  const settled = settle(draft, { ...scene, service: shown });
  return isSteady(scene.service) ? rebalance(draft, { ...scene, service: settled }) : settled;
}

function act(draft: Draft, scene: Scene): ServiceState {
  const view = viewService(draft, scene);
  const { starts, stops, blocked } = decide(view, viewCapacity(draft, scene, view.needs));
  // A task that leaves for the balance of zones is no loss of the steady state.
  const kept = scene.service.rebalancing === undefined ? leaveSteady(scene.service) : scene.service;
  let service = tellBlocked(draft, { ...scene, service: kept }, blocked);
  service = startTasks(draft, { ...scene, service }, starts);
  service = stopTasks(draft, { ...scene, service }, stops);
  service = tellProtected(draft, { ...scene, service });
  return updateDeployments({ ...scene, service }, refreshTasks(draft, scene.tasks));
}

/** Whether all is as wanted. A daemon's tasks may be as many as wanted and on the wrong instances. */
function isAtRest(draft: Draft, scene: Scene): boolean {
  if (!isDaemon(scene.service)) return isSettled(scene) && !scene.tasks.some((task) => isLeaving(draft, task));
  const tasks = scene.tasks.filter((task) => !isHeld(draft, task));
  if (!isSettled({ ...scene, tasks })) return false;
  const view = viewService(draft, scene);
  const { starts, stops } = decide(view, viewCapacity(draft, scene, view.needs));
  return starts.length + stops.length === 0;
}

/** The tasks of a look as they are now: those that have stopped are gone. */
export function refreshTasks(draft: Draft, tasks: readonly TaskRecord[]): readonly TaskRecord[] {
  return tasks.flatMap((task) => draft.tasks.get(task.arn) ?? []);
}
