/** What the scheduler does with a service in one pass. */
import { decide } from '@slipway/ecs-rules/scheduler';
import type { MutableState } from './mutable-state.ts';
import { continueRebalancing, dropRebalancing, rebalance } from './rebalancing.ts';
import { isSettled, settle, updateDeployments } from './rollout.ts';
import { isLeaving, isStoppedLast, type ServiceSnapshot, viewCapacity, viewService } from './scheduler-view.ts';
import { isDaemon } from './scheduling-strategy.ts';
import type { ServiceState } from './service-record.ts';
import { adjustTaskCounts, countPrimary, findShift } from './shift.ts';
import { findStep } from './shift-state.ts';
import { reportBlocked, startTasks, stopTasks } from './start-stop-tasks.ts';
import { isSteady, leaveSteady } from './steady-state.ts';
import { reportProtected } from './task-protection.ts';
import type { TaskRecord } from './task-record.ts';

/** The starts and stops of one pass, or the end of a finished rollout. */
export function adjustService(state: MutableState, snapshot: ServiceSnapshot): ServiceState {
  const shift = findShift(state, snapshot.primary);
  if (shift !== undefined && !(findStep(shift)?.stage === 'CLEAN_UP' && isSettled(snapshot))) {
    const service = adjustTaskCounts(state, snapshot, shift);
    return updateDeployments(
      { ...snapshot, service },
      refreshTasks(state, snapshot.tasks),
      countPrimary(service, shift),
    );
  }
  const current = { ...snapshot, service: dropRebalancing(state, snapshot) };
  const balanced = continueRebalancing(state, current);
  if (balanced !== undefined) return balanced;
  return isAtRest(state, current) ? rest(state, current) : act(state, current);
}

/** A service that was in steady state before is checked for the balance of its zones. */
function rest(state: MutableState, snapshot: ServiceSnapshot): ServiceState {
  const service = reportProtected(state, { ...snapshot, service: reportBlocked(state, snapshot, undefined) });
  const shown = updateDeployments({ ...snapshot, service }, snapshot.tasks);
  const settled = settle(state, { ...snapshot, service: shown });
  return isSteady(snapshot.service) ? rebalance(state, { ...snapshot, service: settled }) : settled;
}

function act(state: MutableState, snapshot: ServiceSnapshot): ServiceState {
  const view = viewService(state, snapshot);
  const { starts, stops, blocked } = decide(view, viewCapacity(state, snapshot, view.needs));
  // A task that stops for rebalancing does not end the steady state.
  const kept = snapshot.service.rebalancing === undefined ? leaveSteady(snapshot.service) : snapshot.service;
  let service = reportBlocked(state, { ...snapshot, service: kept }, blocked);
  service = startTasks(state, { ...snapshot, service }, starts);
  service = stopTasks(state, { ...snapshot, service }, stops);
  service = reportProtected(state, { ...snapshot, service });
  return updateDeployments({ ...snapshot, service }, refreshTasks(state, snapshot.tasks));
}

/** Whether nothing is left to do. A daemon can have the right number of tasks on the wrong instances. */
function isAtRest(state: MutableState, snapshot: ServiceSnapshot): boolean {
  if (!isDaemon(snapshot.service)) return isSettled(snapshot) && !snapshot.tasks.some((task) => isLeaving(state, task));
  const tasks = snapshot.tasks.filter((task) => !isStoppedLast(state, task));
  if (!isSettled({ ...snapshot, tasks })) return false;
  const view = viewService(state, snapshot);
  const { starts, stops } = decide(view, viewCapacity(state, snapshot, view.needs));
  return starts.length + stops.length === 0;
}

/** The current records of tasks, without those that have stopped. */
export function refreshTasks(state: MutableState, tasks: readonly TaskRecord[]): readonly TaskRecord[] {
  return tasks.flatMap((task) => state.tasks.get(task.arn) ?? []);
}
