/** Rules on the numbers of a container: health check, ulimits, restarts, swap. */
import type { JsonObject } from '../values/json.ts';
import { readNumber, readObject, readObjects, readString, readStrings } from '../values/json-fields.ts';
import { type Breaches, breach, doubt } from './breach.ts';

/** Lowest and highest value by field, in seconds or tries (ECS API reference, HealthCheck). */
const CHECK_RANGES: readonly (readonly [string, number, number])[] = [
  ['interval', 5, 300],
  ['timeout', 2, 60],
  ['retries', 1, 10],
  ['startPeriod', 0, 300],
];

export function* checkLimits(container: JsonObject, name: string, path: string): Breaches {
  yield* checkHealthCheck(container, name, `${path}.healthCheck`);
  for (const [at, ulimit] of readObjects(container, 'ulimits').entries()) {
    const soft = readNumber(ulimit, 'softLimit') ?? 0;
    const hard = readNumber(ulimit, 'hardLimit') ?? 0;
    // Observed in a real deploy; -1 is Docker's word for no limit.
    if (soft > hard && hard !== -1) {
      yield breach(
        `${path}.ulimits[${at}]`,
        `Soft limit exceeds hard limit for ulimit ${readString(ulimit, 'name') ?? ''}`,
      );
    }
  }
  yield* checkRestarts(container, name, `${path}.restartPolicy.restartAttemptPeriod`);
  const swappiness = readNumber(readObject(container, 'linuxParameters') ?? {}, 'swappiness') ?? LEAST_SWAPPINESS;
  if (swappiness < LEAST_SWAPPINESS || swappiness > MOST_SWAPPINESS) {
    yield doubt(
      `${path}.linuxParameters.swappiness`,
      `The 'swappiness' setting for container '${name}' must be between ${LEAST_SWAPPINESS} and ${MOST_SWAPPINESS}.`,
    );
  }
}

/** ECS API reference, LinuxParameters. That other values are refused when the revision is registered is assumed. */
const LEAST_SWAPPINESS = 0;
const MOST_SWAPPINESS = 100;

/** Seconds (ECS API reference, ContainerRestartPolicy; observed: cdk-preflight, pf-ecs-restart-policy-…). */
const SHORTEST_RESTART_PERIOD = 60;
const LONGEST_RESTART_PERIOD = 1800;

function* checkRestarts(container: JsonObject, name: string, path: string): Breaches {
  const policy = readObject(container, 'restartPolicy') ?? {};
  const period = readNumber(policy, 'restartAttemptPeriod') ?? SHORTEST_RESTART_PERIOD;
  if (period >= SHORTEST_RESTART_PERIOD && period <= LONGEST_RESTART_PERIOD) return;
  const range = `between ${SHORTEST_RESTART_PERIOD} and ${LONGEST_RESTART_PERIOD}`;
  yield breach(path, `The 'restartAttemptPeriod' setting for container '${name}' must be ${range}.`);
}

/**
 * The upper bounds and their text are observed (cdk-preflight, pf-ecs-healthcheck-…-range). The lower bounds and the
 * command are documented (ECS API reference, HealthCheck); their texts are assumed.
 */
function* checkHealthCheck(container: JsonObject, name: string, path: string): Breaches {
  const check = readObject(container, 'healthCheck');
  if (check === undefined) return;
  const first = readStrings(check, 'command')[0];
  if (first === undefined) yield breach(`${path}.command`, 'healthCheck.command should not be null or empty.');
  for (const [field, least, most] of CHECK_RANGES) {
    const value = readNumber(check, field) ?? least;
    if (value > most) {
      yield breach(
        `${path}.${field}`,
        `Health check ${field} must be less than or equal to the maximum allowed value ${most} for container '${name}'`,
      );
    }
    if (value < least) {
      yield breach(
        `${path}.${field}`,
        `Health check ${field} must be greater than or equal to the minimum allowed value ${least} for container '${name}'`,
      );
    }
  }
}
