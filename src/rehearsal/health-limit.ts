/** How long a container may take until its health check passes. Values in, values out. */
import type { JsonObject } from '@slipway/ecs-rules/values';

/** Seconds between two checks in a rehearsal: a container is seen to be healthy as soon as it is. */
const INTERVAL_SECONDS = 1;

interface Times {
  readonly interval: number;
  readonly retries: number;
  readonly startPeriod: number;
}

/** Seconds; defaults of the ECS API reference, HealthCheck. */
function readTimes({ interval, retries, startPeriod }: JsonObject): Times {
  return {
    interval: typeof interval === 'number' ? interval : 30,
    retries: typeof retries === 'number' ? retries : 3,
    startPeriod: typeof startPeriod === 'number' ? startPeriod : 0,
  };
}

/**
 * Milliseconds from the start of the container until ECS would call it unhealthy: failures within `startPeriod` do not
 * count, and then `retries` checks in a row have to fail, one each `interval` (ECS API reference, HealthCheck).
 */
export function limitHealth(healthCheck: JsonObject): number {
  const { interval, retries, startPeriod } = readTimes(healthCheck);
  return (startPeriod + retries * interval) * 1000;
}

/** The same check more often, with as many more retries, so that the time until it is unhealthy stays the same. */
export function stretchHealthCheck(healthCheck: JsonObject): JsonObject {
  const { interval, retries } = readTimes(healthCheck);
  return { ...healthCheck, interval: INTERVAL_SECONDS, retries: Math.ceil((retries * interval) / INTERVAL_SECONDS) };
}

/** `NONE` turns the check off (Docker Engine API, HealthConfig). */
export function isChecked(healthCheck: JsonObject): boolean {
  return !Array.isArray(healthCheck.command) || healthCheck.command[0] !== 'NONE';
}
