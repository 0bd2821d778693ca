/** When a task counts as healthy, and when it must be replaced (ECS API reference, DeploymentConfiguration). */

import type { ServiceState } from './service-record.ts';
import type { ContainerRecord, TargetRecord, TaskRecord } from './task-record.ts';

/** Without any check a task counts as healthy so long after it turned RUNNING: "40 seconds" (minimumHealthyPercent). */
const SETTLE_MS = 40_000;

/** What is wrong with a task: the check that fails. */
export type HealthProblem = { readonly kind: 'container' } | { readonly kind: 'target'; readonly target: TargetRecord };

/** Only the essential containers' checks count for the task. */
function listChecked(task: TaskRecord): readonly ContainerRecord[] {
  return task.containers.filter((container) => container.isEssential && container.hasHealthCheck);
}

/** `healthStatus` of a task. */
export function computeTaskHealth(task: TaskRecord): ContainerRecord['health'] {
  const checked = listChecked(task);
  if (checked.some((container) => container.health === 'UNHEALTHY')) return 'UNHEALTHY';
  const isHealthy = checked.length > 0 && checked.every((container) => container.health === 'HEALTHY');
  return isHealthy ? 'HEALTHY' : 'UNKNOWN';
}

/** Whether the scheduler counts a task towards the lower bound. */
export function isCountedHealthy(task: TaskRecord, now: number): boolean {
  if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined) return false;
  const hasCheck = listChecked(task).length > 0;
  if (hasCheck && computeTaskHealth(task) !== 'HEALTHY') return false;
  if (task.targets.length > 0) return task.targets.every((target) => target.state === 'healthy');
  return hasCheck || now >= task.startedAt + SETTLE_MS;
}

/** The check that fails, once the service's grace period is over for the task. */
export function findHealthProblem(service: ServiceState, task: TaskRecord, now: number): HealthProblem | undefined {
  if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined || now < endGrace(service, task.startedAt)) {
    return undefined;
  }
  if (computeTaskHealth(task) === 'UNHEALTHY') return { kind: 'container' };
  const target = task.targets.find(({ state }) => state === 'unhealthy');
  return target === undefined ? undefined : { kind: 'target', target };
}

function endGrace(service: ServiceState, startedAt: number): number {
  return startedAt + service.gracePeriodSeconds * 1000;
}

/** When the passing of time alone will change what is thought of a task; undefined when it will not. */
export function nextHealthChange(service: ServiceState, task: TaskRecord, now: number): number | undefined {
  if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined) return undefined;
  const dates = [endGrace(service, task.startedAt)];
  if (task.targets.length === 0 && listChecked(task).length === 0) dates.push(task.startedAt + SETTLE_MS);
  const later = dates.filter((date) => date > now);
  return later.length === 0 ? undefined : Math.min(...later);
}
