/**
 * Rules with their targets and schedules, as they were put: they are handed back and never run. They are kept in memory
 * only.
 */
import type { JsonObject } from '@slipway/ecs-rules/values';

/** A rule of EventBridge: what was put, and its targets by their ids. */
export interface StoredRule {
  readonly fields: JsonObject;
  readonly targets: ReadonlyMap<string, JsonObject>;
}

/** The rules and schedules of one local ECS. Keys are `BUS/RULE` and `GROUP/NAME`. */
export interface ScheduleStore {
  readonly account: string;
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly rules: Map<string, StoredRule>;
  readonly schedules: Map<string, JsonObject>;
}

export function createScheduleStore(place: Pick<ScheduleStore, 'account' | 'region' | 'now'>): ScheduleStore {
  const { account, region, now } = place;
  return { account, region, now, rules: new Map(), schedules: new Map() };
}
