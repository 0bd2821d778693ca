import { type JsonObject, readObject } from '@slipway/ecs-rules/values';
import { classifyTask } from '../diagnosis/cause-rules.ts';
import type { Observation, StoppedTask } from '../ports/service-records.ts';

/** Clamp of the circuit breaker's threshold (ECS Developer Guide, deployment circuit breaker). */
const FEWEST = 3;
const MOST = 200;

/**
 * So many failed tasks of our deployment end it. Without a circuit breaker that is the number at which ECS's own would
 * open: half of the desired count, at least 3, at most 200. With one it is twice its threshold: ECS decides first, and
 * only what it does not count, such as tasks that run and then exit, comes so far.
 */
export function chooseFailureLimit(desired: number, breaker: BreakerRecord | undefined): number {
  return breaker === undefined ? clamp(desired / 2) : 2 * computeThreshold(desired, breaker.threshold);
}

/** A circuit breaker that is on. */
export interface BreakerRecord {
  /** As described; absent: the default. */
  readonly threshold?: JsonObject | undefined;
}

/** As ECS counts (ECS API reference, ThresholdConfiguration). */
function computeThreshold(desired: number, threshold: JsonObject = {}): number {
  const { type = 'BOUNDED_PERCENT', value = 50 } = threshold;
  if (typeof value !== 'number') return clamp(desired / 2);
  if (type === 'COUNT') return value;
  const share = (desired * value) / 100;
  return type === 'UNBOUNDED_PERCENT' ? Math.max(1, Math.ceil(share)) : clamp(share);
}

function clamp(failures: number): number {
  return Math.min(MOST, Math.max(FEWEST, Math.ceil(failures)));
}

/** Of a deployment configuration; undefined: it is off. */
export function readBreaker(configuration: JsonObject): BreakerRecord | undefined {
  const breaker = readObject(configuration, 'deploymentCircuitBreaker');
  return breaker?.enable === true ? { threshold: readObject(breaker, 'thresholdConfiguration') } : undefined;
}

/** The failure limit of an observation: twice the circuit breaker's own threshold where ECS reports it. */
export function readFailureLimit(observation: Observation): number {
  const hasBreaker = observation.service?.circuitBreaker.enabled === true;
  const threshold = observation.serviceDeployment?.circuitBreaker?.threshold;
  if (hasBreaker && threshold !== undefined && threshold > 0) return 2 * threshold;
  const configuration = observation.service?.deploymentConfiguration ?? {};
  const breaker = hasBreaker ? (readBreaker(configuration) ?? {}) : undefined;
  return chooseFailureLimit(observation.service?.desired ?? 0, breaker);
}

/** Stopped tasks that failed; those that the scheduler ended as planned are none. */
export function countFailures(tasks: readonly StoppedTask[]): number {
  return tasks.filter((task) => classifyTask(task) !== undefined).length;
}
