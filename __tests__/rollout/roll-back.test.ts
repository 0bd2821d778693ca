import { expect, test } from '@jest/globals';
import { DeployError } from '../../src/errors.ts';
import { followRollout } from '../../src/rollout/follow.ts';
import { takeBack } from '../../src/rollout/roll-back.ts';
import { startRollout } from '../../src/rollout/start.ts';
import type { Ecs } from '../../src/world/ecs.ts';
import { aWorld } from '../support/fake-world.ts';
import { type History, HistoryStage } from '../support/histories.ts';

const CANARY: History = {
  desired: 2,
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  breaker: 'off',
  isFirst: false,
  fate: 'works',
  intervention: 'none',
  atMs: 1,
  lagMs: 0,
  failing: 0,
  isDenied: false,
  seed: 1,
  strategy: 'CANARY',
  hook: 'works',
  alarm: 'none',
};

type Stop = Ecs['stopWithRollback'];

/** Follows a canary deployment up to a limit and takes it back there; the stage that was reached, and how it ended. */
async function takeBackAfter(limitMs: number, stop = (ask: Stop): Stop => ask) {
  const stage = new HistoryStage(CANARY);
  const ecs = { ...stage.ecs, stopWithRollback: stop(stage.ecs.stopWithRollback) };
  const world = aWorld({ ecs, clock: stage.clock });
  const plan = { service: stage.serviceNow(), history: [], shouldForce: false };
  const revisionArn = plan.service.revisionArn.replace(/\d+$/, '2');
  const known = new Set(stage.serviceDeploymentArns());
  const request = { plan, revisionArn, limitMs, shouldFailFast: true, shouldForce: false };
  const started = await startRollout(request, world);
  const rollout = { ...started, sight: { ...started.sight, serviceDeploymentsBefore: known } };
  const ending = await followRollout(rollout, world);
  if (ending.verdict === 'steady') return { reached: 'steady' };
  const reached = ending.lastLook?.serviceDeployment?.lifecycleStage ?? 'none yet';
  return { reached, ending: await takeBack(rollout, ending, world) };
}

test('a deployment that shifts traffic is taken back from each of its stages', async () => {
  const stages = new Set<string>();

  for (let limitMs = 4_000; !stages.has('steady'); limitMs += 5_000) {
    const { reached, ending } = await takeBackAfter(limitMs);
    stages.add(reached);
    expect(ending?.verdict ?? 'timed-out').toBe('timed-out');
    if (reached === 'steady') continue;
    const where = reached === 'none yet' ? '' : `; it had come to ${reached}`;
    expect(ending?.reason).toMatch(`${where}. Slipway rolled back to web:1.`);
  }

  expect([...stages]).toEqual([
    'none yet',
    'PRE_SCALE_UP',
    'SCALE_UP',
    'POST_SCALE_UP',
    'TEST_TRAFFIC_SHIFT',
    'POST_TEST_TRAFFIC_SHIFT',
    'PRE_PRODUCTION_TRAFFIC_SHIFT',
    'PRODUCTION_TRAFFIC_SHIFT',
    'POST_PRODUCTION_TRAFFIC_SHIFT',
    'BAKE_TIME',
    'CLEAN_UP',
    'steady',
  ]);
});

const anError = (kind: 'unreachable' | 'access' | 'rejected') => new DeployError({ kind, message: 'No.', advice: '' });

test.each<{ name: string; stop: (ask: Stop) => Stop }>([
  {
    name: 'throttled twice',
    stop: (ask) => {
      const refusals = [anError('unreachable'), anError('unreachable')];
      return async (arn) => {
        const refusal = refusals.pop();
        if (refusal !== undefined) throw refusal;
        await ask(arn);
      };
    },
  },
  {
    name: 'refused, since ECS goes back already',
    stop: (ask) => async (arn) => {
      await ask(arn);
      throw anError('rejected');
    },
  },
  {
    name: 'denied, so that an update brings the previous revision',
    stop: () => async () => {
      throw anError('access');
    },
  },
])('a rollback comes about though the stop is $name', async ({ stop }) => {
  const { ending } = await takeBackAfter(4_000, stop);

  expect(ending?.reason).toMatch(/Slipway rolled back to web:1\.$/);
});
