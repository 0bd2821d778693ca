import { defined } from '@slipway/ecs-rules/values';
import type { FollowedDeployment } from '../follow/driver.ts';
import type { MetricCheck, MetricWindow } from '../ports/verification.ts';
import { judgeMetric, type MetricReading } from '../verification/judge-metric.ts';
import { combineGroups, listTargetQueries, type TargetPair } from '../verification/target-metrics.ts';
import { attempt } from './attempt.ts';
import type { RunningCheck, VerifyWorld } from './running-check.ts';

/** CloudWatch has a value for each minute. */
const EVERY_MS = 60_000;

export function openMetricCheck(check: MetricCheck, followed: FollowedDeployment, world: VerifyWorld): RunningCheck {
  const from = world.clock.date();
  let reading: MetricReading = { kind: 'unread', why: 'was not read' };
  return {
    everyMs: EVERY_MS,
    poll: async () => {
      const to = world.clock.date();
      // There is no value yet.
      if (to === from) return;
      const read = await attempt(() => readMetric(check, { from, to }, followed, world));
      reading = typeof read === 'string' ? { kind: 'unread', why: read } : read;
    },
    judge: (isOver) => {
      const judged = judgeMetric(check, reading);
      // A latency of the first minute is that of a cold start; a rate that fails is certain.
      const isCertain = reading.kind === 'rate' && judged.result === 'failed';
      return isOver || isCertain ? judged : undefined;
    },
  };
}

/** With the same time before the deployment, to compare. */
async function readMetric(
  { metric }: MetricCheck,
  window: MetricWindow,
  followed: FollowedDeployment,
  world: VerifyWorld,
): Promise<MetricReading> {
  const windowBefore = findTimeBefore(window, followed.driver.recorded?.createdAt ?? window.from);
  const cloudWatch = await world.cloudWatch();
  if (metric.kind === 'custom') {
    const [[value], [before]] = await Promise.all([
      cloudWatch.metricValues([metric], window),
      cloudWatch.metricValues([metric], windowBefore),
    ]);
    const compared = before === undefined ? undefined : { label: 'before the deployment', value: before };
    return { kind: 'value', value, ...defined({ compared }) };
  }
  const queries = (await listPairs(followed, world)).flatMap((pair) => listTargetQueries(metric, pair));
  const read = async (time: MetricWindow) => {
    const values = queries.length === 0 ? [] : await cloudWatch.metricValues(queries, time);
    return values.flatMap((requests, at) => (at % 2 === 0 ? [{ requests, own: values[at + 1] }] : []));
  };
  const [now, before] = await Promise.all([read(window), read(windowBefore)]);
  return combineGroups(metric, { now, before, isPaused: followed.ending.verdict === 'paused' });
}

/**
 * As many whole minutes as are read of the time itself, one at least. The minute in which the deployment began is
 * none of them: it has requests to its tasks already.
 */
function findTimeBefore({ from, to }: MetricWindow, began: number): MetricWindow {
  const minutes = Math.max(Math.ceil(to / EVERY_MS) - Math.ceil(from / EVERY_MS), 1);
  const end = Math.floor(began / EVERY_MS) * EVERY_MS;
  return { from: end - minutes * EVERY_MS, to: end };
}

/** Both target groups of a service whose deployments shift traffic. */
async function listPairs({ ending, driver }: FollowedDeployment, world: VerifyWorld): Promise<readonly TargetPair[]> {
  const { loadBalancers } = ending.lastObservation?.service ?? driver.before;
  const arns = loadBalancers
    .flatMap(({ targetGroupArn, advancedConfiguration }) => [
      targetGroupArn,
      advancedConfiguration?.alternateTargetGroupArn,
    ])
    .filter((arn) => arn !== undefined);
  const { loadBalancing } = await world.evidence();
  const pairs = arns.map(async (targetGroupArn) => {
    const { loadBalancerArns = [] } = await loadBalancing.describeTargetGroup(targetGroupArn);
    const [loadBalancerArn] = loadBalancerArns.filter((arn) => arn.includes(':loadbalancer/app/'));
    return loadBalancerArn === undefined ? [] : [{ targetGroupArn, loadBalancerArn }];
  });
  return (await Promise.all(pairs)).flat();
}
