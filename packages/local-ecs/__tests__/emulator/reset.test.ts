import { existsSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, type EmulatorOptions, openEmulator } from '../../src/emulator/emulator.ts';
import type { StartRuntime } from '../../src/runtime/contract.ts';
import { callApi, callEcr, control } from '../support/harness/local-client.ts';
import { createRegistryClient, pushImage } from '../support/harness/registry-client.ts';
import { makeFolder, removeFolder } from '../support/harness/scratch.ts';

const START = { clock: { kind: 'virtual', startMs: 1_700_000_000_000 } } satisfies EmulatorOptions;

let local: Emulator;

afterEach(() => local.close());

const callEcs = (operation: string, input: JsonObject = {}) => callApi(local, { service: 'ecs', operation, input });

const reset = () => control(local, 'POST', { path: 'reset', body: {} });

/** Everything that a client and a test can see. */
async function readAll(): Promise<unknown> {
  const routes = ['health', 'clock', 'instances', 'target-groups', 'scenario', 'alarms', 'faults', 'consistency'];
  const controls = await Promise.all(routes.map((path) => control(local, 'GET', { path })));
  const lists = ['ListClusters', 'ListTaskDefinitions', 'ListServices', 'ListTasks'];
  const answers = [
    ...(await Promise.all(lists.map((operation) => callEcs(operation)))),
    await callEcr(local, 'DescribeRepositories'),
    await callApi(local, {
      service: 'events',
      operation: 'ListTargetsByRule',
      input: { Rule: 'nightly' },
    }),
    await callApi(local, { service: 'application-autoscaling', operation: 'DescribeScalableTargets', input: SCALED }),
  ];
  return [controls, answers, await control(local, 'GET', { path: 'calls' })];
}

const SCALED = { ServiceNamespace: 'ecs' };

/** A change of each kind. */
async function changeAll(): Promise<void> {
  await callEcs('CreateCluster', { clusterName: 'shop' });
  const container = { name: 'app', image: 'web:1', essential: true, memory: 128 };
  await callEcs('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] });
  await callEcs('CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount: 1 });
  await callEcr(local, 'CreateRepository', { repositoryName: 'web' });
  await pushImage(createRegistryClient(local), 'web', { tag: 'v1', layer: 'layer' });
  const rule = { Name: 'nightly', ScheduleExpression: 'rate(1 day)' };
  await callApi(local, { service: 'events', operation: 'PutRule', input: rule });
  await callApi(local, {
    service: 'application-autoscaling',
    operation: 'RegisterScalableTarget',
    input: { ...SCALED, ResourceId: 'service/default/web', ScalableDimension: 'ecs:service:DesiredCount' },
  });
  await control(local, 'POST', { path: 'instances', body: { count: 2 } });
  await control(local, 'POST', { path: 'scenario', body: { images: [{ image: '*', pullMs: 1 }] } });
  await control(local, 'POST', { path: 'alarms', body: { name: 'errors', state: 'ALARM' } });
  await control(local, 'POST', { path: 'target-groups', body: { name: 'web' } });
  await control(local, 'POST', { path: 'consistency', body: { lagMs: 10 } });
  await control(local, 'POST', { path: 'clock', body: { advanceMs: 60_000 } });
  await control(local, 'POST', {
    path: 'faults',
    body: { faults: [{ operation: 'ListServices', on: 'every', fault: { kind: 'throttled' } }] },
  });
}

describe('a reset', () => {
  test('makes everything as it was right after the start, on the same port', async () => {
    local = await openEmulator({ ...START, scenario: { images: [{ image: 'web:*', pullMs: 5 }] } });
    const before = await readAll();
    await changeAll();
    expect(await readAll()).not.toEqual(before);

    expect(await reset()).toEqual({ status: 200, body: {} });
    expect(await readAll()).toEqual(before);
  });

  test('gives the same identifiers again, so that a test can be repeated', async () => {
    local = await openEmulator(START);
    const create = async () => {
      const container = { name: 'app', image: 'web:1', essential: true, memory: 128 };
      await callEcs('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] });
      const { body } = await callEcs('CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount: 1 });
      return body;
    };

    const first = await create();
    await reset();

    expect(await create()).toEqual(first);
  });

  test('removes the files of the registry', async () => {
    local = await openEmulator(START);
    const { dataFolder } = local;

    await reset();

    expect([existsSync(dataFolder), existsSync(local.dataFolder)]).toEqual([false, true]);
  });

  test('lets requests wait that come in the meantime, and ends the runtime before the next one starts', async () => {
    const events: string[] = [];
    let letGo = (): void => {};
    const startRuntime: StartRuntime = () => {
      events.push('started');
      const ended = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      return {
        perform: () => {},
        close: async () => {
          await ended;
          events.push('ended');
        },
      };
    };
    local = await openEmulator({ ...START, startRuntime });
    await callEcs('CreateCluster', { clusterName: 'shop' });

    const done = local.reset();
    const listed = callEcs('ListClusters');
    letGo();

    expect(await done).toBeUndefined();
    expect(JSON.stringify((await listed).body)).not.toContain('shop');
    expect(events).toEqual(['started', 'ended', 'started']);
    letGo();
  });

  test('two at once are one after the other', async () => {
    local = await openEmulator(START);

    const resets = await Promise.all([local.reset(), local.reset()]);

    expect(resets).toEqual([undefined, undefined]);
    expect((await callEcs('ListClusters')).status).toBe(200);
  });

  test('that fails can be tried again', async () => {
    let isDown = false;
    const startRuntime: StartRuntime = () =>
      isDown ? Promise.reject(new Error('docker is not there')) : { perform: () => {}, close: async () => {} };
    local = await openEmulator({ ...START, startRuntime });

    isDown = true;
    await expect(local.reset()).rejects.toThrow('docker is not there');
    const meanwhile = await fetch(local.address);
    isDown = false;
    const again = await local.reset();

    expect([meanwhile.status, again]).toEqual([500, undefined]);
    expect((await callEcs('ListClusters')).status).toBe(200);
  });

  test('is refused with a data folder, whose state would be lost', async () => {
    const folder = makeFolder();
    local = await openEmulator({ ...START, dataFolder: folder });
    await callEcs('CreateCluster', { clusterName: 'shop' });

    const refused = await reset();
    const { body } = await callEcs('ListClusters');
    await local.close();
    removeFolder(folder);

    expect(refused).toEqual({
      status: 409,
      body: {
        error:
          'A local ECS with a data folder is not reset, because its state would be lost. Start another one with an empty folder.',
      },
    });
    expect(JSON.stringify(body)).toContain('cluster/shop');
  });

  test('is refused after the end', async () => {
    local = await openEmulator(START);
    await local.close();

    expect(await local.reset()).toBe('The local ECS has stopped.');
  });
});
