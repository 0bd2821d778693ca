/** Data points of a metric: one for each period in which there are values. */
import { groupBy } from '@slipway/ecs-rules/values';
import type { MetricName, MetricStore } from './metric-store.ts';
import type { Statistic } from './statistics.ts';

export interface DataPoint {
  /** Begin of its period, in milliseconds since the epoch. */
  readonly at: number;
  readonly value: number;
}

export interface PointQuery {
  readonly metric: MetricName;
  /** Milliseconds. */
  readonly periodMs: number;
  readonly statistic: Statistic;
  /** Absent: values of every unit. */
  readonly unit?: string;
  /** Milliseconds since the epoch; values from here on. */
  readonly from: number;
  /** Milliseconds since the epoch, not included. */
  readonly to: number;
}

/**
 * In the order of time. A period begins at a multiple of its length since the epoch; the first and the last one have
 * only the values between the two times.
 */
export function listDataPoints(store: MetricStore, query: PointQuery): readonly DataPoint[] {
  const { metric, periodMs, statistic, unit, from, to } = query;
  const fitting = store.list(metric, from, to).filter((sample) => unit === undefined || sample.unit === unit);
  return [...groupBy(fitting, (sample) => Math.floor(sample.at / periodMs) * periodMs)]
    .sort(([one], [other]) => one - other)
    .flatMap(([at, samples]) => {
      const value = statistic(samples);
      return value === undefined ? [] : [{ at, value }];
    });
}
