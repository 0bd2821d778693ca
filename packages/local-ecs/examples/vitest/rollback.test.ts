import { ECS } from '@aws-sdk/client-ecs';
import { startLocalEcs } from '@slipway/local-ecs';
import { expect, test } from 'vitest';

test('the circuit breaker rolls back an image that crashes', async () => {
  const images = [{ image: '*:bad', exits: { afterMs: 1000, code: 1 } }];
  const local = await startLocalEcs({ clock: 'virtual', scenario: { images } });
  const ecs = new ECS(local.client);
  const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } };
  for (const image of ['web:good', 'web:bad'])
    await ecs.registerTaskDefinition({ family: 'web', containerDefinitions: [{ name: 'web', image, memory: 128 }] });
  await ecs.createService({ serviceName: 'web', taskDefinition: 'web:1', desiredCount: 2, deploymentConfiguration });
  await local.advanceUntil(({ services: [web] }) => web?.serviceDeployments[0]?.status === 'SUCCESSFUL');
  await ecs.updateService({ service: 'web', taskDefinition: 'web:2' });
  await local.advanceUntil(({ services: [web] }) => web?.serviceDeployments[0]?.status === 'ROLLBACK_SUCCESSFUL');
  expect(local.state().services[0]?.taskDefinition).toBe('web:1');
  await local.stop();
});
