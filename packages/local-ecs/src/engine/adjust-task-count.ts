import { type Blocked, decide } from '@slipway/ecs-rules/scheduler';
import type { MutableState } from './mutable-state.ts';
import { type ServiceSnapshot, viewCapacity, viewService } from './scheduler-view.ts';
import type { ServiceState } from './service-record.ts';
import { startTasks, stopTasks } from './start-stop-tasks.ts';

/** The tasks of one deployment or task set, with their own desired count. */
export interface CountedTasks extends ServiceSnapshot {
  readonly desired: number;
}

/** Starts and stops tasks by the scheduler's rules. */
export function adjustTaskCount(
  state: MutableState,
  counted: CountedTasks,
): { readonly service: ServiceState; readonly blocked: Blocked | undefined } {
  const view = { ...viewService(state, counted), desired: counted.desired };
  const { starts, stops, blocked } = decide(view, viewCapacity(state, counted, view.needs));
  const service = startTasks(state, counted, starts);
  return { service: stopTasks(state, { ...counted, service }, stops), blocked };
}
