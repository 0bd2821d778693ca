/** One service in a play: what the scheduler sees of it, and what it does to it. */

import {
  type Blocked,
  type Capacity,
  type Decision,
  decide,
  type InstanceCapacity,
  type ServiceView,
  type TaskView,
} from '@slipway/ecs-rules/scheduler';
import { defined } from '@slipway/ecs-rules/values';
import { type InstanceMap, releaseShare, takeShare } from './instance-shares.ts';
import { type Pick, pickAtRandom } from './random-placement.ts';
import type { PresentTask, Rollout } from './rollout.ts';

/** What was seen on the way. */
export interface Seen {
  /** Times that new tasks are started. */
  readonly batches: number;
  /** Fewest tasks in service: running and healthy. */
  readonly fewestInService: number;
  /** Most tasks at a time, starting and stopping ones counted. */
  readonly mostTasks: number;
  /** Time in which new tasks become healthy, and in which only old ones drain. */
  readonly healthMs: number;
  readonly drainingMs: number;
}

export interface PlayedTask extends PresentTask {
  readonly isNext: boolean;
  /** When a starting task counts as healthy, a stopping one is gone. */
  readonly changesAt: number;
}

/** A service at one moment of a play. */
export interface PlayedService {
  readonly rollout: Rollout;
  readonly tasks: readonly PlayedTask[];
  readonly seen: Seen;
  /** Why the last pass did nothing; absent: it did something, or nothing was left to do. */
  readonly blocked?: Blocked | undefined;
}

/** The moment of a pass, and the capacity that all services share. */
export interface Pass {
  readonly now: number;
  readonly instances: InstanceMap;
  /** For the strategy `random`. */
  readonly pick?: Pick | undefined;
  /** Tasks of all services, for `pick`. */
  readonly present: readonly PlayedTask[];
  /** The first new task starts alone, until its image has a digest (ECS Developer Guide, container image resolution). */
  readonly isFirstAlone: boolean;
}

export function openService(rollout: Rollout): PlayedService {
  const tasks = rollout.tasks.map((task) => ({ ...task, isNext: false, changesAt: rollout.pace.drainingMs }));
  const counts = { batches: 0, fewestInService: countRunning(tasks), mostTasks: tasks.length };
  return { rollout, tasks, seen: { ...counts, healthMs: 0, drainingMs: 0 } };
}

function countRunning(tasks: readonly PlayedTask[]): number {
  return tasks.filter((task) => task.phase === 'running').length;
}

export function isDone({ rollout: { desired }, tasks }: PlayedService): boolean {
  return tasks.length === desired && tasks.every((task) => task.isNext && task.phase === 'running');
}

/** One pass of the scheduler over the service, which takes its share of the instances. */
export function passService(service: PlayedService, pass: Pass): PlayedService {
  const hasFirst = !pass.isFirstAlone || hasNext(service);
  const view = viewService(service, pass);
  const decision = decide(hasFirst ? view : { ...view, startAtMost: 1 }, viewCapacity(service, pass.instances));
  return carryOut(service, decision, pass);
}

export function hasNext({ tasks }: PlayedService): boolean {
  return tasks.some(({ isNext }) => isNext);
}

function viewService({ rollout, tasks }: PlayedService, { pick, present, instances }: Pass): ServiceView {
  const { desired, minimumHealthyPercent, maximumPercent, isDaemon } = rollout;
  const needs =
    pick === undefined ? rollout.nextNeeds : pickAtRandom(rollout.nextNeeds, { tasks: present, instances }, pick);
  const bounds = { desired, minimumHealthyPercent, maximumPercent };
  const views = tasks.map(viewTask);
  return { ...bounds, tasks: views, needs, isDaemon, isRollout: true, mayStart: true, isStalled: false };
}

function viewTask(task: PlayedTask): TaskView {
  const { id, phase, availabilityZone, isNext, instanceId } = task;
  const isHealthy = phase === 'running';
  const rank = isNext ? 1 : 0;
  const place = defined({ instanceId });
  const state = { isHealthy, isUnhealthy: false, isLeaving: false };
  return { id, phase, availabilityZone, ...place, ...state, rank, isOfPrimary: isNext };
}

function viewCapacity(service: PlayedService, instances: InstanceMap): Capacity {
  const { capacity } = service.rollout;
  return capacity.kind === 'unlimited' ? capacity : { kind: 'instances', instances: viewInstances(service, instances) };
}

/** The instances with the tasks of this service counted as its own. */
export function viewInstances({ tasks }: PlayedService, instances: InstanceMap): readonly InstanceCapacity[] {
  const counts = new Map<string, number>();
  for (const { instanceId } of tasks) {
    if (instanceId !== undefined) counts.set(instanceId, (counts.get(instanceId) ?? 0) + 1);
  }
  return [...instances.values()].map((one) => ({ ...one, ownTaskCount: counts.get(one.id) ?? 0 }));
}

function carryOut(service: PlayedService, { starts, stops, blocked }: Decision, pass: Pass): PlayedService {
  const { rollout, seen } = service;
  const { pace, nextNeeds } = rollout;
  const { now, instances } = pass;
  const leaving = new Set(stops);
  const kept = service.tasks.map(
    (task): PlayedTask =>
      leaving.has(task.id) ? { ...task, phase: 'stopping', changesAt: now + pace.drainingMs } : task,
  );
  const started = starts.map(({ instanceId }, at): PlayedTask => {
    takeShare(instances, instanceId, nextNeeds);
    const availabilityZone = instances.get(instanceId ?? '')?.availabilityZone ?? '';
    const place = defined({ instanceId });
    const changesAt = now + pace.healthyMs;
    return { id: `next/${now}/${at}`, ...place, availabilityZone, phase: 'starting', isNext: true, changesAt };
  });
  const tasks = [...kept, ...started];
  const counts = {
    batches: seen.batches + (started.length > 0 ? 1 : 0),
    fewestInService: Math.min(seen.fewestInService, countRunning(tasks)),
    mostTasks: Math.max(seen.mostTasks, tasks.length),
  };
  return { ...service, tasks, blocked, seen: { ...seen, ...counts } };
}

/** Lets time pass: tasks become healthy, and stopped ones free their share. */
export function passTime(
  service: PlayedService,
  { from, to, isHealth }: { readonly from: number; readonly to: number; readonly isHealth: boolean },
  instances: InstanceMap,
): PlayedService {
  const { rollout, seen } = service;
  const tasks = service.tasks.flatMap((task): readonly PlayedTask[] => {
    if (task.phase === 'running' || task.changesAt > to) return [task];
    if (task.phase === 'starting') return [{ ...task, phase: 'running' }];
    releaseShare(instances, task.instanceId, task.isNext ? rollout.nextNeeds : rollout.presentNeeds);
    return [];
  });
  // A service that is done waits for nobody.
  if (isDone(service)) return { ...service, tasks };
  const passedMs = to - from;
  const spent = isHealth ? { healthMs: seen.healthMs + passedMs } : { drainingMs: seen.drainingMs + passedMs };
  return { ...service, tasks, seen: { ...seen, ...spent } };
}
