import { describe, expect, test } from '@jest/globals';
import { TASK_DEFINITION_SHAPE } from '@slipway/ecs-rules/task-definition';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { findMeant, findUnknownFields } from '../../src/task-definition/unknown-fields.ts';
import { aContainer, aDocument } from './documents.ts';

const TASK = 'fields' in Object(TASK_DEFINITION_SHAPE) ? Object(TASK_DEFINITION_SHAPE).fields : {};
const [CONTAINER] = TASK.containerDefinitions;

describe('the field that was probably meant', () => {
  test.each<readonly [string, string]>([
    ['Family', 'family'],
    ['task_role_arn', 'taskRoleArn'],
    ['execRoleArn', 'executionRoleArn'],
    ['executionRole', 'executionRoleArn'],
    ['container_definitions', 'containerDefinitions'],
    ['containers', 'containerDefinitions'],
    ['networkmode', 'networkMode'],
    ['volume', 'volumes'],
    ['requireCompatibilities', 'requiresCompatibilities'],
  ])('of a task definition by %s is %s', (name, meant) => {
    expect(findMeant(name, Object.keys(TASK))).toBe(meant);
  });

  test.each<readonly [string, string]>([
    ['enviroment', 'environment'],
    ['Environment', 'environment'],
    ['env', 'environment'],
    ['healthcheck', 'healthCheck'],
    ['health_check', 'healthCheck'],
    ['port', 'portMappings'],
    ['ports', 'portMappings'],
    ['portMapping', 'portMappings'],
    ['secret', 'secrets'],
    ['memoryLimit', 'memory'],
    ['logConfig', 'logConfiguration'],
    ['logging', 'logConfiguration'],
    ['labels', 'dockerLabels'],
    ['envFiles', 'environmentFiles'],
    ['entrypoint', 'entryPoint'],
    ['cmd', 'command'],
  ])('of a container by %s is %s', (name, meant) => {
    expect(findMeant(name, Object.keys(CONTAINER.fields))).toBe(meant);
  });

  test('is none where no letters are alike', () => {
    expect(findMeant('zebra', Object.keys(TASK))).toBeUndefined();
  });
});

test.each<readonly [string, JsonObject]>([
  ['a source of a variable', { environment: [{ name: 'A', value: 'a', valueFrom: '' }] }],
  ['a source of a variable that is null', { environment: [{ name: 'A', value: 'a', valueFrom: null }] }],
  ['a value of a secret', { secrets: [{ name: 'A', value: '', valueFrom: '/a' }] }],
])('what is empty and left out is not unknown: %s', (_, fields) => {
  expect(findUnknownFields(aDocument({ containerDefinitions: [aContainer(fields)] }))).toEqual([]);
});

test.each<readonly [string, JsonObject, string]>([
  ['a field of a container at the task definition', { environment: [] }, 'It belongs in containerDefinitions'],
  [
    'a field of the task definition in a container',
    { containerDefinitions: [aContainer({ networkMode: 'awsvpc' })] },
    'It belongs in the task definition itself, next to containerDefinitions',
  ],
  [
    'a field of a field',
    { containerDefinitions: [aContainer({ logDriver: 'awslogs' })] },
    'It belongs in logConfiguration',
  ],
  [
    'a source with a value',
    { containerDefinitions: [aContainer({ environment: [{ name: 'A', value: 'a', valueFrom: 'b' }] })] },
    'It belongs in the list secrets',
  ],
])('%s is sent to its place', (_, overrides, advice) => {
  expect(findUnknownFields({ ...aDocument(), ...overrides }).map((error) => error.advice)).toEqual([advice]);
});
