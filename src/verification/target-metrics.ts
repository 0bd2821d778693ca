/** The metrics of an Application Load Balancer for the target groups of a service. */
import type { Metric, MetricQuery } from '../ports/verification.ts';
import type { Comparison, MetricReading } from './judge-metric.ts';

/** A target group and its load balancer. */
export interface TargetPair {
  readonly targetGroupArn: string;
  readonly loadBalancerArn: string;
}

export type TargetMetric = Exclude<Metric, { readonly kind: 'custom' }>;

const NAMESPACE = 'AWS/ApplicationELB';

/** What to read of one target group: its requests, and the metric itself. */
export function listTargetQueries(metric: TargetMetric, pair: TargetPair): readonly [MetricQuery, MetricQuery] {
  const dimensions = toDimensions(pair);
  const of = (name: string, statistic: string): MetricQuery => ({ namespace: NAMESPACE, name, statistic, dimensions });
  const own =
    metric.kind === 'target-latency'
      ? of('TargetResponseTime', metric.statistic)
      : of(`HTTPCode_Target_${metric.codes}_Count`, 'Sum');
  return [of('RequestCount', 'Sum'), own];
}

/** Elastic Load Balancing User Guide, CloudWatch metrics for your Application Load Balancer, metric dimensions. */
function toDimensions({ targetGroupArn, loadBalancerArn }: TargetPair): MetricQuery['dimensions'] {
  return [
    { name: 'TargetGroup', value: targetGroupArn.slice(targetGroupArn.lastIndexOf(':') + 1) },
    { name: 'LoadBalancer', value: loadBalancerArn.replace(/^.*:loadbalancer\//, '') },
  ];
}

/** One target group over a time; undefined: CloudWatch has no data. */
export interface GroupReading {
  readonly requests: number | undefined;
  readonly own: number | undefined;
}

/** All target groups, in the same order, in the time of the verification and before the deployment. */
export interface GroupReadings {
  readonly now: readonly GroupReading[];
  readonly before: readonly GroupReading[];
  /** The deployment waits at a pause: the old target group may still serve. */
  readonly isPaused: boolean;
}

/**
 * Once a deployment is complete all requests go to its target group. At a pause, the new one of two is that without
 * requests before the deployment: the old one must neither hide its errors nor add its own.
 */
export function combineGroups(metric: TargetMetric, { now, before, isPaused }: GroupReadings): MetricReading {
  if (now.length === 0) return { kind: 'unread', why: 'not found: the service has no Application Load Balancer' };
  if (!isPaused || now.length === 1) {
    return withComparison(metric, now, { label: 'before the deployment', value: findValue(metric, before) });
  }
  const isFresh = (at: number) => (before[at]?.requests ?? 0) === 0;
  const fresh = now.filter((_, at) => isFresh(at));
  if (fresh.length !== 1) {
    return { kind: 'unread', why: 'cannot be judged: requests do not show which target group is the new one' };
  }
  const old = now.filter((_, at) => !isFresh(at));
  return withComparison(metric, fresh, { label: 'the old target group', value: findValue(metric, old) });
}

function withComparison(
  metric: TargetMetric,
  groups: readonly GroupReading[],
  { label, value }: { readonly label: string; readonly value: number | undefined },
): MetricReading {
  const compared: { readonly compared?: Comparison } = value === undefined ? {} : { compared: { label, value } };
  if (metric.kind === 'target-latency') return { kind: 'value', value: findValue(metric, groups), ...compared };
  const sumOf = (key: keyof GroupReading) => groups.reduce((sum, group) => sum + (group[key] ?? 0), 0);
  return { kind: 'rate', bad: sumOf('own'), requests: sumOf('requests'), ...compared };
}

/** The rate, or the largest latency: a percentile is not an average of percentiles. Undefined: no data. */
function findValue(metric: TargetMetric, groups: readonly GroupReading[]): number | undefined {
  if (metric.kind === 'target-latency') {
    const known = groups.flatMap(({ own }) => own ?? []);
    return known.length === 0 ? undefined : Math.max(...known);
  }
  const requests = groups.reduce((sum, group) => sum + (group.requests ?? 0), 0);
  return requests === 0 ? undefined : groups.reduce((sum, group) => sum + (group.own ?? 0), 0) / requests;
}
