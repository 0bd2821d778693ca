import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ANY_PORT, aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

const EBS = { roleArn: 'arn:aws:iam::111122223333:role/ebs', sizeInGiB: 10 };
const DATA = { volumeConfigurations: [{ name: 'data', managedEBSVolume: EBS }] };

/** The task definition leaves the volume `data` open, and has `tmp` as well. */
function withVolumes(): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(2);
  const volumes = [{ name: 'data', configuredAtLaunch: true }, { name: 'tmp' }];
  const mountPoints = [{ sourceVolume: 'data', containerPath: '/data' }];
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...ANY_PORT, mountPoints }, { volumes }));
  return ecs;
}

/** The service runs with its volume, and its deployment is completed. */
function withService(): VirtualEcs {
  const ecs = withVolumes();
  ecs.call('CreateService', aService({ desiredCount: 1, ...DATA }));
  ecs.run();
  return ecs;
}

function readDeployments(answer: JsonObject): readonly JsonObject[] {
  return (answer.service as { readonly deployments: readonly JsonObject[] }).deployments;
}

describe.each([
  { operation: 'CreateService', base: aService() },
  { operation: 'RunTask', base: { taskDefinition: 'web' } },
])('$operation refuses settings', ({ operation, base }) => {
  test.each([
    {
      name: 'of a volume that the task definition lacks',
      volume: { name: 'cache', managedEBSVolume: EBS },
      message: "The volume name 'cache' in your request does not have a matching volume in your Task Definition",
    },
    {
      name: 'of a volume that is not configuredAtLaunch',
      volume: { name: 'tmp', managedEBSVolume: EBS },
      message: "The volume 'tmp' in your Task Definition is not configuredAtLaunch.",
    },
    {
      name: 'without a role',
      volume: { name: 'data', managedEBSVolume: { sizeInGiB: 10 } },
      message: "The volume 'data' in your request has no roleArn.",
    },
    {
      name: 'without a size and a snapshot',
      volume: { name: 'data', managedEBSVolume: { roleArn: EBS.roleArn } },
      message: "The volume 'data' in your request has neither sizeInGiB nor snapshotId.",
    },
  ])('$name', ({ volume, message }) => {
    const answer = withVolumes().ask(operation, { ...base, volumeConfigurations: [volume] });

    expect(answer).toEqual({ ok: false, type: 'InvalidParameterException', message, status: 400 });
  });
});

describe('UpdateService', () => {
  test('with other settings of a volume starts a deployment that shows them', () => {
    const volumeConfigurations = [{ name: 'data', managedEBSVolume: { ...EBS, sizeInGiB: 20 } }];

    const deployments = readDeployments(withService().call('UpdateService', { service: 'web', volumeConfigurations }));

    expect(deployments.map((one) => one.volumeConfigurations)).toEqual([
      volumeConfigurations,
      DATA.volumeConfigurations,
    ]);
  });

  test('with the same settings, or without any, starts none and keeps them', () => {
    const ecs = withService();

    ecs.call('UpdateService', { service: 'web', ...DATA });
    const deployments = readDeployments(ecs.call('UpdateService', { service: 'web', desiredCount: 2 }));

    expect(deployments.map((one) => one.volumeConfigurations)).toEqual([DATA.volumeConfigurations]);
  });

  test('with other tags starts no deployment; only tasks that start later have them', () => {
    const ecs = withService();

    const answer = ecs.call('UpdateService', { service: 'web', enableECSManagedTags: true, desiredCount: 2 });
    ecs.run();
    const tasks = ecs.call('ListTasks').taskArns as readonly string[];
    const described = ecs.call('DescribeTasks', { tasks, include: ['TAGS'] }).tasks as readonly JsonObject[];

    expect(readDeployments(answer).length).toBe(1);
    expect(described.map(({ tags }) => tags)).toEqual([
      [],
      [
        { key: 'aws:ecs:clusterName', value: 'default' },
        { key: 'aws:ecs:serviceName', value: 'web' },
      ],
    ]);
  });
});
