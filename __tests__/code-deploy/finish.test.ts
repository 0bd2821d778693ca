/** What becomes of a deployment that meets trouble, on virtual time. */
import { expect, test } from '@jest/globals';
import { finishCodeDeployment } from '../../src/code-deploy/finish.ts';
import { startCodeDeployment } from '../../src/code-deploy/start.ts';
import { DeployError } from '../../src/errors.ts';
import type { CodeDeploy } from '../../src/world/code-deploy.ts';
import {
  anAppSpec,
  aShop,
  deploy,
  GROUP,
  listFleets,
  playScenario,
  revise,
  seeDeployment,
} from '../support/code-deploy-stories.ts';
import { aStart, openPort, openWorld, seeService } from '../support/code-deploy-virtual.ts';
import type { VirtualEcs } from '../support/virtual-ecs.ts';

const BACK = { onFailure: 'rollback', onCancel: 'leave' } as const;

function listAll(ecs: VirtualEcs): readonly string[] {
  return ecs.call('codedeploy:ListDeployments', GROUP).deployments as readonly string[];
}

async function fail(kind: 'unreachable' | 'access'): Promise<never> {
  throw new DeployError({ kind, message: 'No answer came.', advice: 'Try again.' });
}

/** The port as it is, and a world in which some of its calls fail. */
function openFaulty(ecs: VirtualEcs, change: (port: CodeDeploy) => Partial<CodeDeploy>) {
  const port = openPort(ecs);
  return { port, world: openWorld(ecs, { ...port, ...change(port) }) };
}

test('the previous revision is deployed where a deployment failed after the traffic had moved', async () => {
  const ecs = aShop();
  playScenario(ecs, { hooks: [{ target: 'check', outcome: 'FAILED', afterMs: 20_000 }] });
  const port = openPort(ecs);
  const world = openWorld(ecs, {
    ...port,
    create: async (wish) => {
      if (listAll(ecs).length > 0) playScenario(ecs, { hooks: [{ target: 'check', outcome: 'SUCCEEDED' }] });
      return port.create(wish);
    },
  });
  const course = await startCodeDeployment(await aStart(ecs, port, { hooks: { AfterAllowTraffic: 'check' } }), world);

  const ending = await finishCodeDeployment(course, BACK, world);

  const [way = '', first = ''] = listAll(ecs);
  expect(ending.verdict).toBe('rolled-back');
  expect(ending.reason).toContain('Slipway rolled back to web:1.');
  expect([seeDeployment(ecs, first).status, seeDeployment(ecs, way).status]).toEqual(['Failed', 'Succeeded']);
  expect([seeService(ecs).revisionArn.split('/')[1], listFleets(ecs, way)]).toEqual([
    'web:1',
    ['Blue DRAINING 2 0%', 'Green PRIMARY 2 100%'],
  ]);
});

test('where the deployment that brings the previous revision fails too, both ends are told', async () => {
  const ecs = aShop();
  playScenario(ecs, { hooks: [{ target: 'check', outcome: 'FAILED', afterMs: 20_000 }] });
  const { port, world } = openFaulty(ecs, () => ({}));
  const course = await startCodeDeployment(await aStart(ecs, port, { hooks: { AfterAllowTraffic: 'check' } }), world);

  const ending = await finishCodeDeployment(course, BACK, world);

  const [way = '', first = ''] = listAll(ecs);
  expect(ending.verdict).toBe('failed');
  expect(ending.reason).toContain(`A lifecycle hook failed deployment ${first} of web:2`);
  expect(ending.reason).toContain(`Rolling back: A lifecycle hook failed deployment ${way} of web:1`);
});

test('a deployment whose answer was lost is found by its AppSpec file and not created again', async () => {
  const ecs = aShop();
  const { port, world } = openFaulty(ecs, ({ create }) => ({
    create: async (wish) => {
      await create(wish);
      return fail('unreachable');
    },
  }));

  const course = await startCodeDeployment(await aStart(ecs, port), world);

  expect(listAll(ecs)).toEqual([course.facts.deploymentId]);
  expect((await finishCodeDeployment(course, BACK, world)).verdict).toBe('steady');
});

test('a deployment that was not created is asked for again', async () => {
  const ecs = aShop();
  let calls = 0;
  const { port, world } = openFaulty(ecs, ({ create }) => ({
    create: (wish) => {
      calls += 1;
      return calls < 3 ? fail('unreachable') : create(wish);
    },
  }));

  const course = await startCodeDeployment(await aStart(ecs, port), world);

  expect([calls, listAll(ecs)]).toEqual([3, [course.facts.deploymentId]]);
});

test("somebody else's deployment that came meanwhile is not taken for ours", async () => {
  const ecs = aShop();
  const { port, world } = openFaulty(ecs, ({ create }) => ({
    create: async (wish) => {
      if (listAll(ecs).length > 0) return create(wish);
      deploy(ecs, revise(anAppSpec({ BeforeInstall: 'check' })));
      return fail('unreachable');
    },
  }));

  const starting = startCodeDeployment(await aStart(ecs, port), world);

  await expect(starting).rejects.toThrow(/already/);
  expect(listAll(ecs)).toHaveLength(1);
});

test('a deployment that gives no answer for five minutes is out of sight', async () => {
  const ecs = aShop();
  let looks = 0;
  const { port, world } = openFaulty(ecs, ({ describe }) => ({
    describe: (id) => {
      looks += 1;
      return looks > 2 ? fail('unreachable') : describe(id);
    },
  }));
  const course = await startCodeDeployment(await aStart(ecs, port, { hooks: { BeforeInstall: 'check' } }), world);
  playScenario(ecs, { hooks: [{ target: 'check', outcome: 'IN_PROGRESS' }] });

  const ending = await finishCodeDeployment(course, BACK, world);

  const { deploymentId } = course.facts;
  expect(ending.verdict).toBe('unknown');
  expect(ending.reason).toContain(`Lost sight of deployment ${deploymentId} after it was created: No answer came.`);
  expect(world.told.filter(({ type }) => type === 'sight-lost')).toHaveLength(1);
  expect(seeDeployment(ecs, deploymentId).status).toBe('InProgress');
});

test('a deployment that may not be read any more is out of sight at once', async () => {
  const ecs = aShop();
  const { port, world } = openFaulty(ecs, () => ({ describe: () => fail('access') }));
  const course = await startCodeDeployment(await aStart(ecs, port), world);

  const ending = await finishCodeDeployment(course, BACK, world);

  expect([ending.verdict, world.clock.now()]).toEqual(['unknown', 0]);
});

test('sight that comes back in time is told, and the verdict is that of the deployment', async () => {
  const ecs = aShop();
  let looks = 0;
  const { port, world } = openFaulty(ecs, ({ describe }) => ({
    describe: (id) => {
      looks += 1;
      return looks > 2 && looks < 12 ? fail('unreachable') : describe(id);
    },
  }));
  const course = await startCodeDeployment(await aStart(ecs, port), world);

  const ending = await finishCodeDeployment(course, BACK, world);

  expect(ending.verdict).toBe('steady');
  expect(world.told.flatMap(({ type }) => (type.startsWith('sight') ? [type] : []))).toEqual([
    'sight-lost',
    'sight-regained',
  ]);
});
