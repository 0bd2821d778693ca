import { ECS } from '@aws-sdk/client-ecs';
import { startLocalEcs } from '@slipway/local-ecs';
import { expect, test } from 'vitest';
test('the circuit breaker rolls back an image that crashes', async () => {
  const local = await startLocalEcs({ clock: 'virtual', scenario: { images: [{ image: 'bad', exits: { code: 1 } }] } });
  const ecs = new ECS(local.client);
  for (const image of ['good', 'bad'])
    await ecs.registerTaskDefinition({ family: 'web', containerDefinitions: [{ name: 'web', image, memory: 128 }] });
  const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } };
  await ecs.createService({ serviceName: 'web', taskDefinition: 'web:1', desiredCount: 2, deploymentConfiguration });
  await local.advanceUntil();
  await ecs.updateService({ service: 'web', taskDefinition: 'web:2' });
  expect((await local.advanceUntil()).services[0]?.taskDefinition).toBe('web:1');
  await local.stop();
});
