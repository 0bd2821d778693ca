import { describe, expect, test } from '@jest/globals';
import { compareDefinition, describeDifference } from '../../src/service-definition/compare-definition.ts';

const DESCRIBED = {
  serviceName: 'web',
  taskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7',
  desiredCount: 2,
  launchType: 'FARGATE',
  roleArn: 'arn:aws:iam::111122223333:role/ecs',
  deploymentConfiguration: {
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
  },
  networkConfiguration: {
    awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' },
  },
  loadBalancers: [{ targetGroupArn: 'arn:tg', containerName: 'web', containerPort: 80 }],
  placementConstraints: [],
  deployments: [{ serviceConnectConfiguration: { enabled: true, namespace: 'local' } }],
};

describe('a definition that the service fits has no differences', () => {
  test.each<[string, Parameters<typeof compareDefinition>[0]]>([
    ['only what the file has is compared', { desiredCount: 2 }],
    ['part of an object', { deploymentConfiguration: { maximumPercent: 200 } }],
    ['another order', { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-2', 'subnet-1'] } } }],
    ['an item without its defaults', { loadBalancers: [{ containerName: 'web', containerPort: 80 }] }],
    ['an empty list of what is absent', { placementConstraints: [], serviceRegistries: [] }],
    ['the revision, which the run deploys', { taskDefinition: 'web', serviceName: 'web', cluster: 'other' }],
    ['a field of the deployment', { serviceConnectConfiguration: { enabled: true, namespace: 'local' } }],
    ['a null, which is as good as absent', { desiredCount: null, networkConfiguration: { awsvpcConfiguration: null } }],
    ['the role by its other name', { role: 'arn:aws:iam::111122223333:role/ecs' }],
  ])('%s', (_what, definition) => {
    expect(compareDefinition(definition, DESCRIBED)).toEqual([]);
  });
});

describe('each difference names its field and both values', () => {
  test.each<[string, Parameters<typeof compareDefinition>[0], string]>([
    ['a number', { desiredCount: 3 }, 'desiredCount: 2, and 3 in the file'],
    [
      'a field within another',
      { deploymentConfiguration: { deploymentCircuitBreaker: { rollback: false } } },
      'deploymentConfiguration.deploymentCircuitBreaker.rollback: true, and false in the file',
    ],
    [
      'an item more',
      { networkConfiguration: { awsvpcConfiguration: { securityGroups: ['sg-1', 'sg-2'] } } },
      'networkConfiguration.awsvpcConfiguration.securityGroups: ["sg-1"], and ["sg-1","sg-2"] in the file',
    ],
    ['what the service does not have', { platformVersion: '1.4.0' }, 'platformVersion: not set, and 1.4.0 in the file'],
    [
      'what the file empties',
      { loadBalancers: [] },
      'loadBalancers: [{"targetGroupArn":"arn:tg","containerName":"web","containerPort":80}], and not set in the file',
    ],
  ])('%s', (_what, definition, words) => {
    const differences = compareDefinition(definition, DESCRIBED).flatMap(({ parts }) => parts);

    expect(differences.map(describeDifference)).toEqual([words]);
  });

  test('text of the service or the file stays on one line', () => {
    const [field] = compareDefinition({ platformVersion: '1\n::error::2' }, DESCRIBED);

    expect(field?.parts.map(describeDifference).join()).not.toContain('\n');
  });
});
