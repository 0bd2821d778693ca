import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readNumber, readObject, readStrings } from '../input.ts';

/** Lowest and highest value by member, in seconds or tries (ECS API reference, HealthCheck). */
const RANGES: readonly (readonly [string, number, number])[] = [
  ['interval', 5, 300],
  ['timeout', 2, 60],
  ['retries', 1, 10],
  ['startPeriod', 0, 300],
];

/** Observed to be refused; wording not documented. */
export function checkHealthCheck(container: JsonObject): void {
  const check = readObject(container, 'healthCheck');
  if (check === undefined) return;
  const first = readStrings(check, 'command')[0];
  if (first === undefined) throw clientFault('healthCheck.command should not be null or empty.');
  for (const [member, least, most] of RANGES) {
    const value = readNumber(check, member);
    if (value !== undefined && (value < least || value > most)) {
      throw clientFault(`healthCheck.${member} must be between ${least} and ${most}.`);
    }
  }
}
