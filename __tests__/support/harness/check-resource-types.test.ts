import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { checkResourceTypes } from './check-resource-types.ts';

function check(Type: string, Properties: JsonObject): readonly string[] {
  return checkResourceTypes({ Parameters: {}, Conditions: {}, Resources: { One: { Type, Properties } }, Outputs: {} });
}

const SERVICE = 'AWS::ECS::Service';

test.each<[string, string, JsonObject, readonly string[]]>([
  ['a type that does not exist', 'AWS::ECS::Servce', {}, ['One: AWS::ECS::Servce is not a resource type']],
  ['a misspelt property', SERVICE, { Clster: 'x' }, ['One.Clster is not a property']],
  [
    'a misspelt property deeper inside',
    SERVICE,
    { LoadBalancers: [{ ContainerPrt: 1 }] },
    ['One.LoadBalancers[0].ContainerPrt is not a property'],
  ],
  [
    'a missing property',
    SERVICE,
    { DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true } } },
    ['One.DeploymentConfiguration.DeploymentCircuitBreaker: Rollback is required'],
  ],
  [
    'a value that is not among the known',
    SERVICE,
    { LaunchType: 'EC3' },
    ['One.LaunchType: "EC3" is not among the values'],
  ],
  ['text for a number', SERVICE, { DesiredCount: '2' }, ['One.DesiredCount: "2" is not of type integer']],
  ['a value for a list', SERVICE, { LoadBalancers: {} }, ['One.LoadBalancers is not a list']],
  [
    'a branch of Fn::If',
    SERVICE,
    { LaunchType: { 'Fn::If': ['Condition', 'EC2', 'EC3'] } },
    ['One.LaunchType: "EC3" is not among the values'],
  ],
  ['what CloudFormation computes', SERVICE, { Cluster: { Ref: 'Cluster' }, LaunchType: 'EC2' }, []],
])('finds %s', (_name, type, properties, problems) => {
  expect(check(type, properties)).toEqual(problems);
});
