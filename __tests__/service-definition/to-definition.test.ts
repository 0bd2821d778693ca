import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { toDefinition } from '../../src/service-definition/to-definition.ts';

const DESCRIBED: JsonObject = {
  serviceArn: 'arn:aws:ecs:eu-west-1:111122223333:service/shop/web',
  serviceName: 'web',
  clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
  taskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/shop-web:7',
  status: 'ACTIVE',
  desiredCount: 2,
  runningCount: 2,
  launchType: 'EC2',
  schedulingStrategy: 'REPLICA',
  placementConstraints: [],
  loadBalancers: [{ targetGroupArn: 'arn:tg', containerName: 'web', containerPort: 80 }],
  healthCheckGracePeriodSeconds: 60,
  events: [],
  deployments: [{ id: 'ecs-svc/1', status: 'PRIMARY' }],
};

describe('the definition of a running service', () => {
  test('has what CreateService takes, with names in the place of ARNs', () => {
    expect(toDefinition(DESCRIBED)).toEqual({
      cluster: 'shop',
      serviceName: 'web',
      taskDefinition: 'shop-web',
      desiredCount: 2,
      launchType: 'EC2',
      schedulingStrategy: 'REPLICA',
      loadBalancers: [{ targetGroupArn: 'arn:tg', containerName: 'web', containerPort: 80 }],
      healthCheckGracePeriodSeconds: 60,
    });
  });

  test('has what DescribeServices shows in the deployment', () => {
    const connect = { enabled: true, namespace: 'shop' };

    expect(toDefinition({ ...DESCRIBED, deployments: [{ serviceConnectConfiguration: connect }] })).toMatchObject({
      serviceConnectConfiguration: connect,
    });
  });

  test.each<[string, JsonObject, string]>([
    ['a daemon has no count', { schedulingStrategy: 'DAEMON' }, 'desiredCount'],
    ['without a load balancer there is no grace period', { loadBalancers: [] }, 'healthCheckGracePeriodSeconds'],
    [
      'the service-linked role is not named',
      { roleArn: 'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS' },
      'role',
    ],
  ])('%s', (_what, overrides, field) => {
    expect(toDefinition({ ...DESCRIBED, ...overrides })).not.toHaveProperty(field);
  });

  test('a role of its own is named as CreateService has it', () => {
    const roleArn = 'arn:aws:iam::111122223333:role/ecs';

    expect(toDefinition({ ...DESCRIBED, roleArn })).toMatchObject({ role: roleArn });
  });
});
