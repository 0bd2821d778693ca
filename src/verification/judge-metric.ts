/** Whether the value of a metric keeps its limit. */
import type { MetricCheck, Operator } from '../ports/verification.ts';
import type { CheckResult } from './check-result.ts';

/** So few bad responses are noise, whatever the rate. */
const LEAST_BAD = 5;
/** Standard errors: chance alone goes so far beyond a limit in fewer than 1 of 700 cases. */
const CERTAINTY = 3;

/** The same, for the reader to compare: before the deployment, or in the old target group. */
export interface Comparison {
  readonly label: string;
  readonly value: number;
}

export type MetricReading =
  /** Undefined `value`: no data. */
  | { readonly kind: 'value'; readonly value: number | undefined; readonly compared?: Comparison }
  | { readonly kind: 'rate'; readonly bad: number; readonly requests: number; readonly compared?: Comparison }
  /** `why`: a clause. */
  | { readonly kind: 'unread'; readonly why: string };

/** No data, or too little, is inconclusive. */
export function judgeMetric(check: MetricCheck, reading: MetricReading): CheckResult {
  const { text } = check;
  if (reading.kind === 'unread') return { check: text, result: 'inconclusive', why: reading.why };
  if (reading.kind === 'rate') return judgeRate(check, reading);
  if (reading.value === undefined) return { check: text, result: 'inconclusive', why: 'has no data' };
  const isGood = keepsLimit(reading.value, check);
  const why = `was ${format(check, reading.value)}${describeComparison(check, reading.compared)}`;
  return { check: text, result: isGood ? 'passed' : 'failed', why };
}

/** Failed only if so many bad responses cannot be chance: a rate of few requests says little. */
function judgeRate(
  check: MetricCheck,
  { bad, requests, compared }: Extract<MetricReading, { readonly kind: 'rate' }>,
): CheckResult {
  const { text } = check;
  if (requests === 0) return { check: text, result: 'inconclusive', why: 'has no requests' };
  const rate = bad / requests;
  const why = `was ${format(check, rate)} (${bad} of ${requests} requests)${describeComparison(check, compared)}`;
  if (keepsLimit(rate, check)) return { check: text, result: 'passed', why };
  if (bad >= LEAST_BAD && findLeastRate(bad, requests) > check.limit) return { check: text, result: 'failed', why };
  return { check: text, result: 'inconclusive', why: `${why}; too few requests to be certain` };
}

/** Lower bound of the Wilson score interval: the rate is hardly smaller. */
function findLeastRate(bad: number, requests: number): number {
  const rate = bad / requests;
  const square = CERTAINTY ** 2;
  const centre = rate + square / (2 * requests);
  const spread = CERTAINTY * Math.sqrt((rate * (1 - rate)) / requests + square / (4 * requests ** 2));
  return (centre - spread) / (1 + square / requests);
}

const COMPARE: Readonly<Record<Operator, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

function keepsLimit(value: number, { operator, limit }: MetricCheck): boolean {
  return COMPARE[operator](value, limit);
}

function format({ metric }: MetricCheck, value: number): string {
  if (metric.kind === 'target-errors') return `${round(value * 100)}%`;
  return metric.kind === 'target-latency' ? `${round(value * 1000)} ms` : String(round(value));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function describeComparison(check: MetricCheck, compared: Comparison | undefined): string {
  return compared === undefined ? '' : `; ${compared.label} ${format(check, compared.value)}`;
}
