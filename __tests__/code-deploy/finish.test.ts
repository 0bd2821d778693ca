/** What becomes of a deployment that meets trouble, on virtual time. */
import { expect, test } from '@jest/globals';
import { finishCodeDeployment } from '../../src/code-deploy/finish.ts';
import { startCodeDeployment } from '../../src/code-deploy/start.ts';
import { aShop, GROUP, listFleets, playScenario, seeDeployment } from '../support/code-deploy-stories.ts';
import { aStart, openPort, openWorld, seeService } from '../support/code-deploy-virtual.ts';
import type { VirtualEcs } from '../support/virtual-ecs.ts';

const BACK = { onFailure: 'rollback', onCancel: 'leave' } as const;

function listAll(ecs: VirtualEcs): readonly string[] {
  return ecs.call('codedeploy:ListDeployments', GROUP).deployments as readonly string[];
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
  expect(ending.reason).toContain('Slipway rolled it back; web:1 serves again.');
  expect([seeDeployment(ecs, first).status, seeDeployment(ecs, way).status]).toEqual(['Failed', 'Succeeded']);
  expect([seeService(ecs).revisionArn.split('/')[1], listFleets(ecs, way)]).toEqual([
    'web:1',
    ['Blue DRAINING 2 0%', 'Green PRIMARY 2 100%'],
  ]);
});
