/** The events of a service: newest first, at most 100, a lasting cause told once until it is solved or six hours pass. */
import type { Draft } from './draft.ts';
import { drawUuid } from './identifiers.ts';
import type { ServiceState } from './service-record.ts';

const MOST_EVENTS = 100;
const REPEAT_AFTER_MS = 6 * 3_600_000;

/** Adds an event. `now` is its moment, milliseconds since the epoch. */
export function tell(
  draft: Draft,
  service: ServiceState,
  event: { readonly text: string; readonly now: number },
): ServiceState {
  const record = { id: drawUuid(draft), createdAt: event.now, message: event.text };
  return { ...service, events: [record, ...service.events].slice(0, MOST_EVENTS) };
}

/** Adds an event about a cause that lasts, unless it was told already. An empty text tells nothing. */
export function tellOnce(
  draft: Draft,
  service: ServiceState,
  cause: { readonly key: string; readonly text: string; readonly now: number },
): ServiceState {
  const toldAt = service.told[cause.key];
  const isKnown = toldAt !== undefined && cause.now - toldAt < REPEAT_AFTER_MS;
  if (isKnown || cause.text === '') return service;
  const told = { ...service.told, [cause.key]: cause.now };
  return tell(draft, { ...service, told }, cause);
}

/** When a cause that still lasts comes to be told again, milliseconds since the epoch; infinity when none does. */
export function nextRepeat({ status, told }: ServiceState): number {
  if (status !== 'ACTIVE') return Number.POSITIVE_INFINITY;
  return Math.min(...Object.values(told)) + REPEAT_AFTER_MS;
}

/** What was told so long ago that it would be told again: whoever looked and was silent has found it solved. */
export function forgetOld(service: ServiceState, now: number): ServiceState {
  return forgetCauses(service, (key) => now - (service.told[key] ?? now) >= REPEAT_AFTER_MS);
}

/** The causes are solved: should they come again, they are told again. */
export function forgetCauses(service: ServiceState, isSolved: (key: string) => boolean): ServiceState {
  const kept = Object.entries(service.told).filter(([key]) => !isSolved(key));
  if (kept.length === Object.keys(service.told).length) return service;
  return { ...service, told: Object.fromEntries(kept) };
}
