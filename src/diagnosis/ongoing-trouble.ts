import type { Observation, ServiceEvent } from '../ports/service-records.ts';
import { classifyText } from './text-rules.ts';

/** After one of these an older trouble is over. */
const MOVED = /has started \d+ tasks|has reached a steady state|deployment completed/;
const TROUBLE = /was unable to|failed to launch/;

/**
 * The trouble that ECS reported before the update and that still exists. ECS reports the same cause again only after it
 * was over, or after six hours (ECS Developer Guide, service event messages).
 */
export function findOngoingTrouble(observation: Observation | undefined): ServiceEvent | undefined {
  const events = observation?.service?.events ?? [];
  const end = events.findIndex(({ text }) => MOVED.test(text));
  const ongoing = end < 0 ? events : events.slice(0, end);
  return ongoing.find(({ text }) => TROUBLE.test(text) && classifyText(text) !== undefined);
}
