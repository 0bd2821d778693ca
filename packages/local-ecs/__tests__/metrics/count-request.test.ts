/** Which metrics a request adds to (Elastic Load Balancing User Guide, CloudWatch metrics). */
import { beforeEach, expect, test } from '@jest/globals';
import type { BalancedAnswer } from '../../src/engine/contract.ts';
import { countRequest } from '../../src/metrics/count-request.ts';
import { type MetricStore, openMetricStore, type Sample } from '../../src/metrics/metric-store.ts';
import { START, VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import { buildFront } from '../support/harness/load-balancing.ts';

const MINUTE = Math.floor(START / 60_000) * 60_000;

let ecs: VirtualEcs;
let metrics: MetricStore;

beforeEach(() => {
  ecs = new VirtualEcs();
  metrics = openMetricStore();
});

const count = (targetGroupArn: string, answer: BalancedAnswer) =>
  countRequest({ state: ecs.state, metrics, now: START }, { targetGroupArn, answer });

function list(name: string, targetGroupArn?: string): readonly Sample[] {
  const loadBalancer = { name: 'LoadBalancer', value: 'app/local/50dc6c495c0c9188' };
  const group = { name: 'TargetGroup', value: targetGroupArn?.slice(targetGroupArn.indexOf('targetgroup/')) ?? '' };
  const dimensions = targetGroupArn === undefined ? [loadBalancer] : [loadBalancer, group];
  return metrics.list({ namespace: 'AWS/ApplicationELB', name, dimensions }, 0, Number.POSITIVE_INFINITY);
}

function countSamples(names: readonly string[], targetGroupArn: string): readonly number[] {
  return names.map((name) => list(name, targetGroupArn).reduce((total, sample) => total + sample.count, 0));
}

test('an answer is in the minute of the clock, with its time in seconds', () => {
  const arn = ecs.addTargetGroup({ listenPort: 8000 });
  for (const status of [200, 204]) count(arn, { by: 'target', status, seconds: 0.25 });

  const one = { at: MINUTE, unit: 'Count', minimum: 1, maximum: 1 };
  expect(list('HTTPCode_Target_2XX_Count', arn)).toEqual([{ ...one, count: 2, sum: 2 }]);
  expect(list('TargetResponseTime', arn)).toEqual([
    { at: MINUTE, unit: 'Seconds', count: 2, sum: 0.5, minimum: 0.25, maximum: 0.25 },
  ]);
});

test.each<readonly [string, BalancedAnswer, readonly number[]]>([
  ['of a target', { by: 'target', status: 503, seconds: 1 }, [1, 1, 0]],
  ['of the load balancer for a target', { by: 'load-balancer', status: 502, isTargetChosen: true }, [1, 0, 1]],
  ['without a target', { by: 'load-balancer', status: 503, isTargetChosen: false }, [0, 0, 1]],
  ['to nobody', { by: 'nobody' }, [1, 0, 0]],
])('an answer %s is counted where it came from', (_, answer, counts) => {
  const arn = ecs.addTargetGroup({ listenPort: 8000 });
  count(arn, answer);

  const names = ['RequestCount', 'HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count'];
  expect(countSamples(names, arn)).toEqual(counts);
});

test('the load balancer has the requests of all its target groups', () => {
  for (const name of ['blue', 'green']) {
    count(ecs.addTargetGroup({ name, listenPort: 8000 }), { by: 'target', status: 200, seconds: 1 });
  }

  expect(list('RequestCount')).toMatchObject([{ count: 2 }]);
});

test('a request is counted for the load balancer whose listener forwards to its target group', () => {
  const { loadBalancerArn, targetGroupArn } = buildFront(ecs);
  count(targetGroupArn, { by: 'target', status: 200, seconds: 1 });

  const dimensions = [{ name: 'LoadBalancer', value: loadBalancerArn.replace(/^.*:loadbalancer\//, '') }];
  const counted = metrics.list({ namespace: 'AWS/ApplicationELB', name: 'RequestCount', dimensions }, 0, START * 2);
  expect(counted).toMatchObject([{ count: 1 }]);
});

test('a target group without a load balancer has no metrics', () => {
  const arn = ecs.addTargetGroup();
  count(arn, { by: 'nobody' });

  expect([list('RequestCount'), list('RequestCount', arn)]).toEqual([[], []]);
});
