/** The end of a task: a target drains first, then its containers stop, then the task is STOPPED. */
import { release } from './capacity.ts';
import { type MutableState, requestEvaluation } from './mutable-state.ts';
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
export function changeTask(state: MutableState, task: TaskRecord, change: Partial<TaskRecord>): TaskRecord {
  const changed = { ...task, ...change, version: task.version + 1 };
  state.tasks.set(task.arn, changed);
  return changed;
}

/**
 * Begins the stop of a task. A target becomes DEACTIVATING until the scheduler's next pass deregisters it. Any other
 * task stops now.
 */
export function stopTask(state: MutableState, task: TaskRecord, cause: StopCause): void {
  if (task.desiredStatus === 'STOPPED') return;
  const { now } = cause;
  const ending = { desiredStatus: 'STOPPED' as const, stopCode: cause.code, stoppedReason: cause.reason };
  const leaving = changeTask(state, task, { ...ending, stoppingAt: now });
  requestEvaluation(state, now);
  if (isRegistered(leaving)) changeTask(state, leaving, { lastStatus: 'DEACTIVATING' });
  else endTask(state, leaving, now);
}

export function isRegistered(task: TaskRecord): boolean {
  return task.targets.some((target) => ['initial', 'healthy', 'unhealthy', 'draining'].includes(target.state));
}

export function hasRunningContainer(task: TaskRecord): boolean {
  return task.containers.some((container) => container.status === 'RUNNING');
}

/** Stops the containers. A task without a running container is STOPPED at once. */
export function endTask(state: MutableState, task: TaskRecord, now: number): void {
  const isRunning = hasRunningContainer(task);
  const isOver = task.containers.every((container) => container.status === 'STOPPED');
  if (!isOver) state.effects.push({ kind: 'stop-task', taskArn: task.arn });
  if (isRunning) changeTask(state, task, { lastStatus: 'STOPPING' });
  else finishTask(state, task, now);
}

/** STOPPED: frees the task's resources and updates its service. */
export function finishTask(state: MutableState, task: TaskRecord, now: number): void {
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
  state.tasks.delete(task.arn);
  state.stoppedTasks.set(task.arn, stopped);
  release(state, task);
  noteEnd(state, stopped, now);
  requestEvaluation(state, now);
}
