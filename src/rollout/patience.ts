import { classifyTask } from './cause-rules.ts';
import type { Observation, StoppedTask } from './observation.ts';

/** Clamp of the circuit breaker's threshold (ECS Developer Guide, deployment circuit breaker). */
const FEWEST = 3;
const MOST = 200;

/**
 * So many failed tasks of our deployment end it. Without a circuit breaker that is the number at which ECS's own would
 * open: half of the desired count, at least 3, at most 200. With one it is twice that number: ECS decides first, and
 * only what it does not count, such as tasks that run and then exit, comes so far.
 */
export function choosePatience(desired: number, hasBreaker: boolean): number {
  const usual = Math.min(MOST, Math.max(FEWEST, Math.ceil(desired / 2)));
  return hasBreaker ? 2 * usual : usual;
}

/** The patience for what a look shows: the circuit breaker's own threshold counts where ECS tells it. */
export function measurePatience(look: Observation): number {
  const hasBreaker = look.service?.circuitBreaker.enabled === true;
  const threshold = look.serviceDeployment?.circuitBreaker?.threshold;
  if (hasBreaker && threshold !== undefined && threshold > 0) return 2 * threshold;
  return choosePatience(look.service?.desired ?? 0, hasBreaker);
}

/** Stopped tasks that failed; those that the scheduler ended as planned are none. */
export function countFailures(tasks: readonly StoppedTask[]): number {
  return tasks.filter((task) => classifyTask(task) !== undefined).length;
}
