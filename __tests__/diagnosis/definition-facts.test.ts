import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readDefinitionFacts } from '../../src/diagnosis/definition-facts.ts';

const options = { 'awslogs-group': '/ecs/web' };

test.each<{ readonly named: string; readonly described: JsonObject; readonly facts: object }>([
  { named: 'nothing', described: {}, facts: { logGroups: {} } },
  {
    named: 'an execution role and a log group',
    described: {
      executionRoleArn: 'arn:aws:iam::111122223333:role/web',
      containerDefinitions: [{ name: 'app', logConfiguration: { logDriver: 'awslogs', options } }, { name: 'proxy' }],
    },
    facts: { executionRoleArn: 'arn:aws:iam::111122223333:role/web', logGroups: { app: '/ecs/web' } },
  },
  {
    named: 'the processor of Fargate, where it is not said',
    described: { requiresCompatibilities: ['FARGATE'] },
    facts: { platform: 'linux/amd64', logGroups: {} },
  },
  {
    named: 'the processor that is said',
    described: { requiresCompatibilities: ['FARGATE'], runtimePlatform: { cpuArchitecture: 'ARM64' } },
    facts: { platform: 'linux/arm64', logGroups: {} },
  },
  {
    named: 'nothing of values that are no text',
    described: {
      executionRoleArn: 7,
      containerDefinitions: [{ name: 'app', logConfiguration: { options: { 'awslogs-group': 7 } } }],
    },
    facts: { logGroups: {} },
  },
])('a revision reports $named', ({ described, facts }) => {
  expect(readDefinitionFacts(described)).toEqual(facts);
});
