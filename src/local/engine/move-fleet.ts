import { decide } from '../../scheduler/decide.ts';
import type { Blocked } from '../../scheduler/view.ts';
import type { Draft } from './draft.ts';
import { startTasks, stopTasks } from './look-moves.ts';
import { type Scene, viewCapacity, viewService } from './look-view.ts';
import type { ServiceState } from './service-record.ts';

/** A deployment's or a task set's own tasks, kept at a count of their own. */
export interface Fleet extends Scene {
  readonly desired: number;
}

/** Starts and stops tasks by the scheduler's usual rules. */
export function moveFleet(
  draft: Draft,
  fleet: Fleet,
): { readonly service: ServiceState; readonly blocked: Blocked | undefined } {
  const view = { ...viewService(draft, fleet), desired: fleet.desired };
  const { starts, stops, blocked } = decide(view, viewCapacity(draft, fleet, view.needs));
  const service = startTasks(draft, fleet, starts);
  return { service: stopTasks(draft, { ...fleet, service }, stops), blocked };
}
