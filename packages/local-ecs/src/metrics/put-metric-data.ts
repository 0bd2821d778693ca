/** PutMetricData: values of metrics, alone, with counts, or as statistic sets. */
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { readList, readNumber, readObject, readObjects, readString } from '../engine/input.ts';
import type { MetricName, Sample } from './metric-store.ts';
import { type MetricsContext, readMetric, refuseAbsent, refuseValue } from './metrics-input.ts';

/** Amazon CloudWatch API Reference, PutMetricData and MetricDatum. */
const MOST_METRICS = 1000;
const MOST_VALUES = 150;
const LARGEST = 2 ** 360;
const OLDEST_MS = 14 * 86_400_000;
const NEWEST_MS = 2 * 3_600_000;

/**
 * A refused call keeps no value. Unlike CloudWatch it takes namespaces that begin with `AWS/`, so that a test can put
 * what a service of AWS would report.
 */
export function putMetricData({ metrics, now }: MetricsContext, input: JsonObject): JsonObject {
  const namespace = readString(input, 'Namespace') ?? '';
  if (namespace === '') throw refuseAbsent('Namespace');
  if (namespace.length > 255 || namespace.startsWith(':')) {
    throw refuseValue(`The value ${namespace} for parameter Namespace is invalid.`);
  }
  const data = readObjects(input, 'MetricData');
  if (data.length === 0) throw refuseAbsent('MetricData');
  if (data.length > MOST_METRICS) throw refuseValue(`The collection MetricData has at most ${MOST_METRICS} metrics.`);
  const read = data.map((datum, at): readonly [MetricName, readonly Sample[]] => {
    const path = `MetricData[${at}]`;
    return [readMetric(namespace, datum, path), readSamples(datum, path, now)];
  });
  for (const [metric, samples] of read) for (const sample of samples) metrics.put(metric, sample, now);
  return {};
}

function readSamples(datum: JsonObject, path: string, now: number): readonly Sample[] {
  const unit = readString(datum, 'Unit') ?? 'None';
  const at = readTime(datum, path, now);
  const given = ['Value', 'Values', 'StatisticValues'].filter((field) => (datum[field] ?? undefined) !== undefined);
  if (given.length > 1) {
    const message = `The parameters ${given.map((field) => `${path}.${field}`).join(' and ')} are mutually exclusive.`;
    throw new ApiError('InvalidParameterCombinationException', message);
  }
  if (given[0] === 'StatisticValues') return [{ at, unit, ...readStatistics(datum, path) }];
  if (given[0] === 'Values') return readValues(datum, path).map((values) => ({ at, unit, ...values }));
  const value = checkValue(datum.Value, `${path}.Value`);
  return [{ at, unit, ...ofValue(value, 1) }];
}

type Values = Omit<Sample, 'at' | 'unit'>;

function ofValue(value: number, count: number): Values {
  return { count, sum: value * count, minimum: value, maximum: value };
}

function readValues(datum: JsonObject, path: string): readonly Values[] {
  const values = (readList(datum, 'Values') ?? []).map((value, at) => checkValue(value, `${path}.Values[${at}]`));
  const counts = readList(datum, 'Counts')?.map((count, at) => checkValue(count, `${path}.Counts[${at}]`));
  if (values.length > MOST_VALUES)
    throw refuseValue(`The collection ${path}.Values has at most ${MOST_VALUES} values.`);
  if (counts !== undefined && counts.length !== values.length) {
    throw refuseValue(`The parameters ${path}.Values and ${path}.Counts must be of the same size.`);
  }
  return values.map((value, at) => ofValue(value, counts?.[at] ?? 1)).filter(({ count }) => count > 0);
}

function readStatistics(datum: JsonObject, path: string): Values {
  const set = readObject(datum, 'StatisticValues') ?? {};
  const read = (field: string): number => checkValue(set[field], `${path}.StatisticValues.${field}`);
  const values = { count: read('SampleCount'), sum: read('Sum'), minimum: read('Minimum'), maximum: read('Maximum') };
  if (values.count > 0 && values.minimum <= values.maximum) return values;
  throw refuseValue(`The parameter ${path}.StatisticValues has no values, or a minimum above its maximum.`);
}

function checkValue(value: Json | undefined, path: string): number {
  if (value === undefined || value === null) throw refuseAbsent(path);
  if (typeof value === 'number' && Math.abs(value) <= LARGEST) return value;
  throw refuseValue(`The value ${String(value)} for parameter ${path} is invalid.`);
}

/** Rounded down to its resolution, a minute or a second (Amazon CloudWatch API Reference, MetricDatum). */
function readTime(datum: JsonObject, path: string, now: number): number {
  const seconds = readNumber(datum, 'Timestamp');
  const at = seconds === undefined ? now : seconds * 1000;
  if (at < now - OLDEST_MS || at > now + NEWEST_MS) {
    throw refuseValue(
      `The parameter ${path}.Timestamp must specify a time within the past two weeks and no more than 2 hours in the future.`,
    );
  }
  const resolutionMs = (readNumber(datum, 'StorageResolution') ?? 60) === 1 ? 1000 : 60_000;
  return Math.floor(at / resolutionMs) * resolutionMs;
}
