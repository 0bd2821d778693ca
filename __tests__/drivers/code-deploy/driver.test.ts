import { expect, test } from '@jest/globals';
import type { VirtualEcs } from '../../../packages/local-ecs/__tests__/support/fakes/virtual-ecs.ts';
import {
  anAppSpec,
  aShop,
  deploy,
  GROUP,
  listTaskSets,
  playScenario,
  revise,
  seeDeployment,
} from '../../../packages/local-ecs/__tests__/support/generators/code-deploy-stories.ts';
import { startCodeDeployment } from '../../../src/drivers/code-deploy/create-deployment.ts';
import { driveCodeDeployment, expectRollback } from '../../../src/drivers/code-deploy/driver.ts';
import { followToVerdict } from '../../../src/follow/follow-service.ts';
import type { CodeDeploy } from '../../../src/ports/code-deploy.ts';
import { DeployError } from '../../../src/ports/deploy-error.ts';
import { aStart, openPort, openWorld, seeService } from '../../support/fakes/code-deploy-virtual.ts';

/** How a deployment with errors ends, on virtual time. */

const BACK = { onFailure: 'rollback', onCancel: 'leave', waitUntil: 'steady' } as const;

function listAll(ecs: VirtualEcs): readonly string[] {
  return ecs.call('codedeploy:ListDeployments', GROUP).deployments as readonly string[];
}

async function fail(kind: 'unreachable' | 'access'): Promise<never> {
  throw new DeployError({ kind, message: 'No answer came.', advice: 'Try again.' });
}

/** The port as it is, and a world in which some of its calls fail. */
function openFailing(ecs: VirtualEcs, change: (port: CodeDeploy) => Partial<CodeDeploy>) {
  const port = openPort(ecs);
  return { port, world: openWorld(ecs, { ...port, ...change(port) }) };
}

test('the previous revision is deployed where a deployment failed after the traffic had moved', async () => {
  const ecs = aShop();
  playScenario(ecs, { hooks: [{ target: 'check', outcome: 'FAILED', afterMs: 20_000 }] });
  const port = openPort(ecs);
  const world = openWorld(ecs, {
    ...port,
    create: async (request) => {
      if (listAll(ecs).length > 0) playScenario(ecs, { hooks: [{ target: 'check', outcome: 'SUCCEEDED' }] });
      return port.create(request);
    },
  });
  const tracked = await startCodeDeployment(await aStart(ecs, port, { hooks: { AfterAllowTraffic: 'check' } }), world);

  const ending = await followToVerdict(driveCodeDeployment(tracked), BACK, world);

  const [way = '', first = ''] = listAll(ecs);
  expect(ending.verdict).toBe('rolled-back');
  expect(ending.reason).toContain('Slipway rolled back to web:1.');
  expect([seeDeployment(ecs, first).status, seeDeployment(ecs, way).status]).toEqual(['Failed', 'Succeeded']);
  expect([seeService(ecs).revisionArn.split('/')[1], listTaskSets(ecs, way)]).toEqual([
    'web:1',
    ['Blue DRAINING 2 0%', 'Green PRIMARY 2 100%'],
  ]);
});

test('where the deployment that brings the previous revision fails too, both ends are reported', async () => {
  const ecs = aShop();
  playScenario(ecs, { hooks: [{ target: 'check', outcome: 'FAILED', afterMs: 20_000 }] });
  const { port, world } = openFailing(ecs, () => ({}));
  const tracked = await startCodeDeployment(await aStart(ecs, port, { hooks: { AfterAllowTraffic: 'check' } }), world);

  const ending = await followToVerdict(driveCodeDeployment(tracked), BACK, world);

  const [way = '', first = ''] = listAll(ecs);
  expect(ending.verdict).toBe('failed');
  expect(ending.reason).toContain(`A lifecycle hook failed deployment ${first} of web:2`);
  expect(ending.reason).toContain(`Rolling back: A lifecycle hook failed deployment ${way} of web:1`);
});

test('a deployment whose answer was lost is found by its AppSpec file and not created again', async () => {
  const ecs = aShop();
  const { port, world } = openFailing(ecs, ({ create }) => ({
    create: async (request) => {
      await create(request);
      return fail('unreachable');
    },
  }));

  const tracked = await startCodeDeployment(await aStart(ecs, port), world);

  expect(listAll(ecs)).toEqual([tracked.facts.ourId]);
  expect((await followToVerdict(driveCodeDeployment(tracked), BACK, world)).verdict).toBe('steady');
});

test('a deployment that was not created is requested again', async () => {
  const ecs = aShop();
  let calls = 0;
  const { port, world } = openFailing(ecs, ({ create }) => ({
    create: (request) => {
      calls += 1;
      return calls < 3 ? fail('unreachable') : create(request);
    },
  }));

  const tracked = await startCodeDeployment(await aStart(ecs, port), world);

  expect([calls, listAll(ecs)]).toEqual([3, [tracked.facts.ourId]]);
});

test("someone else's deployment that came meanwhile is not taken for ours", async () => {
  const ecs = aShop();
  const { port, world } = openFailing(ecs, ({ create }) => ({
    create: async (request) => {
      if (listAll(ecs).length > 0) return create(request);
      deploy(ecs, revise(anAppSpec({ BeforeInstall: 'check' })));
      return fail('unreachable');
    },
  }));

  const starting = startCodeDeployment(await aStart(ecs, port), world);

  await expect(starting).rejects.toThrow(/already/);
  expect(listAll(ecs)).toHaveLength(1);
});

test('a deployment that gives no answer for five minutes is no longer reachable', async () => {
  const ecs = aShop();
  let polls = 0;
  const { port, world } = openFailing(ecs, ({ describe }) => ({
    describe: (id) => {
      polls += 1;
      return polls > 2 ? fail('unreachable') : describe(id);
    },
  }));
  const tracked = await startCodeDeployment(await aStart(ecs, port, { hooks: { BeforeInstall: 'check' } }), world);
  playScenario(ecs, { hooks: [{ target: 'check', outcome: 'IN_PROGRESS' }] });

  const ending = await followToVerdict(driveCodeDeployment(tracked), BACK, world);

  const { ourId: deploymentId } = tracked.facts;
  expect(ending.verdict).toBe('unknown');
  expect(ending.reason).toContain(
    `Lost contact with AWS about deployment ${deploymentId} after it was created: No answer came.`,
  );
  expect(world.reported.filter(({ type }) => type === 'sight-lost')).toHaveLength(1);
  expect(seeDeployment(ecs, deploymentId).status).toBe('InProgress');
});

test('a deployment that may not be read any more is no longer reachable at once', async () => {
  const ecs = aShop();
  const { port, world } = openFailing(ecs, () => ({ describe: () => fail('access') }));
  const tracked = await startCodeDeployment(await aStart(ecs, port), world);

  const ending = await followToVerdict(driveCodeDeployment(tracked), BACK, world);

  expect([ending.verdict, world.clock.now()]).toEqual(['unknown', 0]);
});

test('contact that is restored in time is reported, and the verdict is that of the deployment', async () => {
  const ecs = aShop();
  let polls = 0;
  const { port, world } = openFailing(ecs, ({ describe }) => ({
    describe: (id) => {
      polls += 1;
      return polls > 2 && polls < 12 ? fail('unreachable') : describe(id);
    },
  }));
  const tracked = await startCodeDeployment(await aStart(ecs, port), world);

  const ending = await followToVerdict(driveCodeDeployment(tracked), BACK, world);

  expect(ending.verdict).toBe('steady');
  expect(world.reported.flatMap(({ type }) => (type.startsWith('sight') ? [type] : []))).toEqual([
    'sight-lost',
    'sight-regained',
  ]);
});

test('a requested rollback that takes longer than the limit says so, and why, as one by ECS does', async () => {
  const ecs = aShop();
  playScenario(ecs, { hooks: [{ target: 'check', outcome: 'IN_PROGRESS' }] });
  const { port, world } = openFailing(ecs, () => ({}));
  const start = await aStart(ecs, port, { hooks: { BeforeInstall: 'check' } });
  const tracked = expectRollback(await startCodeDeployment(start, world), 60_000);

  const ending = await followToVerdict(driveCodeDeployment(tracked, { toArn: start.service.revisionArn }), BACK, world);

  const what = `deployment ${tracked.facts.ourId} of web:2`;
  expect(ending).toEqual({
    verdict: 'timed-out',
    reason: `The rollback to web:1 did not complete within 1 minute; CodeDeploy continues to roll back ${what}. web:1 is running now.`,
  });
  expect(world.reported.filter(({ type }) => type === 'diagnosed')).toHaveLength(1);
});
