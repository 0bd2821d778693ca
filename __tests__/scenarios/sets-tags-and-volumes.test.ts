/**
 * What services and one-off tasks are born with also their revision: tags, volumes, capacity, and retries of the calls.
 */

import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { ImageBehaviour } from '@slipway/local-ecs/engine';
import { aSteadyService, aTaskDefinition, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

const ROLE = 'arn:aws:iam::123456789012:role/ebs';
const VOLUME = { sizeInGiB: 30, volumeType: 'gp3', encrypted: true, roleArn: ROLE };
const MOUNTED = [{ sourceVolume: 'data', containerPath: '/data' }];
const SERVICE_INPUTS = { cluster: 'production', service: 'hello', image: 'hello:v2', 'wait-max-delay-seconds': '1' };
const SERVICE_SETTINGS = {
  'enable-ecs-managed-tags': 'true',
  'propagate-tags': 'TASK_DEFINITION',
  'service-managed-ebs-volume-name': 'data',
  'service-managed-ebs-volume': JSON.stringify(VOLUME),
};
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

/** The page of the stage with a volume that is configured at launch. */
function withVolume(overrides: JsonObject = {}): JsonObject {
  const [hello] = aTaskDefinition().containerDefinitions as JsonObject[];
  return aTaskDefinition({
    containerDefinitions: [{ ...hello, mountPoints: MOUNTED }],
    volumes: [{ name: 'data', configuredAtLaunch: true }],
    ...overrides,
  });
}

function deploy(inputs: Readonly<Record<string, string>>) {
  return stage.job.run({ inputs, environment: stage.environment });
}

/** The requests of one operation, in order. */
function requestsOf(operation: string): readonly JsonObject[] {
  return stage.local
    .calls()
    .filter((call) => call.operation === operation)
    .map(({ input }) => input);
}

function describeTasks(desiredStatus: 'RUNNING' | 'STOPPED'): readonly JsonObject[] {
  const tasks = stage.call('ListTasks', { cluster: 'production', desiredStatus }).taskArns as string[];
  return stage.call('DescribeTasks', { cluster: 'production', tasks, include: ['TAGS'] }).tasks as JsonObject[];
}

describe('a service', () => {
  test('gets tags and volume with its new revision, and a deploy without the inputs sends none of them', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    stage.job.write('task-definition.json', JSON.stringify(withVolume()));

    const first = await deploy({ ...SERVICE_INPUTS, ...SERVICE_SETTINGS, 'task-definition': 'task-definition.json' });
    const second = await deploy({ ...SERVICE_INPUTS, image: 'hello:v3' });

    expect([first, second].map(({ exitCode, outputs }) => [exitCode, outputs.verdict])).toEqual([
      [0, 'steady'],
      [0, 'steady'],
    ]);
    const [sent, later] = requestsOf('UpdateService');
    expect(sent).toMatchObject({
      enableECSManagedTags: true,
      propagateTags: 'TASK_DEFINITION',
      volumeConfigurations: [{ name: 'data', managedEBSVolume: VOLUME }],
    });
    for (const field of ['enableECSManagedTags', 'propagateTags', 'volumeConfigurations']) {
      expect(later).not.toHaveProperty(field);
    }
    const tags = describeTasks('RUNNING').map((task) => task.tags as JsonObject[]);
    expect(tags.length).toBe(4);
    for (const each of tags) {
      expect(each).toEqual(
        expect.arrayContaining([
          { key: 'aws:ecs:clusterName', value: 'production' },
          { key: 'aws:ecs:serviceName', value: 'hello' },
        ]),
      );
    }
  });

  test('is left alone when its volume is not one of the task definition, and the message names those that are', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    stage.job.write('task-definition.json', JSON.stringify(withVolume()));

    const inputs = { ...SERVICE_INPUTS, ...SERVICE_SETTINGS, 'task-definition': 'task-definition.json' };
    const result = await deploy({ ...inputs, 'service-managed-ebs-volume-name': 'date' });

    expect([result.exitCode, result.outputs.verdict, requestsOf('RegisterTaskDefinition')]).toEqual([1, 'refused', []]);
    expect(result.log).toContain('data');
  });
});

describe('an update that is throttled', () => {
  test.each<{ readonly name: string; readonly inputs: Readonly<Record<string, string>> }>([
    { name: 'with max-retries', inputs: { 'max-retries': '5' } },
    { name: 'without', inputs: {} },
  ])('four times goes through $name', async ({ inputs }) => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    stage.local.setFaults([{ operation: 'UpdateService', on: { to: 4 }, fault: { kind: 'throttled' } }]);

    const result = await deploy({ ...SERVICE_INPUTS, ...inputs });

    expect([result.outputs.verdict, requestsOf('UpdateService').length]).toEqual(['steady', 5]);
  });
});

describe('a one-off task without a service', () => {
  const FARGATE = withVolume({
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    requiresCompatibilities: ['FARGATE'],
    executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
    containerDefinitions: [
      { name: 'migrate', image: 'migrate:v1', logConfiguration: logTo('/ecs/migrate'), mountPoints: MOUNTED },
      { name: 'proxy', image: 'proxy:v1', essential: false },
      { name: 'setup', image: 'setup:v1', essential: false },
    ],
  });
  const INPUTS = {
    cluster: 'production',
    'task-definition': 'task-definition.json',
    'run-task': 'true',
    'wait-for-task-stopped': 'true',
    'run-task-subnets': 'subnet-1,subnet-2',
    'run-task-security-groups': 'sg-1',
    'wait-max-delay-seconds': '1',
  };

  function logTo(group: string): JsonObject {
    const options = { 'awslogs-group': group, 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'run' };
    return { logDriver: 'awslogs', options };
  }

  async function open(code: number): Promise<void> {
    const migrate: ImageBehaviour = {
      image: 'migrate:v1',
      exits: { afterMs: 20_000, code },
      logs: ['step 1', 'no table'],
    };
    const setup: ImageBehaviour = { image: 'setup:v1', exits: { afterMs: 5_000, code: 3 } };
    stage = await openStage({ speed: 200, tasks: 'simulated', images: [migrate, setup] });
    stage.call('PutClusterCapacityProviders', {
      cluster: 'production',
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
    });
    stage.job.write('task-definition.json', JSON.stringify(FARGATE));
  }

  test('runs on the default capacity provider of its cluster, with tags and volume, and only essential exit codes count', async () => {
    await open(0);

    const result = await deploy({
      ...INPUTS,
      'enable-ecs-managed-tags': 'true',
      'run-task-tags': '[{"key": "project", "value": "hello"}]',
      'run-task-managed-ebs-volume-name': 'data',
      'run-task-managed-ebs-volume': JSON.stringify({ ...VOLUME, filesystemType: 'xfs' }),
    });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'started']);
    const [sent] = requestsOf('RunTask');
    expect(sent).not.toHaveProperty('launchType');
    expect(sent).toMatchObject({
      volumeConfigurations: [{ name: 'data', managedEBSVolume: { ...VOLUME, filesystemType: 'xfs' } }],
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-1', 'subnet-2'],
          securityGroups: ['sg-1'],
          assignPublicIp: 'DISABLED',
        },
      },
    });
    const [task, ...others] = describeTasks('STOPPED');
    expect(others).toEqual([]);
    expect(task).toMatchObject({ capacityProviderName: 'FARGATE_SPOT' });
    expect(task?.tags).toEqual(
      expect.arrayContaining([
        { key: 'project', value: 'hello' },
        { key: 'aws:ecs:clusterName', value: 'production' },
      ]),
    );
  });

  test('runs by the strategy that is given, and is red with the last lines of the container that failed', async () => {
    await open(1);

    const result = await deploy({
      ...INPUTS,
      'run-task-capacity-provider-strategy': '[{"capacityProvider": "FARGATE", "weight": 1}]',
      'run-task-launch-type': 'EC2',
    });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
    const [sent] = requestsOf('RunTask');
    expect(sent).toMatchObject({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] });
    expect(sent).not.toHaveProperty('launchType');
    expect(result.outputs.reason).toMatch(/container migrate exited with code 1/);
    for (const text of [result.log, result.summary]) expect(text).toMatch(/step 1\n[\s|]*no table/);
    expect(result.summary).toMatch(/`setup` \| no \| 3/);
  });
});
