/** Which tasks one pass stops. */
import { type Census, countGood } from './census.ts';
import type { ServiceView, TaskView } from './view.ts';

/** The starts that the pass has decided before it decides the stops. */
export interface StartsSettled {
  /** Tasks that PRIMARY lacks. */
  readonly missing: number;
  readonly started: number;
  readonly lower: number;
}

/**
 * Ids of the tasks to stop. The number of healthy running tasks never falls below the lower bound by this: tasks that
 * are not counted healthy go first, and the others only as far as the bound allows.
 */
export function chooseStops(view: ServiceView, census: Census, settled: StartsSettled): readonly string[] {
  const zones = new Map(census.byZone);
  const stops = [...chooseIdle(view, census)];
  const healthyCount = census.healthy.length + census.healthyOld.length;
  // A protected task that is not counted healthy does not allow a healthy task to stop.
  let spare = Math.max(0, healthyCount - settled.lower);
  if (mayReplace(view, settled)) {
    const kept = healthyCount + census.unprovenOld.length;
    const unproven = leaveProtected(orderByAge(census.unprovenOld));
    stops.push(...takeGroups(unproven, Math.max(0, kept - settled.lower), zones));
    const healthyOld = takeGroups(leaveProtected(orderByAge(census.healthyOld)), spare, zones);
    spare -= healthyOld.length;
    stops.push(...healthyOld);
  }
  const surplus = Math.max(0, countGood(census) - view.desired);
  const idle = takeGroups(leaveProtected([census.starting, census.unproven]), surplus, zones);
  const healthy = takeGroups(leaveProtected([census.healthy]), Math.min(surplus - idle.length, spare), zones);
  const bad = takeGroups([census.bad], countBadStops(view, census, settled), zones);
  return [...stops.map(taskKey), ...idle.map(taskKey), ...healthy.map(taskKey), ...bad.map(taskKey)];
}

/** Protection keeps a task from being replaced or scaled in, not from the consequences of failing its checks. */
function leaveProtected(groups: readonly (readonly TaskView[])[]): readonly (readonly TaskView[])[] {
  return groups.map((group) => group.filter((task) => task.isProtected !== true));
}

function taskKey(task: TaskView): string {
  return task.id;
}

/** A stalled deployment leaves the tasks of the older ones alone, but for those that fail their checks. */
function chooseIdle(view: ServiceView, census: Census): readonly TaskView[] {
  if (!view.isStalled || view.desired === 0) {
    return census.idleOld.filter((task) => task.isUnhealthy || task.isProtected !== true);
  }
  return census.idleOld.filter((task) => task.isUnhealthy);
}

/** Old tasks go while new ones may come, or when none is lacking. */
function mayReplace(view: ServiceView, settled: StartsSettled): boolean {
  if (view.isStalled) return view.desired === 0;
  return view.mayStart || settled.missing === 0;
}

/**
 * Tasks of PRIMARY that fail their checks. During a rollout they stop at once. Afterwards the replacement is started
 * first and the failed task stops when the replacement is healthy; without capacity for a replacement they stop one by
 * one (ECS API reference, minimumHealthyPercent).
 */
function countBadStops(view: ServiceView, census: Census, settled: StartsSettled): number {
  const bad = census.bad.length;
  if (view.isRollout || view.isStalled || view.desired === 0) return bad;
  const surplus = countGood(census) + bad - view.desired - census.starting.length - census.unproven.length;
  const isBlocked = view.mayStart && settled.started < settled.missing && !census.isAnyStopping;
  return Math.min(bad, Math.max(surplus, isBlocked ? 1 : 0, 0));
}

/** Groups of one deployment each, the oldest first. */
function orderByAge(tasks: readonly TaskView[]): readonly (readonly TaskView[])[] {
  const byRank = new Map<number, TaskView[]>();
  for (const task of tasks) {
    const group = byRank.get(task.rank);
    if (group === undefined) byRank.set(task.rank, [task]);
    else group.push(task);
  }
  return [...byRank.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** Takes up to `limit` tasks, group by group; inside a group the fullest zone gives first. */
function takeGroups(
  groups: readonly (readonly TaskView[])[],
  limit: number,
  zones: Map<string, number>,
): readonly TaskView[] {
  const taken: TaskView[] = [];
  for (const group of groups) {
    if (taken.length >= limit) break;
    for (const task of takeFromFullest(group, limit - taken.length, zones)) taken.push(task);
  }
  return taken;
}

function takeFromFullest(tasks: readonly TaskView[], limit: number, zones: Map<string, number>): readonly TaskView[] {
  if (tasks.length <= limit) {
    for (const task of tasks) zones.set(task.availabilityZone, (zones.get(task.availabilityZone) ?? 0) - 1);
    return tasks;
  }
  const waiting = new Map<string, TaskView[]>();
  for (const task of [...tasks].reverse()) {
    const group = waiting.get(task.availabilityZone);
    if (group === undefined) waiting.set(task.availabilityZone, [task]);
    else group.push(task);
  }
  const taken: TaskView[] = [];
  while (taken.length < limit) {
    const task = waiting.get(findFullest(waiting, zones))?.pop();
    if (task === undefined) break;
    zones.set(task.availabilityZone, (zones.get(task.availabilityZone) ?? 0) - 1);
    taken.push(task);
  }
  return taken;
}

function findFullest(waiting: ReadonlyMap<string, readonly TaskView[]>, zones: ReadonlyMap<string, number>): string {
  let fullest = '';
  let most = Number.NEGATIVE_INFINITY;
  for (const [zone, tasks] of waiting) {
    const count = zones.get(zone) ?? 0;
    if (tasks.length === 0 || count <= most) continue;
    fullest = zone;
    most = count;
  }
  return fullest;
}
