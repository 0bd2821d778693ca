import { findLoadBalancer } from '../engine/find-load-balancer.ts';
import type { EngineState } from '../engine/step.ts';
import { describeTargetHealth } from '../engine/target-group.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import type { ShownTargetGroup, ShownTraffic } from './snapshot.ts';

const MINUTE_MS = 60_000;
const SHOWN_MINUTES = 15;

/** What is read of a target group. */
export interface TrafficParts {
  readonly state: EngineState;
  readonly metrics: MetricStore;
  readonly now: number;
}

/** A target group with its targets and its requests; undefined when it does not exist. */
export function showTargetGroup(parts: TrafficParts, arn: string): ShownTargetGroup | undefined {
  const group = parts.state.targetGroups.get(arn);
  if (group === undefined) return undefined;
  const targets = (describeTargetHealth(parts.state, arn) ?? []).map(({ id, port, state, description }) => ({
    id: `${id}:${port}`,
    state,
    ...(description === undefined ? {} : { reason: description }),
  }));
  const { name, listenPort } = group.specification;
  return { name, port: listenPort, targets, traffic: readTraffic(parts, arn) };
}

function readTraffic({ state, metrics, now }: TrafficParts, arn: string): ShownTraffic {
  const loadBalancer = findLoadBalancer(state, arn);
  const dimensions = [
    { name: 'LoadBalancer', value: loadBalancer ?? '' },
    { name: 'TargetGroup', value: arn.replace(/^.*:/, '') },
  ];
  const first = Math.floor(now / MINUTE_MS) - SHOWN_MINUTES + 1;
  const count = (name: string, from: number, to: number): number =>
    metrics
      .list({ namespace: 'AWS/ApplicationELB', name, dimensions }, from * MINUTE_MS, to * MINUTE_MS)
      .reduce((sum, sample) => sum + sample.sum, 0);
  const all = (name: string) => count(name, first, first + SHOWN_MINUTES);
  const byLoadBalancer = ['HTTPCode_ELB_5XX_Count'];
  const byTarget = ['HTTPCode_Target_5XX_Count'];
  return {
    requests: all('RequestCount'),
    targetErrors: byTarget.reduce((sum, name) => sum + all(name), 0),
    loadBalancerErrors: byLoadBalancer.reduce((sum, name) => sum + all(name), 0),
    minutes: Array.from({ length: SHOWN_MINUTES }, (_, index) => ({
      requests: count('RequestCount', first + index, first + index + 1),
      errors: [...byTarget, ...byLoadBalancer].reduce(
        (sum, name) => sum + count(name, first + index, first + index + 1),
        0,
      ),
    })),
  };
}
