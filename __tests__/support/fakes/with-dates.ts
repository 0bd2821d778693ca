/** Moments that ECS sends as seconds, and the SDK hands out as dates; of the answers that tests read. */
import type { JsonObject } from '@slipway/ecs-rules/values';

const MOMENTS = ['createdAt', 'startedAt', 'stoppedAt', 'stoppingAt', 'updatedAt', 'finishedAt', 'expiresAt'];
const LISTS = ['deployments', 'taskSets', 'events', 'lifecycleHookDetails'];

/** An answer of the local ECS as the SDK would hand it out. */
export function withDates(record: JsonObject): never {
  const dated: Record<string, unknown> = { ...record };
  for (const name of MOMENTS) {
    const value = record[name];
    if (typeof value === 'number') dated[name] = new Date(Math.round(value * 1000));
  }
  for (const name of LISTS) {
    const value = record[name];
    if (Array.isArray(value)) dated[name] = value.map(withDates);
  }
  return dated as never;
}
