import type { Observation, ServiceEvent } from './observation.ts';
import { classifyText } from './text-rules.ts';

/** After one of these an older trouble is over. */
const MOVED = /has started \d+ tasks|has reached a steady state|deployment completed/;
const TROUBLE = /was unable to|failed to launch/;

/**
 * The trouble that ECS reported before the update and that still stands: the same cause is not reported again until it
 * is over or six hours have passed (ECS Developer Guide, service event messages).
 */
export function findStandingTrouble(look: Observation | undefined): ServiceEvent | undefined {
  const events = look?.service?.events ?? [];
  const end = events.findIndex(({ text }) => MOVED.test(text));
  const standing = end < 0 ? events : events.slice(0, end);
  return standing.find(({ text }) => TROUBLE.test(text) && classifyText(text) !== undefined);
}
