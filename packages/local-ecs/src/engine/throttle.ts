/** Starts that fail again and again are tried ever more rarely (ECS Developer Guide, service throttle logic). */

import { describeThrottled } from './event-texts.ts';
import { forgetCauses, reportOnce } from './events.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceState, StartThrottle } from './service-record.ts';

/** Number of passes with failed starts before starts are throttled. Not documented; assumed. */
const FREE_FAILURES = 3;
const LONGEST_WAIT_MS = 27 * 60_000;

export const NO_THROTTLE: StartThrottle = { failures: 0, hasFailed: false, notBefore: 0 };

/** Doubles the wait after each further pass that finds a failed start. */
export function updateThrottle(state: MutableState, service: ServiceState, now: number): ServiceState {
  if (!service.throttle.hasFailed) return service;
  const failures = service.throttle.failures + 1;
  const excess = failures - FREE_FAILURES;
  const waitMs = Math.min(LONGEST_WAIT_MS, state.settings.schedulerIntervalMs * 2 ** Math.min(excess, 20));
  const notBefore = excess > 0 ? now + waitMs : 0;
  const throttled = { ...service, throttle: { failures, hasFailed: false, notBefore } };
  return excess > 0
    ? reportOnce(state, throttled, { key: 'throttled', text: describeThrottled(service), now })
    : throttled;
}

/** A task has come to run, or there is a new deployment: starts are free again. */
export function resetThrottle(service: ServiceState): ServiceState {
  if (service.throttle === NO_THROTTLE) return service;
  const calm = forgetCauses(service, (key) => key === 'throttled' || key === 'start-failed');
  return { ...calm, throttle: NO_THROTTLE };
}
