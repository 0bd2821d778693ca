/** What a load balancer reports of its requests, in the namespace AWS/ApplicationELB. */
import type { BalancedRequest } from '../engine/contract.ts';
import { findLoadBalancer } from '../engine/find-load-balancer.ts';
import type { EngineState } from '../engine/step.ts';
import type { Dimension, MetricStore } from './metric-store.ts';

/** A value of a metric. */
interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'Count' | 'Seconds';
}

const MINUTE_MS = 60_000;

/**
 * Adds a request to the metrics of its minute: for the load balancer, and for it with the target group (Elastic Load
 * Balancing User Guide, CloudWatch metrics for your Application Load Balancer). That the errors of the load balancer
 * itself are there for a target group too is of the local ECS.
 *
 * @param now milliseconds since the epoch, engine time
 */
export function countRequest(
  { state, metrics, now }: { readonly state: EngineState; readonly metrics: MetricStore; readonly now: number },
  request: BalancedRequest,
): void {
  const loadBalancer = findLoadBalancer(state, request.targetGroupArn);
  if (loadBalancer === undefined) return;
  const at = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const whole: Dimension = { name: 'LoadBalancer', value: loadBalancer };
  const group: Dimension = { name: 'TargetGroup', value: request.targetGroupArn.replace(/^.*:/, '') };
  for (const dimensions of [[whole], [group, whole]]) {
    for (const { name, value, unit } of listMeasures(request)) {
      const sample = { at, unit, count: 1, sum: value, minimum: value, maximum: value };
      metrics.put({ namespace: 'AWS/ApplicationELB', name, dimensions }, sample, now);
    }
  }
}

function listMeasures({ answer }: BalancedRequest): readonly Measure[] {
  const one = (name: string): Measure => ({ name, value: 1, unit: 'Count' });
  switch (answer.by) {
    case 'target':
      return [
        one('RequestCount'),
        ...countCode('HTTPCode_Target', answer.status),
        { name: 'TargetResponseTime', value: answer.seconds, unit: 'Seconds' },
      ];
    case 'load-balancer':
      // A request for which no target was chosen is not in RequestCount.
      return [...(answer.isTargetChosen ? [one('RequestCount')] : []), ...countCode('HTTPCode_ELB', answer.status)];
    case 'nobody':
      return [one('RequestCount')];
  }
}

function countCode(prefix: string, status: number): readonly Measure[] {
  const name = `${prefix}_${Math.floor(status / 100)}XX_Count`;
  return status >= 200 && status < 600 ? [{ name, value: 1, unit: 'Count' }] : [];
}
