/** GetMetricData: statistics of metrics, period by period. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { asTimestamp, omitAbsent, readNumber, readString } from '../engine/input.ts';
import { type DataPoint, listDataPoints } from './data-points.ts';
import { type MetricQuery, readQueries } from './metric-query.ts';
import { type MetricsContext, readMost, readPlace, refuseQuery, writePlace } from './metrics-input.ts';

/** Amazon CloudWatch API Reference, GetMetricData; also the default of MaxDatapoints. */
const MOST_POINTS = 100_800;

const MINUTE_MS = 60_000;

/** Newest first, unless the request has another order. A period without data has no value. */
export function getMetricData({ metrics }: MetricsContext, input: JsonObject): JsonObject {
  const queries = readQueries(input);
  const times = readTimes(input);
  const order = readString(input, 'ScanBy') ?? 'TimestampDescending';
  if (order !== 'TimestampDescending' && order !== 'TimestampAscending') {
    throw refuseQuery(`ScanBy is TimestampDescending or TimestampAscending, not ${order}.`);
  }
  const most = readMost(input, 'MaxDatapoints', MOST_POINTS);
  const place = readPlace(input);
  const found = queries
    .filter(({ isReturned }) => isReturned)
    .map((query): FoundPoints => {
      const points = listDataPoints(metrics, { ...query.points, ...times });
      return { query, points: order === 'TimestampAscending' ? points : [...points].reverse() };
    });
  const total = found.reduce((sum, { points }) => sum + points.length, 0);
  const end = place + most;
  return omitAbsent({
    MetricDataResults: cutPage(found, place, end),
    Messages: [],
    NextToken: end < total ? writePlace(end) : undefined,
  });
}

interface FoundPoints {
  readonly query: MetricQuery;
  readonly points: readonly DataPoint[];
}

/** Every page has every query, as CloudWatch can answer a query without values on any page; that it does is assumed. */
function cutPage(found: readonly FoundPoints[], place: number, end: number): readonly JsonObject[] {
  let before = 0;
  return found.map(({ query, points }) => {
    const page = points.slice(Math.max(place - before, 0), Math.max(end - before, 0));
    before += points.length;
    return {
      Id: query.id,
      Label: query.label,
      Timestamps: page.map(({ at }) => asTimestamp(at)),
      Values: page.map(({ value }) => value),
      StatusCode: before > end ? 'PartialData' : 'Complete',
    };
  });
}

/** The start is rounded down to its minute; the end is not included (Amazon CloudWatch API Reference, GetMetricData). */
function readTimes(input: JsonObject): { readonly from: number; readonly to: number } {
  const start = readNumber(input, 'StartTime');
  const end = readNumber(input, 'EndTime');
  if (start === undefined) throw refuseQuery('The parameter StartTime is required.');
  if (end === undefined) throw refuseQuery('The parameter EndTime is required.');
  if (start >= end) throw refuseQuery('The parameter StartTime must be less than the parameter EndTime.');
  return { from: Math.floor((start * 1000) / MINUTE_MS) * MINUTE_MS, to: end * 1000 };
}
