/** Metrics in memory: the values of the last hours, by metric. */

/** What makes a metric one of its own (Amazon CloudWatch User Guide, metrics concepts). */
export interface MetricName {
  readonly namespace: string;
  readonly name: string;
  /** In any order: `A=1, B=2` and `B=2, A=1` are the same metric. */
  readonly dimensions: readonly Dimension[];
}

export interface Dimension {
  readonly name: string;
  readonly value: string;
}

/** Equal values of one moment, or a set of values that only its sums describe. */
export interface Sample {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Of the API, such as `Count` or `Seconds`. */
  readonly unit: string;
  /** How many values they are. */
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

export interface MetricStore {
  /** Values that are too old are dropped, as are the oldest of too many. @param now milliseconds since the epoch */
  put(metric: MetricName, sample: Sample, now: number): void;
  /** The samples of a metric from one time to another, the end not included; in milliseconds since the epoch. */
  list(metric: MetricName, from: number, to: number): readonly Sample[];
}

interface MetricBounds {
  /** Milliseconds that a value is kept. */
  readonly keptMs: number;
  /** Samples of all metrics together. */
  readonly samples: number;
}

/** More than a deployment and its verification take. CloudWatch itself keeps values for days. */
const BOUNDS: MetricBounds = { keptMs: 3 * 3_600_000, samples: 100_000 };

const MINUTE_MS = 60_000;

/** Samples by what is equal in them, by metric: the values of one minute. */
type Minute = Map<string, Map<string, Sample>>;

export function openMetricStore(bounds: MetricBounds = BOUNDS): MetricStore {
  const minutes = new Map<number, Minute>();
  let size = 0;
  const drop = (minute: number): void => {
    for (const samples of minutes.get(minute)?.values() ?? []) size -= samples.size;
    minutes.delete(minute);
  };
  return {
    put(metric, sample, now) {
      const oldest = now - bounds.keptMs;
      for (const minute of minutes.keys()) if (minute + MINUTE_MS <= oldest) drop(minute);
      if (sample.at < oldest) return;
      size += addSample(minutes, toKey(metric), sample);
      while (size > bounds.samples) size -= dropFirst(minutes);
    },
    list(metric, from, to) {
      const key = toKey(metric);
      const within = [...minutes].filter(([minute]) => minute < to && minute + MINUTE_MS > from);
      const samples = within.flatMap(([, minute]) => [...(minute.get(key)?.values() ?? [])]);
      return samples.filter(({ at }) => at >= from && at < to);
    },
  };
}

/** Equal values become one sample, so that many requests need little memory. Returns how many samples there are more. */
function addSample(minutes: Map<number, Minute>, key: string, sample: Sample): number {
  const start = Math.floor(sample.at / MINUTE_MS) * MINUTE_MS;
  const minute: Minute = minutes.get(start) ?? new Map();
  minutes.set(start, minute);
  const samples = minute.get(key) ?? new Map<string, Sample>();
  minute.set(key, samples);
  const { at, unit, count, sum, minimum, maximum } = sample;
  const same = [at, unit, minimum, maximum].join(' ');
  const known = samples.get(same);
  samples.set(same, known === undefined ? sample : { ...sample, count: known.count + count, sum: known.sum + sum });
  return known === undefined ? 1 : 0;
}

/** Drops a sample of the oldest minute. Returns how many samples there are fewer. */
function dropFirst(minutes: Map<number, Minute>): number {
  const start = Math.min(...minutes.keys());
  for (const [key, samples] of minutes.get(start) ?? []) {
    for (const first of samples.keys()) {
      samples.delete(first);
      if (samples.size === 0) minutes.get(start)?.delete(key);
      return 1;
    }
  }
  minutes.delete(start);
  return 0;
}

function toKey({ namespace, name, dimensions }: MetricName): string {
  const pairs = dimensions.map((one) => [one.name, one.value]);
  return JSON.stringify([namespace, name, ...pairs.sort(([one = ''], [other = '']) => (one < other ? -1 : 1))]);
}
