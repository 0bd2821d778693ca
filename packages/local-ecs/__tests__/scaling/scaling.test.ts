/** Scalable targets and policies of services (Application Auto Scaling API reference). */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { mustFitModel } from '../support/harness/check-shape.ts';
import { callApi } from '../support/harness/local-client.ts';

let local: Emulator;

beforeEach(async () => {
  local = await openEmulator({ clock: { kind: 'virtual' } });
});

afterEach(() => local.close());

const TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/production/web',
  ScalableDimension: 'ecs:service:DesiredCount',
};

async function call(operation: string, input: JsonObject): Promise<JsonObject> {
  const { body } = await callApi(local, { service: 'application-autoscaling', operation, input });
  if (body.__type === undefined) {
    mustFitModel({ service: 'application-autoscaling', operation, input, answer: { ok: true, output: body } });
  }
  return body;
}

test('a target is described as it was registered, and one field alone changes that field', async () => {
  await call('RegisterScalableTarget', { ...TARGET, MinCapacity: 2, MaxCapacity: 10 });
  await call('RegisterScalableTarget', { ...TARGET, MaxCapacity: 12 });

  const { ScalableTargets } = await call('DescribeScalableTargets', {
    ServiceNamespace: 'ecs',
    ResourceIds: [TARGET.ResourceId],
  });

  expect(ScalableTargets).toMatchObject([{ ...TARGET, MinCapacity: 2, MaxCapacity: 12 }]);
});

test('policies belong to their target, and go with it', async () => {
  await call('RegisterScalableTarget', { ...TARGET, MinCapacity: 2, MaxCapacity: 10 });
  await call('PutScalingPolicy', { ...TARGET, PolicyName: 'cpu-70', PolicyType: 'TargetTrackingScaling' });
  const list = async () =>
    (await call('DescribeScalingPolicies', { ServiceNamespace: 'ecs', ResourceId: TARGET.ResourceId })).ScalingPolicies;

  expect(await list()).toMatchObject([{ PolicyName: 'cpu-70' }]);
  await call('DeregisterScalableTarget', TARGET);
  expect(await list()).toEqual([]);
});

test('ARNs have the account and the region of the local ECS', async () => {
  await local.close();
  local = await openEmulator({ clock: { kind: 'virtual' }, account: '222222222222', region: 'eu-west-1' });
  await call('RegisterScalableTarget', { ...TARGET, MinCapacity: 2, MaxCapacity: 10 });

  expect(await call('PutScalingPolicy', { ...TARGET, PolicyName: 'cpu' })).toMatchObject({
    PolicyARN: expect.stringMatching(/^arn:aws:autoscaling:eu-west-1:222222222222:scalingPolicy:/),
  });
  expect((await call('DescribeScalableTargets', { ServiceNamespace: 'ecs' })).ScalableTargets).toMatchObject([
    { RoleARN: expect.stringMatching(/^arn:aws:iam::222222222222:role\//) },
  ]);
});

// Application Auto Scaling API reference, DescribeScalingPolicies.
test('policies are described by their names', async () => {
  await call('RegisterScalableTarget', { ...TARGET, MinCapacity: 2, MaxCapacity: 10 });
  for (const PolicyName of ['cpu', 'memory']) {
    await call('PutScalingPolicy', { ...TARGET, PolicyName, PolicyType: 'TargetTrackingScaling' });
  }
  const found = await call('DescribeScalingPolicies', { ServiceNamespace: 'ecs', PolicyNames: ['memory', 'none'] });

  expect((found.ScalingPolicies as readonly JsonObject[]).map(({ PolicyName }) => PolicyName)).toEqual(['memory']);
});

test.each([
  ['a namespace that is not simulated', { ...TARGET, ServiceNamespace: 'dynamodb' }, 'ValidationException'],
  ['a resource that is no service', { ...TARGET, ResourceId: 'web' }, 'ValidationException'],
  ['bounds in the wrong order', { ...TARGET, MinCapacity: 3, MaxCapacity: 2 }, 'ValidationException'],
])('%s is refused', async (_, input, type) => {
  expect(await call('RegisterScalableTarget', input)).toMatchObject({ __type: type });
});
