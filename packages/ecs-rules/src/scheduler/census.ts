/** Groups the tasks of a service by what the scheduler may do with them, in one pass. */
import type { TaskView } from './view.ts';

export interface Census {
  /** Everything that is not STOPPED: what the upper bound limits. */
  readonly alive: number;
  readonly isAnyStopping: boolean;
  /** Tasks that may stop at once: of another deployment and not running, or with failed health checks. */
  readonly idleOld: readonly TaskView[];
  /** Running tasks of an old deployment that are not counted healthy yet. They may receive traffic. */
  readonly unprovenOld: readonly TaskView[];
  readonly healthyOld: readonly TaskView[];
  /** PRIMARY's own: failing their checks. */
  readonly bad: readonly TaskView[];
  readonly starting: readonly TaskView[];
  readonly unproven: readonly TaskView[];
  readonly healthy: readonly TaskView[];
  /** Tasks that are not stopping, by zone. */
  readonly byZone: ReadonlyMap<string, number>;
}

/** PRIMARY's tasks that are wanted: not failing their checks, not leaving. */
export function countGood(census: Census): number {
  return census.starting.length + census.unproven.length + census.healthy.length;
}

export function countTasks(tasks: readonly TaskView[]): Census {
  const groups: Record<Group, TaskView[]> = {
    stopping: [],
    idleOld: [],
    unprovenOld: [],
    healthyOld: [],
    bad: [],
    starting: [],
    unproven: [],
    healthy: [],
  };
  const byZone = new Map<string, number>();
  for (const task of tasks) {
    groups[sortTask(task)].push(task);
    if (task.phase !== 'stopping') byZone.set(task.availabilityZone, (byZone.get(task.availabilityZone) ?? 0) + 1);
  }
  return { ...groups, alive: tasks.length, isAnyStopping: groups.stopping.length > 0, byZone };
}

type Group = 'stopping' | 'idleOld' | 'unprovenOld' | 'healthyOld' | 'bad' | 'starting' | 'unproven' | 'healthy';

function sortTask(task: TaskView): Group {
  if (task.phase === 'stopping') return 'stopping';
  if (!task.isOfPrimary || task.isLeaving) {
    if (task.isUnhealthy || task.phase === 'starting') return 'idleOld';
    return task.isHealthy ? 'healthyOld' : 'unprovenOld';
  }
  if (task.isUnhealthy) return 'bad';
  if (task.phase === 'starting') return 'starting';
  return task.isHealthy ? 'healthy' : 'unproven';
}
