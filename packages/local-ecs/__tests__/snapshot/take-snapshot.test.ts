import { describe, expect, test } from '@jest/globals';
import { countRequest } from '../../src/metrics/count-request.ts';
import { openMetricStore } from '../../src/metrics/metric-store.ts';
import type { ShownService, Snapshot } from '../../src/snapshot/snapshot.ts';
import { aSteadyService, deploy, deployCrashing, snapshotOf } from '../support/builders/shown-rollouts.ts';
import { VirtualEcs } from '../support/fakes/virtual-ecs.ts';

function webOf({ services }: Snapshot): ShownService {
  const [web] = services;
  if (web === undefined) throw new Error('no service is shown');
  return web;
}

function countStatus({ tasks }: ShownService): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { revision, status, isFailed } of tasks) {
    const name = `${revision} ${status}${isFailed ? ' failed' : ''}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('a service that is steady', () => {
  test('shows its bounds, its deployment and its targets', () => {
    const web = webOf(snapshotOf(aSteadyService(4)));

    expect(web).toMatchObject({
      name: 'web',
      running: 4,
      pending: 0,
      bounds: { lower: 2, upper: 6, minimumHealthyPercent: 50, maximumPercent: 150 },
      deployments: [{ revision: 'web:1', status: 'PRIMARY', rolloutState: 'COMPLETED', running: 4, failed: 0 }],
      rollout: { status: 'SUCCESSFUL', isOver: true, breaker: { count: 0, threshold: 3 } },
    });
    expect(web.targetGroups.map(({ name, port, targets }) => [name, port, targets.map(({ state }) => state)])).toEqual([
      ['web', 8080, ['healthy', 'healthy', 'healthy', 'healthy']],
    ]);
  });
});

describe('a rollout', () => {
  test('in progress shows old tasks that drain next to new ones', () => {
    const ecs = aSteadyService(4);
    deploy(ecs, { image: 'example/web:2' });

    ecs.pass(25);
    const web = webOf(snapshotOf(ecs));

    expect(countStatus(web)).toMatchObject({ 'web:1 DRAINING': 2 });
    expect(web.rollout).toMatchObject({ status: 'IN_PROGRESS', isOver: false, revision: 'web:2' });
    expect(web.rollout?.chart?.lanes.filter(({ stopping }) => stopping !== undefined)).toHaveLength(2);
  });

  test('that fails shows its failed tasks, the count of the circuit breaker, and the rollback', () => {
    const ecs = aSteadyService(4);
    deployCrashing(ecs);

    ecs.pass(300);
    const web = webOf(snapshotOf(ecs));
    const chart = web.rollout?.chart;

    expect(web.rollout).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL', isOver: true, revision: 'web:2' });
    expect(web.rollout?.breaker?.count).toBeGreaterThanOrEqual(3);
    expect(chart?.markers.map(({ label, kind }) => [label, kind])).toEqual([
      ['rollback', 'rollback'],
      ['ROLLBACK_SUCCESSFUL', 'bad'],
    ]);
    expect(chart?.lanes.filter(({ failed, isNew }) => failed > 0 && isNew).length).toBeGreaterThanOrEqual(3);
    expect(web.tasks.find(({ isFailed }) => isFailed)?.reason).toContain('web: exit code 1');
  });

  test('draws the same counts however the clock was moved', () => {
    const [jumped, walked] = [aSteadyService(4), aSteadyService(4)];
    for (const ecs of [jumped, walked]) deploy(ecs, { image: 'example/web:2' });

    jumped.pass(120);
    for (let second = 0; second < 120; second += 1) walked.pass(1);

    expect(webOf(snapshotOf(jumped)).rollout).toEqual(webOf(snapshotOf(walked)).rollout);
  });

  test('never shows fewer running tasks than its lower bound', () => {
    const ecs = aSteadyService(4);
    deploy(ecs, { image: 'example/web:2' });

    ecs.pass(300);
    const samples = webOf(snapshotOf(ecs)).rollout?.chart?.samples ?? [];

    expect(samples.length).toBeGreaterThan(4);
    expect(Math.min(...samples.map(({ oursRunning, othersRunning }) => oursRunning + othersRunning))).toBe(2);
    expect(samples.at(-1)).toMatchObject({ oursRunning: 4, othersRunning: 0 });
  });

  test('of many tasks has few rows', () => {
    const ecs = aSteadyService(200);
    deploy(ecs, { image: 'example/web:2' });

    ecs.pass(90);
    const { chart } = webOf(snapshotOf(ecs)).rollout ?? {};

    expect(chart?.lanes.length).toBeLessThanOrEqual(32);
  });
});

describe('what is around a service', () => {
  test('instances show what is left of them', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(1);

    expect(snapshotOf(ecs).instances).toMatchObject([
      { cluster: 'default', status: 'ACTIVE', cpu: { total: 2048, remaining: 2048 }, tasks: [], ports: [] },
    ]);
  });

  test('requests and errors at the load balancer are counted by minute', () => {
    const ecs = aSteadyService(2);
    const metrics = openMetricStore();
    const [group] = [...ecs.state.targetGroups.keys()];
    const request = (status: number): void =>
      countRequest(
        { state: ecs.state, metrics, now: ecs.now },
        { targetGroupArn: String(group), answer: { by: 'target', status, seconds: 0.1 } },
      );

    for (const status of [200, 200, 503]) request(status);
    const [shown] = webOf(snapshotOf(ecs, { metrics })).targetGroups;

    expect(shown?.traffic).toMatchObject({ requests: 3, targetErrors: 1, loadBalancerErrors: 0 });
    expect(shown?.traffic.minutes.at(-1)).toEqual({ requests: 3, errors: 1 });
  });

  test('images show their behaviour, and the registry its tags', () => {
    const ecs = aSteadyService(1);
    ecs.play({ image: 'example/web:1', exits: { afterMs: 0, code: 7 } });
    const images = new Map([['sha256:a', { digest: 'sha256:a', pushedAt: 1 }]]);
    const repositories = [{ name: 'shop/web', images, tags: new Map([['v1', 'sha256:a']]) }];

    const shown = snapshotOf(ecs, { repositories });

    expect(shown.images).toMatchObject([{ reference: 'example/web:1', behaviour: { exits: { code: 7 } } }]);
    expect(shown.repositories).toEqual([
      { name: 'shop/web', images: [{ digest: 'sha256:a', tags: ['v1'], pushedAt: 1 }] },
    ]);
  });
});
