/** Statistics over samples (Amazon CloudWatch User Guide, CloudWatch statistics definitions). */
import type { Sample } from './metric-store.ts';

/** Undefined when the samples do not have it; there is at least one sample. */
export type Statistic = (samples: readonly Sample[]) => number | undefined;

const STATISTICS: Readonly<Record<string, Statistic>> = {
  SampleCount: countValues,
  Sum: addValues,
  Average: (samples) => addValues(samples) / countValues(samples),
  // Not Math.min with all values as arguments: there may be too many for a call.
  Minimum: (samples) => samples.reduce((least, { minimum }) => Math.min(least, minimum), Number.POSITIVE_INFINITY),
  Maximum: (samples) => samples.reduce((most, { maximum }) => Math.max(most, maximum), Number.NEGATIVE_INFINITY),
};

/** By its name in the API, such as `Average` or `p99.9`; undefined for one that is not simulated. */
export function findStatistic(name: string): Statistic | undefined {
  const [, percent] = /^p(100|\d{1,2}(?:\.\d{1,10})?)$/.exec(name) ?? [];
  if (percent !== undefined) return (samples) => findPercentile(samples, Number(percent));
  return Object.hasOwn(STATISTICS, name) ? STATISTICS[name] : undefined;
}

function countValues(samples: readonly Sample[]): number {
  return samples.reduce((total, { count }) => total + count, 0);
}

function addValues(samples: readonly Sample[]): number {
  return samples.reduce((total, { sum }) => total + sum, 0);
}

/**
 * The least value that so many percent of the values do not exceed; that CloudWatch does not interpolate is assumed. A
 * set of different values has no percentile (Amazon CloudWatch User Guide, percentiles).
 */
function findPercentile(samples: readonly Sample[], percent: number): number | undefined {
  if (samples.some(({ minimum, maximum }) => minimum !== maximum)) return undefined;
  const sorted = [...samples].sort((one, other) => one.minimum - other.minimum);
  const rank = (percent / 100) * countValues(samples);
  let passed = 0;
  for (const { count, minimum } of sorted) {
    passed += count;
    if (passed >= rank) return minimum;
  }
  return sorted.at(-1)?.maximum;
}
