/** Rules on the numbers of a container: health check, ulimits, restarts, swap. */
import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readNumber, readObject, readObjects, readString, readStrings } from '../input.ts';

/** Lowest and highest value by member, in seconds or tries (ECS API reference, HealthCheck). */
const CHECK_RANGES: readonly (readonly [string, number, number])[] = [
  ['interval', 5, 300],
  ['timeout', 2, 60],
  ['retries', 1, 10],
  ['startPeriod', 0, 300],
];

export function checkLimits(container: JsonObject, name: string): void {
  checkHealthCheck(container, name);
  for (const ulimit of readObjects(container, 'ulimits')) {
    const soft = readNumber(ulimit, 'softLimit') ?? 0;
    const hard = readNumber(ulimit, 'hardLimit') ?? 0;
    if (soft > hard && hard !== -1) {
      throw clientFault(`Soft limit exceeds hard limit for ulimit ${readString(ulimit, 'name') ?? ''}`);
    }
  }
  const period = readNumber(readObject(container, 'restartPolicy') ?? {}, 'restartAttemptPeriod') ?? 300;
  if (period < 60 || period > 1800) {
    throw clientFault(`The 'restartAttemptPeriod' setting for container '${name}' must be between 60 and 1800.`);
  }
  const swappiness = readNumber(readObject(container, 'linuxParameters') ?? {}, 'swappiness') ?? 60;
  // Wording not documented.
  if (swappiness < 0 || swappiness > 100) {
    throw clientFault(`The 'swappiness' setting for container '${name}' must be between 0 and 100.`);
  }
}

/** The upper bounds' text is observed; the lower bounds' is its sister, assumed, as the command's is. */
function checkHealthCheck(container: JsonObject, name: string): void {
  const check = readObject(container, 'healthCheck');
  if (check === undefined) return;
  const first = readStrings(check, 'command')[0];
  if (first === undefined) throw clientFault('healthCheck.command should not be null or empty.');
  for (const [member, least, most] of CHECK_RANGES) {
    const value = readNumber(check, member) ?? least;
    if (value > most) {
      throw clientFault(
        `Health check ${member} must be less than or equal to the maximum allowed value ${most} for container '${name}'`,
      );
    }
    if (value < least) {
      throw clientFault(
        `Health check ${member} must be greater than or equal to the minimum allowed value ${least} for container '${name}'`,
      );
    }
  }
}
