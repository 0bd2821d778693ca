/** Rules on the numbers of a container: health check, ulimits, restarts, swap. */
import type { JsonObject } from '../../json.ts';
import { readNumber, readObject, readObjects, readString, readStrings } from '../members.ts';
import { type Breaches, breach } from './breach.ts';

/** Lowest and highest value by member, in seconds or tries (ECS API reference, HealthCheck). */
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
    if (soft > hard && hard !== -1) {
      yield breach(
        `${path}.ulimits[${at}]`,
        `Soft limit exceeds hard limit for ulimit ${readString(ulimit, 'name') ?? ''}`,
      );
    }
  }
  const period = readNumber(readObject(container, 'restartPolicy') ?? {}, 'restartAttemptPeriod') ?? 300;
  if (period < 60 || period > 1800) {
    yield breach(
      `${path}.restartPolicy.restartAttemptPeriod`,
      `The 'restartAttemptPeriod' setting for container '${name}' must be between 60 and 1800.`,
    );
  }
  const swappiness = readNumber(readObject(container, 'linuxParameters') ?? {}, 'swappiness') ?? 60;
  // Wording not documented.
  if (swappiness < 0 || swappiness > 100) {
    yield breach(
      `${path}.linuxParameters.swappiness`,
      `The 'swappiness' setting for container '${name}' must be between 0 and 100.`,
    );
  }
}

/** The upper bounds' text is observed; the lower bounds' is its sister, assumed, as the command's is. */
function* checkHealthCheck(container: JsonObject, name: string, path: string): Breaches {
  const check = readObject(container, 'healthCheck');
  if (check === undefined) return;
  const first = readStrings(check, 'command')[0];
  if (first === undefined) yield breach(`${path}.command`, 'healthCheck.command should not be null or empty.');
  for (const [member, least, most] of CHECK_RANGES) {
    const value = readNumber(check, member) ?? least;
    if (value > most) {
      yield breach(
        `${path}.${member}`,
        `Health check ${member} must be less than or equal to the maximum allowed value ${most} for container '${name}'`,
      );
    }
    if (value < least) {
      yield breach(
        `${path}.${member}`,
        `Health check ${member} must be greater than or equal to the minimum allowed value ${least} for container '${name}'`,
      );
    }
  }
}
