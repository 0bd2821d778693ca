import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { SIGNED } from '../support/harness/local-client.ts';

let local: Emulator;

beforeEach(async () => {
  local = await openEmulator({ clock: { kind: 'virtual' } });
  local.addInstances('default', 1);
  const container = { name: 'web', image: 'web:1', memory: 512 };
  const requiresCompatibilities = ['EC2', 'FARGATE'];
  await ask('RegisterTaskDefinition', {
    ...{ family: 'web', networkMode: 'awsvpc', cpu: '256', memory: '512', requiresCompatibilities },
    containerDefinitions: [container],
  });
});

afterEach(() => local.close());

/** Bare HTTP: some of these requests are not even well typed. */
async function ask(operation: string, input: JsonObject): Promise<JsonObject> {
  const response = await fetch(`${local.address}/`, {
    method: 'POST',
    headers: { authorization: SIGNED, 'x-amz-target': `AmazonEC2ContainerServiceV20141113.${operation}` },
    body: JSON.stringify(input),
  });
  return JSON.parse(await response.text());
}

function network(change: JsonObject): JsonObject {
  return { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], ...change } } };
}

function names(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `name-${at}`);
}

const REFUSALS: readonly { readonly name: string; readonly change: JsonObject; readonly message: string }[] = [
  { name: 'no subnet', change: network({ subnets: [] }), message: 'subnets can not be empty.' },
  {
    name: 'a network without subnets',
    change: { networkConfiguration: { awsvpcConfiguration: {} } },
    message: 'subnets can not be empty.',
  },
  {
    name: 'an empty network',
    change: { networkConfiguration: {} },
    message: "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
  },
  { name: '17 subnets', change: network({ subnets: names(17) }), message: 'subnets can have at most 16 items.' },
  {
    name: '6 security groups',
    change: network({ securityGroups: names(6) }),
    message: 'securityGroups can have at most 5 items.',
  },
  {
    name: 'an unknown choice about public addresses',
    change: network({ assignPublicIp: 'MAYBE' }),
    message: 'assign public IP should be one of [ENABLED,DISABLED]',
  },
  {
    name: 'subnets that are a text',
    change: network({ subnets: 'subnet-1' }),
    message: 'networkConfiguration.awsvpcConfiguration.subnets must be a list',
  },
  {
    name: 'a public address on an instance',
    change: network({ assignPublicIp: 'ENABLED' }),
    message: 'Assign public IP is not supported for this launch type.',
  },
];

describe.each([
  { operation: 'RunTask', base: { taskDefinition: 'web' } },
  { operation: 'CreateService', base: { serviceName: 'new', taskDefinition: 'web', desiredCount: 1 } },
  { operation: 'UpdateService', base: { service: 'web' } },
])('$operation refuses', ({ operation, base }) => {
  test.each(REFUSALS)('$name', async ({ change, message }) => {
    const service = { serviceName: 'web', taskDefinition: 'web', desiredCount: 0 };
    await ask('CreateService', { ...service, ...network({}) });

    expect((await ask(operation, { ...base, ...change })).message).toBe(message);
  });
});

describe.each([
  { operation: 'RunTask', base: { taskDefinition: 'web' } },
  { operation: 'CreateService', base: { serviceName: 'new', taskDefinition: 'web', desiredCount: 1 } },
])('$operation', ({ operation, base }) => {
  test.each([
    {
      change: { launchType: 'Fargate' },
      type: 'InvalidParameterException',
      message: 'launch type should be one of [EC2,FARGATE,EXTERNAL]',
    },
    {
      change: { launchType: 'EXTERNAL' },
      type: 'UnsupportedFeatureException',
      message: 'launchType EXTERNAL is not simulated by the local ECS.',
    },
    {
      change: { launchType: 'FARGATE', platformVersion: '9.9.9' },
      type: 'PlatformUnknownException',
      message: "The specified platform version doesn't exist.",
    },
    {
      change: { launchType: 'FARGATE', platformVersion: '1.3.0' },
      type: 'UnsupportedFeatureException',
      message: 'platformVersion 1.3.0 is not simulated by the local ECS.',
    },
    {
      change: { launchType: 'EC2', platformVersion: '1.4.0' },
      type: 'InvalidParameterException',
      message: 'The platform version must be null when specifying an EC2 launch type.',
    },
  ])('refuses $change', async ({ change, type, message }) => {
    const answer = await ask(operation, { ...base, ...network({}), ...change });

    expect(answer).toMatchObject({ __type: type, message });
  });

  test('accepts a public address and the newest platform version on Fargate', async () => {
    const change = { launchType: 'FARGATE', platformVersion: 'LATEST', ...network({ assignPublicIp: 'ENABLED' }) };

    expect(await ask(operation, { ...base, ...change })).not.toHaveProperty('__type');
  });
});

test('UpdateService refuses another deployment controller, and accepts that which it has', async () => {
  await ask('CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount: 0, ...network({}) });

  const same = await ask('UpdateService', { service: 'web', deploymentController: { type: 'ECS' } });
  const other = await ask('UpdateService', { service: 'web', deploymentController: { type: 'CODE_DEPLOY' } });

  expect(same).not.toHaveProperty('__type');
  expect(other.message).toBe(
    'The field deploymentController of UpdateService with another type is not simulated by the local ECS.',
  );
});
