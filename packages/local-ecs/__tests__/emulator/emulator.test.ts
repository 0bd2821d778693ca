import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import type { Effect, Fact } from '../../src/engine/contract.ts';
import type { StartRuntime } from '../../src/runtime/contract.ts';
import { callApi } from '../support/harness/local-client.ts';
import { createRegistryClient, digestOf, pushImage } from '../support/harness/registry-client.ts';
import { makeFolder, removeFolder } from '../support/harness/scratch.ts';

const TARGET_GROUP = {
  name: 'web',
  listenPort: 0,
  healthCheckPath: '/',
  healthCheckIntervalSeconds: 30,
  healthCheckTimeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  matcher: '200',
  deregistrationDelaySeconds: 300,
};

const callEcs = (local: Emulator, operation: string, input: Parameters<typeof callApi>[1]['input'] = {}) =>
  callApi(local, { service: 'ecs', operation, input });

async function registerAndServe(local: Emulator, desiredCount: number): Promise<void> {
  const container = { name: 'app', image: 'web:1', essential: true, memory: 128 };
  await callEcs(local, 'RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] });
  local.addInstances('default', 2);
  await callEcs(local, 'CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount });
}

async function countRunning(local: Emulator): Promise<unknown> {
  const { body } = await callEcs(local, 'DescribeServices', { services: ['web'] });
  return (body.services as unknown as { runningCount: number }[])[0]?.runningCount;
}

describe('a local ECS', () => {
  test('on a virtual clock nothing happens until the clock is moved', async () => {
    const local = await openEmulator({ clock: { kind: 'virtual' } });
    await registerAndServe(local, 2);

    const before = await countRunning(local);
    local.advance(10 * 60_000);
    const after = await countRunning(local);
    await local.close();

    expect([before, after]).toEqual([0, 2]);
  });

  test('the same seed gives the same identifiers', async () => {
    const arns = [];
    for (const seed of [7, 7, 8]) {
      const local = await openEmulator({ clock: { kind: 'virtual', startMs: 0 }, seed });
      await registerAndServe(local, 1);
      local.advance(60_000);
      arns.push((await callEcs(local, 'ListTasks')).body.taskArns);
      await local.close();
    }

    expect(arns[0]).toEqual(arns[1]);
    expect(arns[0]).not.toEqual(arns[2]);
  });

  test('a runtime gets the effects, and its facts reach the engine', async () => {
    const performed: Effect[] = [];
    const closed: string[] = [];
    let report: (fact: Fact) => void = () => {};
    const startRuntime: StartRuntime = ({ report: reportFact }) => {
      report = reportFact;
      return { perform: (effect) => void performed.push(effect), close: async () => void closed.push('runtime') };
    };
    const local = await openEmulator({ clock: { kind: 'virtual' }, startRuntime });
    await registerAndServe(local, 1);
    local.advance(60_000);
    const [start] = performed;
    if (start?.kind !== 'start-task') throw new Error('no task was started');
    const { taskArn } = start.task;

    report({ kind: 'pull-started', taskArn });
    report({ kind: 'pulled', taskArn, digests: {} });
    report({ kind: 'container-started', taskArn, container: 'app', runtimeId: 'c1', networkBindings: [] });
    const { body } = await callEcs(local, 'DescribeTasks', { tasks: [taskArn] });
    await local.close();

    expect(body.tasks).toMatchObject([{ taskArn, lastStatus: 'RUNNING', containers: [{ runtimeId: 'c1' }] }]);
    expect(closed).toEqual(['runtime']);
  });

  test('a runtime that cannot start gives the port back', async () => {
    const first = await openEmulator();
    const port = Number(first.registryHost.split(':')[1]);
    await first.close();

    const failed = openEmulator({ port, startRuntime: () => Promise.reject(new Error('docker is not there')) });
    await expect(failed).rejects.toThrow('docker is not there');
    const second = await openEmulator({ port });
    await second.close();

    expect(second.address).toBe(`http://127.0.0.1:${port}`);
  });

  test('the end gives the port back and removes what was on disk, with connections open', async () => {
    const local = await openEmulator();
    await callApi(local, { service: 'ecr', operation: 'CreateRepository', input: { repositoryName: 'web' } });
    await pushImage(createRegistryClient(local), 'web', { tag: 'v1', layer: 'layer' });

    const wasThere = existsSync(local.dataFolder);
    await local.close();
    await local.close();

    expect([wasThere, existsSync(local.dataFolder)]).toEqual([true, false]);
    await expect(fetch(`${local.address}/_slipway/health`)).rejects.toThrow('fetch failed');
  });

  test('a folder that was given is kept, with the blobs in it', async () => {
    const folder = makeFolder();
    const local = await openEmulator({ dataFolder: folder });
    await callApi(local, { service: 'ecr', operation: 'CreateRepository', input: { repositoryName: 'web' } });
    await createRegistryClient(local).pushBlob('web', 'layer');

    await local.close();
    const isKept = existsSync(join(folder, 'blobs', digestOf('layer').replace(':', '-')));
    removeFolder(folder);

    expect(isKept).toBe(true);
  });

  test('account and region are in every ARN', async () => {
    const local = await openEmulator({ account: '999988887777', region: 'eu-north-1', clock: { kind: 'virtual' } });

    const cluster = await callEcs(local, 'CreateCluster', { clusterName: 'shop' });
    const targetGroup = local.putTargetGroup(TARGET_GROUP);
    await local.close();

    expect(cluster.body).toMatchObject({ cluster: { clusterArn: 'arn:aws:ecs:eu-north-1:999988887777:cluster/shop' } });
    expect(targetGroup).toMatchObject({
      output: { targetGroupArn: expect.stringContaining('arn:aws:elasticloadbalancing:eu-north-1:999988887777:') },
    });
  });

  test('a scenario given at the start applies from the first task', async () => {
    const scenario = { images: [{ image: 'web:*', pullFails: 'manifest unknown' }] };
    const local = await openEmulator({ clock: { kind: 'virtual' }, scenario });
    await registerAndServe(local, 1);

    local.advance(60_000);
    const { body } = await callEcs(local, 'ListTasks', { desiredStatus: 'STOPPED' });
    await local.close();

    expect(body.taskArns).not.toEqual([]);
  });
});
