/** What happens to tasks when their container instance drains or is deregistered. */

import { describePendingStops } from './event-texts.ts';
import { report } from './events.ts';
import type { MutableState } from './mutable-state.ts';
import { isDaemon } from './scheduling-strategy.ts';
import type { InstanceRecord } from './state.ts';
import type { TaskRecord } from './task-record.ts';
import { finishTask, isRegistered, stopTask } from './task-stop.ts';

/** Tasks of any kind on an instance that are not STOPPED. */
export function listInstanceTasks(state: MutableState, instance: InstanceRecord): readonly TaskRecord[] {
  return [...state.tasks.values()].filter(({ instanceArn }) => instanceArn === instance.arn);
}

/**
 * Stops the PENDING service tasks of an instance that has become DRAINING. RUNNING ones are the scheduler's to replace
 * under the bounds of their services, and standalone tasks stay (ECS API reference, UpdateContainerInstancesState).
 */
export function stopPending(state: MutableState, instance: InstanceRecord, now: number): void {
  const byService = new Map<string, TaskRecord[]>();
  for (const task of listInstanceTasks(state, instance)) {
    const isPending = task.lastStatus === 'PROVISIONING' || task.lastStatus === 'PENDING';
    if (!isPending || task.desiredStatus === 'STOPPED' || task.serviceKey === undefined) continue;
    byService.set(task.serviceKey, [...(byService.get(task.serviceKey) ?? []), task]);
  }
  for (const [key, tasks] of byService) {
    const service = state.services.get(key);
    if (service === undefined || isDaemon(service)) continue;
    const reason = `Scaling activity initiated by (deployment ${service.deployments[0]?.id ?? ''})`;
    for (const task of tasks) stopTask(state, task, { code: 'ServiceSchedulerInitiated', reason, now });
    const current = state.services.get(key) ?? service;
    state.services.set(key, report(state, current, { text: describePendingStops(service, tasks.length), now }));
  }
}

/**
 * STOPPED for ECS at once. ECS leaves the containers of such tasks running, unwatched; here they are stopped, since an
 * instance that is gone has no other life.
 */
export function orphanTask(state: MutableState, task: TaskRecord, now: number): void {
  if (isRegistered(task)) {
    for (const { targetGroupArn } of task.targets) {
      state.effects.push({ kind: 'deregister-target', targetGroupArn, taskArn: task.arn });
    }
  }
  state.effects.push({ kind: 'stop-task', taskArn: task.arn });
  const stoppedReason = 'Container instance deregistration forced by user';
  finishTask(state, { stoppedReason, ...task }, now);
}
