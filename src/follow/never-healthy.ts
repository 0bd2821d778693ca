import type { Observation, StoppedTask } from '../ports/service-records.ts';
import { type DeploymentFacts, findOurs } from '../rollout/followed-deployment.ts';
import { findLikeFailures, hasFailedCheck } from './like-failures.ts';

/**
 * The shortest pause between two polls. So long, tasks that started together with the failed ones have time to fail, or
 * to last, as well.
 */
const WAIT_MS = 4_000;

/**
 * Without any health check a task counts as healthy so long after it is RUNNING (ECS API reference,
 * DeploymentConfiguration, minimumHealthyPercent).
 */
const SETTLED_MS = 40_000;

/**
 * Tasks that failed in the same way in a deployment of which no task was healthy: the next would fail so too. Empty:
 * that is not certain.
 */
export function findNeverHealthy(
  observation: Observation,
  facts: Pick<DeploymentFacts, 'ourId'>,
): readonly StoppedTask[] {
  const { newTasks, stoppedTasks, atMs } = observation;
  if (newTasks?.runningSince === undefined || newTasks.wasHealthy || atMs - newTasks.sinceMs < WAIT_MS) return [];
  const alike = findLikeFailures(stoppedTasks);
  const isRefuted =
    stoppedTasks.some((task) => wasHealthy(task, observation)) ||
    hasOutlived(observation, alike) ||
    hasReset(observation, facts, alike);
  return isRefuted ? [] : alike;
}

/** Whether a stopped task was healthy before, as far as its record shows. */
function wasHealthy(task: StoppedTask, { service }: Observation): boolean {
  const results = task.containers.map(({ health = 'UNKNOWN' }) => health).filter((health) => health !== 'UNKNOWN');
  const hasPassed = results.length > 0 && results.every((health) => health === 'HEALTHY');
  // Where a load balancer checks the task as well, its own check is not enough.
  if (hasPassed && service?.loadBalancers.length === 0) return true;
  return !hasFailedCheck(task) && measureRun(task) >= SETTLED_MS;
}

/** Whether another task has run for longer than each of those that failed: it may last. */
function hasOutlived(observation: Observation, alike: readonly StoppedTask[]): boolean {
  const longestMs = findLongest(alike);
  const hasStopped = observation.stoppedTasks.some((task) => !alike.includes(task) && measureRun(task) > longestMs);
  return hasStopped || findOldest(observation, alike) > longestMs;
}

/** Whether a task has run for so much longer than each of those that failed that it counts as healthy. */
export function hasLasted(observation: Observation): boolean {
  const alike = findLikeFailures(observation.stoppedTasks);
  return findOldest(observation, alike) > findLongest(alike) + SETTLED_MS;
}

function findLongest(tasks: readonly StoppedTask[]): number {
  return Math.max(0, ...tasks.map(measureRun));
}

/** How long the first of our tasks has been running, at least. */
function findOldest(observation: Observation, alike: readonly StoppedTask[]): number {
  const now = findServerTime(observation, alike);
  return Math.max(0, ...(observation.newTasks?.runningSince ?? []).map((startedAt) => now - startedAt));
}

/**
 * Whether ECS counts no failure where health checks failed: its count stays 0 once a task was running well (ECS API
 * reference, Deployment, failedTasks).
 */
function hasReset(
  { service }: Observation,
  facts: Pick<DeploymentFacts, 'ourId'>,
  alike: readonly StoppedTask[],
): boolean {
  return alike.some(hasFailedCheck) && findOurs(service, facts)?.failed === 0;
}

/** At least: by the last failure, and by when the second was seen. No clock of our own is as ECS's. */
function findServerTime({ atMs, newTasks }: Observation, alike: readonly StoppedTask[]): number {
  const ends = alike.map(findEnd).toSorted((one, other) => one - other);
  const seenMs = atMs - (newTasks?.sinceMs ?? atMs);
  return Math.max((ends[1] ?? 0) + seenMs, ends.at(-1) ?? 0);
}

/** How long a task was RUNNING; draining does not count. */
function measureRun(task: StoppedTask): number {
  return task.startedAt === undefined ? 0 : Math.max(0, findEnd(task) - task.startedAt);
}

function findEnd({ stoppingAt, stoppedAt = 0 }: StoppedTask): number {
  return stoppingAt ?? stoppedAt;
}
