/** The end of a task: drained first where it is a target, then told to stop, then STOPPED. */
import { release } from './capacity.ts';
import { type Draft, requestLook } from './draft.ts';
import { noteEnd } from './service-failures.ts';
import type { ContainerRecord, TaskRecord } from './task-record.ts';

export type StopCode = 'TaskFailedToStart' | 'EssentialContainerExited' | 'UserInitiated' | 'ServiceSchedulerInitiated';

export interface StopCause {
  readonly code: StopCode;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Keeps a change of a task; its version grows with each. */
export function changeTask(draft: Draft, task: TaskRecord, change: Partial<TaskRecord>): TaskRecord {
  const changed = { ...task, ...change, version: task.version + 1 };
  draft.tasks.set(task.arn, changed);
  return changed;
}

/**
 * Begins the end of a task. A task that is a target turns DEACTIVATING and waits for the scheduler's next look, which
 * takes it out of its target groups; any other is told to stop now.
 */
export function stopTask(draft: Draft, task: TaskRecord, cause: StopCause): void {
  if (task.desiredStatus === 'STOPPED') return;
  const { now } = cause;
  const ending = { desiredStatus: 'STOPPED' as const, stopCode: cause.code, stoppedReason: cause.reason };
  const leaving = changeTask(draft, task, { ...ending, stoppingAt: now });
  requestLook(draft, now);
  if (isRegistered(leaving)) changeTask(draft, leaving, { lastStatus: 'DEACTIVATING' });
  else endTask(draft, leaving, now);
}

export function isRegistered(task: TaskRecord): boolean {
  return task.targets.some((target) => ['initial', 'healthy', 'unhealthy', 'draining'].includes(target.state));
}

export function hasRunningContainer(task: TaskRecord): boolean {
  return task.containers.some((container) => container.status === 'RUNNING');
}

/** Tells the containers to stop; a task that has none running is STOPPED at once. */
export function endTask(draft: Draft, task: TaskRecord, now: number): void {
  const isRunning = hasRunningContainer(task);
  const isOver = task.containers.every((container) => container.status === 'STOPPED');
  if (!isOver) draft.effects.push({ kind: 'stop-task', taskArn: task.arn });
  if (isRunning) changeTask(draft, task, { lastStatus: 'STOPPING' });
  else finishTask(draft, task, now);
}

/** STOPPED: what it held is free again, and its service learns of it. */
export function finishTask(draft: Draft, task: TaskRecord, now: number): void {
  const containers = task.containers.map(
    (container): ContainerRecord => ({ ...container, status: 'STOPPED', health: 'UNKNOWN' }),
  );
  const stopped: TaskRecord = {
    ...task,
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    containers,
    targets: task.targets.map((target) => ({ ...target, state: 'drained' as const })),
    version: task.version + 1,
    stoppingAt: task.stoppingAt ?? now,
    executionStoppedAt: task.executionStoppedAt ?? now,
    stoppedAt: now,
  };
  draft.tasks.delete(task.arn);
  draft.stoppedTasks.set(task.arn, stopped);
  release(draft, task);
  noteEnd(draft, stopped, now);
  requestLook(draft, now);
}
