import { describe, expect, test } from '@jest/globals';
import { readAppSpec } from '../../../src/engine/codedeploy/app-spec.ts';
import { anAppSpec } from '../../support/generators/code-deploy-stories.ts';

/** The example of the user guide, in its own mixture of cases, shortened. */
const YAML = `
version: 0.0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:2"
        LoadBalancerInfo:
          ContainerName: "web"
          ContainerPort: 80
        PlatformVersion: "LATEST"
        NetworkConfiguration:
          AwsvpcConfiguration:
            Subnets: ["subnet-1234abcd","subnet-5678abcd"]
            SecurityGroups: ["sg-12345678"]
            AssignPublicIp: "ENABLED"
        CapacityProviderStrategy:
          - Base: 1
            CapacityProvider: "FARGATE_SPOT"
            Weight: 2
Hooks:
  - BeforeInstall: "check-before"
  - AfterAllowTraffic: "check-after"
`;

test('is read from YAML, with the names of ECS', () => {
  expect(readAppSpec(YAML)).toEqual({
    taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:2',
    containerName: 'web',
    containerPort: 80,
    taskSet: {
      platformVersion: 'LATEST',
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-1234abcd', 'subnet-5678abcd'],
          securityGroups: ['sg-12345678'],
          assignPublicIp: 'ENABLED',
        },
      },
      capacityProviderStrategy: [{ base: 1, capacityProvider: 'FARGATE_SPOT', weight: 2 }],
    },
    hooks: { BeforeInstall: 'check-before', AfterAllowTraffic: 'check-after' },
  });
});

test('is read from JSON, whatever the case of its names', () => {
  const upper = anAppSpec({ BeforeInstall: 'check' });
  const lower = upper.replace(/"(Resources|Type|Properties|TaskDefinition|LoadBalancerInfo|Hooks)"/g, (name) =>
    name.toLowerCase(),
  );

  expect(readAppSpec(lower)).toEqual(readAppSpec(upper));
});

describe('is refused', () => {
  test.each([
    ['when it is no object', '- a list'],
    ['when it cannot be read', '{'],
    ['with no resource', 'version: 0.0'],
    ['with two resources', anAppSpec().replace('"Resources":[', '"Resources":[{"other":{}},')],
    ['for a Lambda function', anAppSpec().replace('AWS::ECS::Service', 'AWS::Lambda::Function')],
    ['with no task definition', anAppSpec({}, { TaskDefinition: null })],
    ['with no container', anAppSpec({}, { LoadBalancerInfo: { ContainerPort: 80 } })],
    [
      'with a port that is no number',
      anAppSpec({}, { LoadBalancerInfo: { ContainerName: 'web', ContainerPort: 'web' } }),
    ],
    ['with a hook at an event of CodeDeploy’s own', anAppSpec({ AllowTraffic: 'check' })],
    ['with a hook that names nothing', anAppSpec({ BeforeInstall: '' })],
    ['with an alias, which could grow', `${YAML}Extra: &extra 1\nMore: *extra\n`],
  ])('%s', (_name, content) => {
    expect(() => readAppSpec(content)).toThrow(expect.objectContaining({ type: 'InvalidRevisionException' }));
  });
});
