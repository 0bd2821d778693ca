/** What becomes of tasks when their container instance drains or is deregistered. */
import type { Draft } from './draft.ts';
import { describePendingStops } from './event-texts.ts';
import { tell } from './events.ts';
import { isDaemon } from './scheduling-strategy.ts';
import type { InstanceRecord } from './state.ts';
import type { TaskRecord } from './task-record.ts';
import { finishTask, isRegistered, stopTask } from './task-stop.ts';

/** Tasks of any kind on an instance that are not STOPPED. */
export function listHeld(draft: Draft, instance: InstanceRecord): readonly TaskRecord[] {
  return [...draft.tasks.values()].filter(({ instanceArn }) => instanceArn === instance.arn);
}

/**
 * Stops the PENDING service tasks of an instance that has become DRAINING. RUNNING ones are the scheduler's to replace
 * under the bounds of their services, and standalone tasks stay (ECS API reference, UpdateContainerInstancesState).
 */
export function stopPending(draft: Draft, instance: InstanceRecord, now: number): void {
  const byService = new Map<string, TaskRecord[]>();
  for (const task of listHeld(draft, instance)) {
    const isPending = task.lastStatus === 'PROVISIONING' || task.lastStatus === 'PENDING';
    if (!isPending || task.desiredStatus === 'STOPPED' || task.serviceKey === undefined) continue;
    byService.set(task.serviceKey, [...(byService.get(task.serviceKey) ?? []), task]);
  }
  for (const [key, tasks] of byService) {
    const service = draft.services.get(key);
    if (service === undefined || isDaemon(service)) continue;
    const reason = `Scaling activity initiated by (deployment ${service.deployments[0]?.id ?? ''})`;
    for (const task of tasks) stopTask(draft, task, { code: 'ServiceSchedulerInitiated', reason, now });
    const current = draft.services.get(key) ?? service;
    draft.services.set(key, tell(draft, current, { text: describePendingStops(service, tasks.length), now }));
  }
}

/**
 * STOPPED for ECS at once. ECS leaves the containers of such tasks running, unwatched; here they are stopped, since an
 * instance that is gone has no other life.
 */
export function orphanTask(draft: Draft, task: TaskRecord, now: number): void {
  if (isRegistered(task)) {
    for (const { targetGroupArn } of task.targets) {
      draft.effects.push({ kind: 'deregister-target', targetGroupArn, taskArn: task.arn });
    }
  }
  draft.effects.push({ kind: 'stop-task', taskArn: task.arn });
  const stoppedReason = 'Container instance deregistration forced by user';
  finishTask(draft, { stoppedReason, ...task }, now);
}
