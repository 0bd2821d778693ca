/** Values of metrics in memory: which are the same, how long they are kept, and what is made of them. */
import { describe, expect, test } from '@jest/globals';
import { listDataPoints } from '../../src/metrics/data-points.ts';
import { type MetricName, type MetricStore, openMetricStore, type Sample } from '../../src/metrics/metric-store.ts';
import { findStatistic } from '../../src/metrics/statistics.ts';

const MINUTE_MS = 60_000;
const NOW = Date.UTC(2026, 0, 1, 12);

const LATENCY: MetricName = { namespace: 'Shop', name: 'Latency', dimensions: [{ name: 'Service', value: 'web' }] };

function aSample(value: number, changes: Partial<Sample> = {}): Sample {
  return { at: NOW, unit: 'None', count: 1, sum: value, minimum: value, maximum: value, ...changes };
}

function listValues(store: MetricStore, metric = LATENCY): readonly number[] {
  return store.list(metric, 0, Number.POSITIVE_INFINITY).map(({ sum }) => sum);
}

describe('a store of metrics', () => {
  test('keeps values by namespace, name and dimensions, whatever the order of dimensions', () => {
    const store = openMetricStore();
    const both = [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ];
    store.put({ ...LATENCY, dimensions: both }, aSample(1), NOW);
    store.put({ ...LATENCY, dimensions: [...both].reverse() }, aSample(2), NOW);
    store.put({ ...LATENCY, dimensions: both.slice(0, 1) }, aSample(3), NOW);
    store.put({ ...LATENCY, dimensions: both, namespace: 'Else' }, aSample(4), NOW);

    expect(listValues(store, { ...LATENCY, dimensions: both })).toEqual([1, 2]);
  });

  test('makes one sample of equal values of one moment', () => {
    const store = openMetricStore();
    for (let times = 0; times < 5; times += 1) store.put(LATENCY, aSample(2), NOW);

    expect(store.list(LATENCY, NOW, NOW + 1)).toEqual([aSample(2, { count: 5, sum: 10 })]);
  });

  test('lists from one time to another, the end not included', () => {
    const store = openMetricStore();
    for (const second of [0, 1, 2]) store.put(LATENCY, aSample(second, { at: NOW + second * 1000 }), NOW + 2000);

    expect(store.list(LATENCY, NOW + 1000, NOW + 2000).map(({ sum }) => sum)).toEqual([1]);
  });

  test('drops what is older than its time, minute by minute', () => {
    const store = openMetricStore({ keptMs: 10 * MINUTE_MS, samples: 100 });
    store.put(LATENCY, aSample(1), NOW);
    store.put(LATENCY, aSample(2, { at: NOW + MINUTE_MS }), NOW + MINUTE_MS);
    store.put(LATENCY, aSample(3, { at: NOW }), NOW + 11 * MINUTE_MS);

    expect(listValues(store)).toEqual([2]);
  });

  test('drops the oldest of too many, of any metric', () => {
    const store = openMetricStore({ keptMs: 10 * MINUTE_MS, samples: 3 });
    const other = { ...LATENCY, name: 'Other' };
    store.put(LATENCY, aSample(2, { at: NOW + MINUTE_MS }), NOW + MINUTE_MS);
    store.put(other, aSample(1), NOW + MINUTE_MS);
    for (const value of [3, 4, 5]) store.put(LATENCY, aSample(value, { at: NOW + MINUTE_MS }), NOW + MINUTE_MS);

    expect([listValues(store), listValues(store, other)]).toEqual([[3, 4, 5], []]);
  });
});

describe('a statistic', () => {
  const samples = [aSample(10), aSample(20, { count: 3, sum: 60 }), aSample(50)];

  test.each([
    ['SampleCount', 5],
    ['Sum', 120],
    ['Average', 24],
    ['Minimum', 10],
    ['Maximum', 50],
    ['p0', 10],
    ['p20', 10],
    ['p20.1', 20],
    ['p80', 20],
    ['p99.99', 50],
    ['p100', 50],
  ])('%s', (name, value) => {
    expect(findStatistic(name)?.(samples)).toBe(value);
  });

  test.each(['Median', 'p101', 'p', 'P90', 'tm90', 'constructor'])('%s is none', (name) => {
    expect(findStatistic(name)).toBeUndefined();
  });

  test('has no percentile of a set of different values', () => {
    const sets = [aSample(10, { count: 4, maximum: 20, sum: 60 })];

    expect([findStatistic('p90')?.(sets), findStatistic('Average')?.(sets)]).toEqual([undefined, 15]);
  });
});

describe('the data points of a metric', () => {
  const store = openMetricStore();
  for (const minute of [0, 1, 4]) store.put(LATENCY, aSample(minute, { at: NOW + minute * MINUTE_MS }), NOW);
  const statistic = (samples: readonly Sample[]) => samples.reduce((total, { count }) => total + count, 0);
  const list = (periodMs: number, from: number, to: number, unit?: string) =>
    listDataPoints(store, {
      ...{ metric: LATENCY, periodMs, statistic, from: NOW + from * MINUTE_MS, to: NOW + to * MINUTE_MS },
      ...(unit === undefined ? {} : { unit }),
    }).map(({ at, value }) => [(at - NOW) / MINUTE_MS, value]);

  test('begin at multiples of the period, and a period without values has none', () => {
    expect(list(2 * MINUTE_MS, 0, 10)).toEqual([
      [0, 2],
      [4, 1],
    ]);
  });

  test('have only what is between the two times', () => {
    expect(list(5 * MINUTE_MS, 1, 4)).toEqual([[0, 1]]);
  });

  test('have only values of the unit', () => {
    expect([list(MINUTE_MS, 0, 2, 'Count'), list(MINUTE_MS, 0, 1, 'None')]).toEqual([[], [[0, 1]]]);
  });
});
