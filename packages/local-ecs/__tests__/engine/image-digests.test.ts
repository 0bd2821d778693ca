import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

/** Digests as the ECS Developer Guide has them, "Container image resolution": once for each deployment. */
const IMAGE = '127.0.0.1:4566/web:latest';
const ONE = `sha256:${'1'.repeat(64)}`;
const TWO = `sha256:${'2'.repeat(64)}`;

const anImage = (image: string, versionConsistency = 'enabled') => aTaskDefinition({ image, versionConsistency });

function aRunningService(ecs: VirtualEcs, image = IMAGE): void {
  ecs.addInstances(2);
  ecs.call('RegisterTaskDefinition', anImage(image));
  ecs.call('CreateService', aService({ desiredCount: 2 }));
  ecs.run();
}

const moveTag = (ecs: VirtualEcs, digest: string, tags = [IMAGE]) =>
  ecs.send({ kind: 'put-images', digests: new Map(tags.map((tag) => [tag, digest])) });

function listDigests(ecs: VirtualEcs): readonly unknown[] {
  const { tasks } = ecs.call('DescribeTasks', { tasks: ecs.taskArns() });
  return (tasks as JsonObject[]).flatMap((task) => (task.containers as JsonObject[]).map((one) => one.imageDigest));
}

function listRecorded(ecs: VirtualEcs): readonly unknown[] {
  const { serviceDeployments } = ecs.call('ListServiceDeployments', { service: 'web' });
  return (serviceDeployments as JsonObject[]).map(({ targetServiceRevisionArn }) => {
    const { serviceRevisions } = ecs.call('DescribeServiceRevisions', {
      serviceRevisionArns: [targetServiceRevisionArn ?? ''],
    });
    return (serviceRevisions as JsonObject[]).flatMap((revision) => revision.containerImages as JsonObject[])[0]
      ?.imageDigest;
  });
}

describe('a tag of the registry', () => {
  test('is resolved to its digest in tasks and in the service revision', () => {
    const ecs = new VirtualEcs();
    moveTag(ecs, ONE);
    aRunningService(ecs);

    expect([listDigests(ecs), listRecorded(ecs)]).toEqual([[ONE, ONE], [ONE]]);
  });

  test('that moves leaves the deployment with its digest, also for tasks that are replaced', () => {
    const ecs = new VirtualEcs();
    moveTag(ecs, ONE);
    aRunningService(ecs);
    moveTag(ecs, TWO);

    ecs.call('StopTask', { task: ecs.taskArns()[0] ?? '' });
    ecs.run();

    expect(listDigests(ecs)).toEqual([ONE, ONE]);
  });

  test('is resolved again for each deployment, even of the same revision', () => {
    const ecs = new VirtualEcs();
    moveTag(ecs, ONE);
    aRunningService(ecs);
    moveTag(ecs, TWO);

    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true });
    ecs.run();

    expect([listDigests(ecs), listRecorded(ecs)]).toEqual([
      [TWO, TWO],
      [TWO, ONE],
    ]);
  });

  test('behaves by any tag of its image', () => {
    const ecs = new VirtualEcs();
    moveTag(ecs, ONE, [IMAGE, '127.0.0.1:4566/web:broken']);
    ecs.send({ kind: 'put-scenario', scenario: { images: [{ image: '*/web:broken', pullFails: 'broken' }] } });
    ecs.addInstances(1);
    ecs.call('RegisterTaskDefinition', anImage(`127.0.0.1:4566/web@${ONE}`));

    const [task] = ecs.call('RunTask', { taskDefinition: 'web' }).tasks as readonly JsonObject[];
    ecs.run();

    const { tasks } = ecs.call('DescribeTasks', { tasks: [task?.taskArn ?? ''] });
    expect(tasks).toMatchObject([{ stoppedReason: 'CannotPullContainerError: broken' }]);
  });
});

test('an image by digest is recorded by it', () => {
  const ecs = new VirtualEcs();
  aRunningService(ecs, `elsewhere/web@${ONE}`);

  expect([listDigests(ecs), listRecorded(ecs)]).toEqual([[ONE, ONE], [ONE]]);
});
