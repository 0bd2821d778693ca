import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readFacts } from '../../src/init/service-facts.ts';

const PLACE = { accountId: '123456789012', region: 'eu-west-1' };
const OWN = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:v1';

function factsOf(taskDefinition: JsonObject, serviceDefinition: JsonObject = {}) {
  return readFacts(
    { name: 'web', taskDefinition: { family: 'web', ...taskDefinition }, serviceDefinition, hasLoadBalancer: false },
    PLACE,
  );
}

describe('the repository', () => {
  test.each<[string, readonly string[], object]>([
    ['is that of the only container', [OWN], { repository: 'shop/web' }],
    ['is that of one of several, which is then named', ['nginx', OWN], { repository: 'shop/web', containerName: 'c1' }],
    ['of another account is not built to', [OWN.replace('12', '21')], {}],
    ['of another registry is not built to', ['nginx:1.27'], {}],
  ])('%s', (_what, images, expected) => {
    const { repository, containerName } = factsOf({
      containerDefinitions: images.map((image, at) => ({ name: `c${at}`, image })),
    });

    expect({ repository, containerName }).toEqual({ repository: undefined, containerName: undefined, ...expected });
  });
});

test('roles by name have an ARN in the account', () => {
  expect(factsOf({ executionRoleArn: 'pull', taskRoleArn: 'arn:aws:iam::123456789012:role/team/app' }).roles).toEqual([
    'arn:aws:iam::123456789012:role/pull',
    'arn:aws:iam::123456789012:role/team/app',
  ]);
});

describe('tasks run on container instances', () => {
  test.each<[string, JsonObject, boolean]>([
    ['without a launch type', {}, true],
    ['with the launch type EC2', { launchType: 'EC2' }, true],
    ['but not on Fargate', { launchType: 'FARGATE' }, false],
    [
      'but not with its capacity providers',
      { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }] },
      false,
    ],
    ['if one provider is another', { capacityProviderStrategy: [{ capacityProvider: 'shop' }] }, true],
  ])('%s', (_what, definition, expected) => {
    expect(factsOf({}, definition).usesInstances).toBe(expected);
  });
});
