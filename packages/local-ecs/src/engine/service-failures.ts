/** What a service learns when one of its tasks is STOPPED. */

import { describePullFailure } from './event-texts.ts';
import { reportOnce } from './events.ts';
import type { MutableState } from './mutable-state.ts';
import { changeDeployment, findDeployment } from './service-state.ts';
import type { TaskRecord } from './task-record.ts';

/**
 * Counts a task that ended by itself before it was ever counted healthy. ECS counts tasks that do not reach RUNNING or
 * fail a health check; that an early exit counts as well is observed (containers that exit at start trip the breaker).
 */
export function noteEnd(state: MutableState, task: TaskRecord, now: number): void {
  const service = task.serviceKey === undefined ? undefined : state.services.get(task.serviceKey);
  if (service === undefined || task.wasHealthy) return;
  if (task.stopCode !== 'TaskFailedToStart' && task.stopCode !== 'EssentialContainerExited') return;
  const deployment = findDeployment(service, task.deploymentId);
  const isOfPrimary = deployment !== undefined && service.deployments[0]?.id === deployment.id;
  let changed = service;
  if (task.startedAt === undefined) {
    changed = { ...changed, throttle: { ...changed.throttle, hasFailed: true } };
    changed = reportOnce(state, changed, { key: 'start-failed', text: describePullFailure(service, task), now: now });
  }
  if (isOfPrimary && deployment.rolloutState === 'IN_PROGRESS') {
    changed = changeDeployment(changed, deployment.id, {
      failedTasks: deployment.failedTasks + 1,
      breakerCount: deployment.breakerCount + 1,
      failedPins: deployment.failedPins + (deployment.isPinned || task.pullStoppedAt !== undefined ? 0 : 1),
    });
  }
  state.services.set(service.key, changed);
}
