import { expect, test } from '@jest/globals';
import { toRevisionArn } from '@slipway/ecs-rules/arns';
import { driveRollout } from '../../src/drivers/ecs/driver.ts';
import { startRollout } from '../../src/drivers/ecs/start-rollout.ts';
import { followDeployment } from '../../src/follow/follow-deployment.ts';
import { openReported } from '../../src/follow/news.ts';
import { rollBack } from '../../src/follow/rollback-after-failure.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { Ecs, ServiceUpdate } from '../../src/ports/ecs.ts';
import type { ServiceRecord } from '../../src/ports/service-records.ts';
import {
  anObservation,
  anOldDeployment,
  aService,
  aServiceDeployment,
  ourDeployment,
  revisionArn,
  serviceDeploymentArn,
  theFacts,
} from '../support/builders/service-builders.ts';
import { aClock, aDocker, aLedger, anEcs, aWorld } from '../support/fakes/fake-world.ts';
import { HistoryStage } from '../support/fakes/history-stage.ts';
import type { History } from '../support/generators/histories.ts';

const CANARY: History = {
  desired: 2,
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  breaker: 'off',
  isFirst: false,
  outcome: 'works',
  intervention: 'none',
  atMs: 1,
  lagMs: 0,
  failing: 0,
  isDenied: false,
  waitUntil: 'steady',
  limitMinutes: 15,
  seed: 1,
  strategy: 'CANARY',
  hook: 'works',
  alarm: 'none',
};

type Stop = Ecs['stopWithRollback'];

/** No registry answers, so that no tag can be compared. */
const NO_REGISTRY = aDocker(() => ({ exitCode: 1, stderr: 'no such host' }));

/** Follows a canary deployment up to a limit and rolls it back there; the stage that was reached, and how it ended. */
async function rollBackAfter(limitMs: number, stop = (ask: Stop): Stop => ask) {
  const stage = new HistoryStage(CANARY);
  const ecs = { ...stage.ecs, stopWithRollback: stop(stage.ecs.stopWithRollback) };
  const world = aWorld({ ecs, docker: NO_REGISTRY, clock: stage.clock });
  const plan = { service: stage.before, history: [], shouldForce: false };
  const revisionArn = toRevisionArn(plan.service.revisionArn.replace(/\d+$/, '2'));
  const known = new Set(stage.serviceDeploymentArns());
  const request = { plan, revisionArn, limitMs, shouldFailFast: true, shouldForce: false };
  const started = await startRollout(request, world);
  const rollout = { ...started, serviceDeploymentsBefore: known };
  const driver = driveRollout(rollout);
  const ending = await followDeployment(driver, world);
  if (ending.verdict === 'steady') return { reached: 'steady' };
  const reached = ending.lastObservation?.serviceDeployment?.lifecycleStage ?? 'none yet';
  return { reached, ending: await rollBack({ driver, ending }, world) };
}

test('a deployment that shifts traffic is rolled back from each of its stages', async () => {
  const stages = new Set<string>();

  for (let limitMs = 4_000; !stages.has('steady'); limitMs += 5_000) {
    const { reached, ending } = await rollBackAfter(limitMs);
    stages.add(reached);
    expect(ending?.verdict ?? 'timed-out').toBe('timed-out');
    if (reached === 'steady') continue;
    const where = reached === 'none yet' ? '' : `; it was at ${reached}`;
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
    name: 'refused, since ECS rolls back already',
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
  const { ending } = await rollBackAfter(4_000, stop);

  expect(ending?.reason).toMatch(/Slipway rolled back to web:1\.$/);
});

const WEB_1 = anOldDeployment({ id: 'ecs-svc/1', revisionArn: revisionArn('web:1') });
const WEB_2 = anOldDeployment({
  id: 'ecs-svc/2',
  revisionArn: revisionArn('web:2'),
  rolloutState: 'IN_PROGRESS',
  running: 0,
});
const WEB_3 = ourDeployment({ revisionArn: revisionArn('web:3') });

function aRevision(arn: string) {
  const described = { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:v1' }] };
  return { arn: toRevisionArn(arn), family: 'web', number: 1, status: 'ACTIVE', described };
}

/** Rolls `web:3` back, which was deployed over someone else's `web:2`, which was in progress over `web:1`. */
async function rollBackOver(stopped: readonly ServiceRecord[], isStoppable = true) {
  const updates: ServiceUpdate[] = [];
  const ours = { arn: serviceDeploymentArn('ours'), targetRevisionArn: revisionArn('web:3') };
  const history = [
    aServiceDeployment({ ...ours, status: 'IN_PROGRESS' }),
    aServiceDeployment({ arn: serviceDeploymentArn('2'), status: 'STOPPED', targetRevisionArn: revisionArn('web:2') }),
    aServiceDeployment({
      arn: serviceDeploymentArn('1'),
      status: 'SUCCESSFUL',
      targetRevisionArn: revisionArn('web:1'),
    }),
  ];
  const before = aService({ deployments: [{ ...WEB_2, status: 'PRIMARY' }, WEB_1] });
  const updated = { ...WEB_1, id: 'ecs-svc/4', status: 'PRIMARY' };
  const sequence = [aService({ deployments: [WEB_3, WEB_2] }), ...stopped];
  const ecs = anEcs({
    describeService: () => {
      if (updates.length > 0) return Promise.resolve(aService({ deployments: [updated] }));
      return Promise.resolve(sequence.length > 1 ? sequence.shift() : sequence[0]);
    },
    serviceDeployments: () => Promise.resolve(history),
    describeRevision: (arn) => Promise.resolve(aRevision(arn)),
    describeServiceDeployment: () =>
      Promise.resolve(aServiceDeployment({ ...ours, status: isStoppable ? 'ROLLBACK_IN_PROGRESS' : 'IN_PROGRESS' })),
    stopWithRollback: () => (isStoppable ? Promise.resolve() : Promise.reject(anError('access'))),
    stoppedTasks: () => Promise.resolve([]),
    update: (update) => {
      updates.push(update);
      return Promise.resolve(aService({ deployments: [{ ...updated, rolloutState: 'IN_PROGRESS' }] }));
    },
  });
  const facts = theFacts({ revisionArn: revisionArn('web:3'), idsBefore: [WEB_2.id, WEB_1.id] });
  const lastObservation = anObservation({ service: sequence[0], serviceDeployment: history[0] });
  const driver = driveRollout({
    facts,
    before,
    serviceDeploymentsBefore: new Set(['1', '2'].map(serviceDeploymentArn)),
  });
  const known = { ...driver.nothingKnown, serviceDeploymentArn: serviceDeploymentArn('ours') };
  const ending = {
    verdict: 'failed',
    reason: 'web:3 failed.',
    lastObservation,
    known,
    reported: openReported(before, driver.nothingReported),
  } as const;
  const world = aWorld({ ecs, docker: NO_REGISTRY, clock: aClock(), ledger: aLedger() });
  return { ending: await rollBack({ driver, ending }, world), updates: updates.map((update) => update.revisionArn) };
}

test('where ECS rolls back to a revision that never completed, an update brings the one that did', async () => {
  const astray = aService({
    deployments: [
      { ...WEB_2, status: 'PRIMARY' },
      { ...WEB_3, status: 'ACTIVE' },
    ],
  });

  const { ending, updates } = await rollBackOver([astray]);

  expect(updates).toEqual([revisionArn('web:1')]);
  expect([ending.verdict, ending.reason]).toEqual(['rolled-back', 'web:3 failed. Slipway rolled back to web:1.']);
});

test('where ECS rolls back to the one that completed, nothing is updated', async () => {
  const back = aService({ deployments: [{ ...WEB_1, status: 'PRIMARY' }] });

  const { ending, updates } = await rollBackOver([back]);

  expect(updates).toEqual([]);
  expect([ending.verdict, ending.reason]).toEqual(['rolled-back', 'web:3 failed. Slipway rolled back to web:1.']);
});

test('where the stop is denied, the update goes to the one that completed, too', async () => {
  const { ending, updates } = await rollBackOver([], false);

  expect(updates).toEqual([revisionArn('web:1')]);
  expect(ending.verdict).toBe('rolled-back');
});
