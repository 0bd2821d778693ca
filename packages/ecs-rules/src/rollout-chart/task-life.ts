/** How one task lived, as far as ECS showed it. Times are milliseconds since the update; before it they are negative. */
export interface TaskLife {
  readonly id: string;
  /** Of the revision that is deployed. */
  readonly isNew: boolean;
  /** When it was PENDING; absent: before the update. */
  readonly createdMs?: number;
  /** When it was RUNNING; absent: it never was, or nobody saw when. */
  readonly runningMs?: number;
  /** When ECS began to stop it: DRAINING and STOPPING until `stoppedMs`. Absent where nobody saw that. */
  readonly stoppingMs?: number;
  /** When it was STOPPED, or ECS decided to stop it. */
  readonly stoppedMs?: number;
  readonly end: 'running' | 'stopped' | 'failed';
}

export function compareLives(one: TaskLife, other: TaskLife): number {
  return Number(one.isNew) - Number(other.isNew) || startOf(one) - startOf(other) || endOf(one) - endOf(other);
}

/** A task from before the update starts at its left edge. */
export function startOf({ createdMs }: TaskLife): number {
  return Math.max(0, createdMs ?? 0);
}

export function endOf({ stoppedMs }: TaskLife): number {
  return stoppedMs ?? Number.POSITIVE_INFINITY;
}
