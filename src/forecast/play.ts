/** Plays a rollout with the scheduler of the local ECS, every task well: what cannot move even so can never move. */

import { decide } from '../scheduler/decide.ts';
import type { InstanceCapacity, TaskNeeds } from '../scheduler/placement.ts';
import type { Blocked, Capacity, Decision, ServiceView, TaskView } from '../scheduler/view.ts';
import { type Pick, pickAtRandom } from './random-placement.ts';
import type { PresentTask, Rollout } from './rollout.ts';
import { giveBack, type Room, takeShare } from './room.ts';

/** What was seen on the way. */
export interface Seen {
  /** Times that new tasks are started. */
  readonly waves: number;
  /** Fewest tasks in service: running and healthy. */
  readonly fewestInService: number;
  /** Most tasks at a time, starting and stopping ones counted. */
  readonly mostTasks: number;
  /** Time in which new tasks become healthy, and in which only old ones drain. */
  readonly healthMs: number;
  readonly drainingMs: number;
}

/** Where a rollout stands still for good. */
export interface Standstill {
  readonly blocked: Blocked;
  /** Container instances as they are then; empty on AWS Fargate. */
  readonly instances: readonly InstanceCapacity[];
  /** New tasks that run by then. */
  readonly replaced: number;
}

export type Play =
  | { readonly end: 'done'; readonly seen: Seen; readonly instances: readonly InstanceCapacity[] }
  | ({ readonly end: 'blocked' } & Standstill)
  /** More moves than may be spent on it. */
  | { readonly end: 'unknown' };

/** The scheduler looks about every ten seconds (observed in real service events). */
export const LOOK_MS = 10_000;

interface PlayedTask extends PresentTask {
  readonly isNext: boolean;
  /** When a starting task counts as healthy, a stopping one is gone. */
  readonly changesAt: number;
}

interface Scene {
  readonly now: number;
  readonly tasks: readonly PlayedTask[];
  readonly room: Room;
  readonly seen: Seen;
}

/** How equal choices fall, where ECS does not say how they do. */
export interface Way {
  /** The first task starts alone, until its image has a digest (ECS Developer Guide, container image resolution). */
  readonly isFirstAlone: boolean;
  /** For the strategy `random`. */
  readonly pick?: Pick;
}

/** What may still be spent on plays: tasks and instances looked at. A million take a second or two. */
export interface Purse {
  views: number;
}

export function playRollout(rollout: Rollout, way: Way, purse: Purse): Play {
  let scene = openScene(rollout);
  while (purse.views > 0) {
    purse.views -= scene.tasks.length + scene.room.size;
    if (isDone(rollout, scene)) return { end: 'done', seen: scene.seen, instances: [...scene.room.values()] };
    const hasFirst = !way.isFirstAlone || scene.tasks.some(({ isNext }) => isNext);
    const view = viewService(rollout, scene, way);
    const decision = decide(hasFirst ? view : { ...view, startAtMost: 1 }, viewCapacity(rollout, scene));
    scene = carryOut(rollout, scene, decision);
    const isFirst = !hasFirst && decision.starts.length > 0;
    const next = isFirst ? { at: scene.now + LOOK_MS, isHealth: true } : findNextChange(scene);
    if (next === undefined) return stop(scene, decision.blocked ?? { kind: 'bounds' });
    scene = passTo(rollout, scene, next);
  }
  return { end: 'unknown' };
}

function openScene({ tasks, capacity, pace }: Rollout): Scene {
  const played = tasks.map((task) => ({ ...task, isNext: false, changesAt: pace.drainingMs }));
  const room = new Map(capacity.kind === 'unlimited' ? [] : capacity.instances.map((one) => [one.id, one]));
  const seen = { waves: 0, fewestInService: countServing(played), mostTasks: tasks.length, healthMs: 0, drainingMs: 0 };
  return { now: 0, tasks: played, room, seen };
}

function countServing(tasks: readonly PlayedTask[]): number {
  return tasks.filter((task) => task.phase === 'running').length;
}

function isDone({ desired }: Rollout, { tasks }: Scene): boolean {
  return tasks.length === desired && tasks.every((task) => task.isNext && task.phase === 'running');
}

function viewService(rollout: Rollout, scene: Scene, { pick }: Way): ServiceView {
  const { desired, minimumHealthyPercent, maximumPercent, isDaemon } = rollout;
  const nextNeeds = pick === undefined ? rollout.nextNeeds : pickAtRandom(rollout.nextNeeds, scene, pick);
  const tasks = scene.tasks.map(viewTask);
  const bounds = { desired, minimumHealthyPercent, maximumPercent };
  return { ...bounds, tasks, needs: nextNeeds, isDaemon, isRollout: true, mayStart: true, isStalled: false };
}

function viewTask(task: PlayedTask): TaskView {
  const { id, phase, availabilityZone, isNext, instanceId } = task;
  const isHealthy = phase === 'running';
  const rank = isNext ? 1 : 0;
  const place = instanceId === undefined ? {} : { instanceId };
  const state = { isHealthy, isUnhealthy: false, isLeaving: false };
  return { id, phase, availabilityZone, ...place, ...state, rank, isOfPrimary: isNext };
}

function viewCapacity({ capacity }: Rollout, { room }: Scene): Capacity {
  return capacity.kind === 'unlimited' ? capacity : { kind: 'instances', instances: [...room.values()] };
}

function carryOut(rollout: Rollout, scene: Scene, { starts, stops }: Decision): Scene {
  const { now, room, seen } = scene;
  const { pace, nextNeeds } = rollout;
  const leaving = new Set(stops);
  const kept = scene.tasks.map(
    (task): PlayedTask =>
      leaving.has(task.id) ? { ...task, phase: 'stopping', changesAt: now + pace.drainingMs } : task,
  );
  const started = starts.map(({ instanceId }, at): PlayedTask => {
    takeShare(room, instanceId, nextNeeds);
    const availabilityZone = room.get(instanceId ?? '')?.availabilityZone ?? '';
    const place = instanceId === undefined ? {} : { instanceId };
    const changesAt = now + pace.healthyMs;
    return { id: `next/${now}/${at}`, ...place, availabilityZone, phase: 'starting', isNext: true, changesAt };
  });
  const tasks = [...kept, ...started];
  return {
    ...scene,
    tasks,
    seen: {
      ...seen,
      waves: seen.waves + (started.length > 0 ? 1 : 0),
      fewestInService: Math.min(seen.fewestInService, countServing(tasks)),
      mostTasks: Math.max(seen.mostTasks, tasks.length),
    },
  };
}

interface Change {
  readonly at: number;
  readonly isHealth: boolean;
}

/** Undefined when nothing is on its way. */
function findNextChange({ tasks }: Scene): Change | undefined {
  let next: Change | undefined;
  for (const task of tasks) {
    if (task.phase === 'running' || (next !== undefined && task.changesAt > next.at)) continue;
    const isHealth = task.phase === 'starting' || (next?.at === task.changesAt && next.isHealth);
    next = { at: task.changesAt, isHealth };
  }
  return next;
}

function passTo(rollout: Rollout, scene: Scene, { at, isHealth }: Change): Scene {
  const { room, seen } = scene;
  const tasks = scene.tasks.flatMap((task): readonly PlayedTask[] => {
    if (task.phase === 'running' || task.changesAt > at) return [task];
    if (task.phase === 'starting') return [{ ...task, phase: 'running' }];
    giveBack(room, task.instanceId, needsOf(rollout, task));
    return [];
  });
  const passedMs = at - scene.now;
  const spent = isHealth ? { healthMs: seen.healthMs + passedMs } : { drainingMs: seen.drainingMs + passedMs };
  return { now: at, tasks, room, seen: { ...seen, ...spent } };
}

function needsOf({ presentNeeds, nextNeeds }: Rollout, { isNext }: PlayedTask): TaskNeeds {
  return isNext ? nextNeeds : presentNeeds;
}

function stop({ tasks, room }: Scene, blocked: Blocked): Play {
  const replaced = tasks.filter((task) => task.isNext).length;
  return { end: 'blocked', blocked, instances: [...room.values()], replaced };
}
