/** The queries of GetMetricData (Amazon CloudWatch API Reference, MetricDataQuery and MetricStat). */
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import { readBoolean, readNumber, readObject, readObjects, readString } from '../engine/input.ts';
import type { PointQuery } from './data-points.ts';
import { readMetric, refuseQuery } from './metrics-input.ts';
import { findStatistic } from './statistics.ts';

export interface MetricQuery {
  readonly id: string;
  readonly label: string;
  /** Whether its data points are in the answer. */
  readonly isReturned: boolean;
  readonly points: Omit<PointQuery, 'from' | 'to'>;
}

const MOST_QUERIES = 500;

/** @throws ApiError ValidationException; its wordings are of the local ECS */
export function readQueries(input: JsonObject): readonly MetricQuery[] {
  const given = readObjects(input, 'MetricDataQueries');
  if (given.length === 0) throw refuseQuery('The parameter MetricDataQueries is required.');
  if (given.length > MOST_QUERIES) throw refuseQuery(`MetricDataQueries has at most ${MOST_QUERIES} queries.`);
  const queries = given.map(readQuery);
  const repeated = queries.find(({ id }, at) => queries.findIndex((other) => other.id === id) !== at);
  if (repeated !== undefined) throw refuseQuery(`The query id '${repeated.id}' is used twice.`);
  return queries;
}

function readQuery(query: JsonObject): MetricQuery {
  const id = readString(query, 'Id') ?? '';
  if (!/^[a-z][a-zA-Z0-9_]{0,254}$/.test(id)) {
    throw refuseQuery(`The query id '${id}' must begin with a lowercase letter, then letters, digits and underscores.`);
  }
  const stat = readObject(query, 'MetricStat');
  if (stat === undefined) {
    const expression = readString(query, 'Expression');
    const found = expression === undefined ? 'nothing' : `Expression '${expression}'`;
    throw refuseQuery(`Query ${id} has ${found}: the local ECS answers queries with MetricStat only.`);
  }
  if (readString(query, 'Expression') !== undefined) {
    throw refuseQuery(`Query ${id} has both Expression and MetricStat: they exclude each other.`);
  }
  const points = readPoints(stat, id);
  return {
    id,
    label: readString(query, 'Label') ?? points.metric.name,
    isReturned: readBoolean(query, 'ReturnData') ?? true,
    points,
  };
}

function readPoints(stat: JsonObject, id: string): MetricQuery['points'] {
  const metric = readObject(stat, 'Metric') ?? {};
  const namespace = readString(metric, 'Namespace') ?? '';
  if (namespace === '') throw refuseQuery(`Query ${id} has no Namespace.`);
  if ((readString(metric, 'MetricName') ?? '') === '') throw refuseQuery(`Query ${id} has no MetricName.`);
  const name = readString(stat, 'Stat') ?? '';
  const statistic = findStatistic(name);
  if (statistic === undefined) {
    const known = 'Average, Sum, Minimum, Maximum, SampleCount and percentiles such as p99.9';
    throw refuseQuery(`Query ${id} has Stat '${name}': the local ECS has ${known}.`);
  }
  return {
    metric: readMetric(namespace, metric, `Metric of query ${id}`),
    periodMs: readPeriod(stat, id),
    statistic,
    ...defined({ unit: readString(stat, 'Unit') }),
  };
}

/** Seconds that are shorter than a minute and allowed. */
const SHORT_PERIODS = [1, 5, 10, 20, 30];

function readPeriod(stat: JsonObject, id: string): number {
  const seconds = readNumber(stat, 'Period') ?? 0;
  if (SHORT_PERIODS.includes(seconds) || (seconds > 0 && seconds % 60 === 0)) return seconds * 1000;
  throw refuseQuery(
    `Query ${id} has Period ${seconds}: it is ${SHORT_PERIODS.join(', ')} or a multiple of 60 seconds.`,
  );
}
