/** The events of a service: newest first, at most 100. A lasting cause is reported once, then every six hours. */

import { drawUuid } from './identifiers.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceState } from './service-record.ts';

const MOST_EVENTS = 100;
const REPEAT_AFTER_MS = 6 * 3_600_000;

/** Adds an event. `now` is its moment, milliseconds since the epoch. */
export function report(
  state: MutableState,
  service: ServiceState,
  event: { readonly text: string; readonly now: number },
): ServiceState {
  const record = { id: drawUuid(state), createdAt: event.now, message: event.text };
  return { ...service, events: [record, ...service.events].slice(0, MOST_EVENTS) };
}

/** Adds an event about a lasting cause, unless it was reported already. An empty text adds no event. */
export function reportOnce(
  state: MutableState,
  service: ServiceState,
  cause: { readonly key: string; readonly text: string; readonly now: number },
): ServiceState {
  const reportedAt = service.told[cause.key];
  const isKnown = reportedAt !== undefined && cause.now - reportedAt < REPEAT_AFTER_MS;
  if (isKnown || cause.text === '') return service;
  const reported = { ...service.told, [cause.key]: cause.now };
  return report(state, { ...service, told: reported }, cause);
}

/** When a lasting cause is reported again, in milliseconds since the epoch; infinity when there is none. */
export function nextRepeat({ status, told: reported }: ServiceState): number {
  if (status !== 'ACTIVE') return Number.POSITIVE_INFINITY;
  return Math.min(...Object.values(reported)) + REPEAT_AFTER_MS;
}

/** Forgets causes whose repetition is due: the pass did not report them again, so they are solved. */
export function forgetOld(service: ServiceState, now: number): ServiceState {
  return forgetCauses(service, (key) => now - (service.told[key] ?? now) >= REPEAT_AFTER_MS);
}

/** Forgets solved causes, so that they are reported again if they return. */
export function forgetCauses(service: ServiceState, isSolved: (key: string) => boolean): ServiceState {
  const kept = Object.entries(service.told).filter(([key]) => !isSolved(key));
  if (kept.length === Object.keys(service.told).length) return service;
  return { ...service, told: Object.fromEntries(kept) };
}
