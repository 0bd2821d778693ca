import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type LocalEcs, type LocalEcsOptions, type LocalState, startLocalEcs } from '@slipway/local-ecs';
import { LOCAL_OPTION_NAMES, type LocalOptionName } from '../../src/command/local-options.ts';
import { settleOptions } from '../../src/command/settle-options.ts';
import { callApi } from '../support/harness/local-client.ts';
import { makeFolder, removeFolder } from '../support/harness/scratch.ts';

const CRASH = { images: [{ image: '*:bad', exits: { afterMs: 1000, code: 1 } }] };

let local: LocalEcs;

afterEach(() => local.stop());

const callEcs = (operation: string, input: JsonObject = {}) =>
  callApi({ address: local.url }, { service: 'ecs', operation, input });

async function register(image: string): Promise<void> {
  const container = { name: 'web', image, memory: 128, portMappings: [{ containerPort: 80 }] };
  await callEcs('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] });
}

/** A service with two running tasks and a circuit breaker. */
async function deployGood(): Promise<void> {
  await register('web:good');
  await callEcs('CreateService', {
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: 2,
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
  });
  await local.advanceUntil(({ services: [web] }) => web?.serviceDeployments[0]?.status === 'SUCCESSFUL');
}

async function update(image: string): Promise<void> {
  await register(image);
  await callEcs('UpdateService', { service: 'web', taskDefinition: 'web' });
}

const isRolledBack = ({ services: [web] }: LocalState) => web?.serviceDeployments[0]?.status === 'ROLLBACK_SUCCESSFUL';

test('a program starts a local ECS, and points its clients at it', async () => {
  local = await startLocalEcs({ region: 'eu-west-1' });

  expect(local.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(local.registry).toBe(local.url.replace('http://', ''));
  expect(local.env).toEqual({
    AWS_ENDPOINT_URL: local.url,
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  expect(local.client).toEqual({
    endpoint: local.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});

describe('the options', () => {
  /** Fails to compile when the command gets an option that a program cannot give. */
  const names: Readonly<Record<Exclude<LocalOptionName, 'config'>, keyof LocalEcsOptions>> = {
    ...{
      port: 'port',
      listen: 'listen',
      clock: 'clock',
      speed: 'speed',
      seed: 'seed',
      clusters: 'clusters',
      instances: 'instances',
    },
    ...{ instanceCpu: 'instanceCpu', instanceMemoryMiB: 'instanceMemoryMiB', tasks: 'tasks', region: 'region' },
    ...{ account: 'account', scenario: 'scenario', secrets: 'secrets', envFiles: 'envFiles', data: 'data' },
    ...{ targetGroups: 'targetGroups', alarms: 'alarms', faults: 'faults', consistency: 'consistency' },
    throttling: 'throttling',
  };

  test('are those of the command', async () => {
    local = await startLocalEcs();

    expect(Object.keys(names).sort()).toEqual(LOCAL_OPTION_NAMES.filter((name) => name !== 'config').sort());
  });

  test('are applied', async () => {
    const folder = makeFolder();
    local = await startLocalEcs({
      clock: 'virtual',
      seed: 7,
      clusters: ['shop', 'staging'],
      instances: [{ count: 2 }, { cluster: 'staging', availabilityZone: 'us-east-1c' }],
      account: '999988887777',
      scenario: CRASH,
      targetGroups: [{ name: 'web' }],
      faults: [{ operation: 'ListTasks', on: 1, fault: { kind: 'throttled' } }],
      throttling: true,
      data: folder,
    });

    const state = local.state();
    await local.stop();
    removeFolder(folder);

    expect(state.clusters.map(({ name }) => name)).toEqual(['default', 'shop', 'staging']);
    expect(state.instances.map(({ cluster }) => cluster)).toEqual(['shop', 'shop', 'staging']);
    expect(state.targetGroups).toEqual([{ name: 'web', arn: expect.stringContaining(':999988887777:'), targets: [] }]);
    expect(local.scenario()).toEqual(CRASH);
    expect(local.faults()).toHaveLength(1);
  });

  test('that are wrong are refused all at once, in the words of the command', async () => {
    local = await startLocalEcs();
    const wrong = { port: 70_000, clock: 'slow', clutser: 'shop', scenario: { images: [{}] } };

    await expect(startLocalEcs(wrong as unknown as LocalEcsOptions)).rejects.toThrow(
      [
        'port must be a whole number from 0 to 65535 (got "70000").',
        'clock: "slow" is invalid. Use real or virtual.',
        'scenario.images[0].image: it is missing. Write text that is not empty.',
        'clutser: unknown field. Did you mean clusters?',
      ].join('\n'),
    );
  });

  test('that conflict are refused in the words of the command', async () => {
    local = await startLocalEcs();
    const conflict = { clock: 'virtual', tasks: 'containers', speed: 2 } as const;
    const settled = settleOptions(conflict);

    expect('refused' in settled && settled.refused.length).toBe(2);
    await expect(startLocalEcs(conflict)).rejects.toThrow(
      'clock: a virtual clock cannot run containers. Use simulated tasks or the real clock.\n' +
        'speed: a virtual clock has no speed. Remove it.',
    );
  });

  test('with a port in use are refused with an advice', async () => {
    local = await startLocalEcs();
    const port = Number(new URL(local.url).port);

    await expect(startLocalEcs({ port })).rejects.toThrow(
      `Port ${port} is in use (another slipway local, or LocalStack?). Use --port.`,
    );
  });
});

describe('the virtual clock', () => {
  test('stops at the first event after which a condition is true', async () => {
    local = await startLocalEcs({ clock: 'virtual', scenario: CRASH });
    await deployGood();
    await update('web:bad');

    const state = await local.advanceUntil(isRolledBack);

    expect(state).toEqual(local.state());
    expect(state.services[0]?.taskDefinition).toBe('web:1');
  });

  test('stops when no deployment is in progress, unless it is given a condition', async () => {
    local = await startLocalEcs({ clock: 'virtual', scenario: CRASH });
    await deployGood();
    await update('web:bad');

    const { services } = await local.advanceUntil();

    expect(services[0]?.serviceDeployments.map(({ status }) => status)).toEqual(['ROLLBACK_SUCCESSFUL', 'SUCCESSFUL']);
    expect((await local.advanceUntil()).services).toEqual(services);
  });

  test('may wait for anything that a client reads', async () => {
    local = await startLocalEcs({ clock: 'virtual' });
    const begin = local.state().now;
    await deployGood();

    const state = await local.advanceUntil(async () => {
      const { body } = await callEcs('ListTasks', { desiredStatus: 'RUNNING' });
      return (body.taskArns as readonly string[]).length === 2;
    });

    expect(state.now).toBeGreaterThan(begin);
  });

  test('has a limit, which the error explains', async () => {
    local = await startLocalEcs({ clock: 'virtual', scenario: CRASH });
    await deployGood();
    const begin = local.state().now;

    await expect(local.advanceUntil(() => false, 60_000)).rejects.toThrow(
      'The condition is still false after 60000 ms.\n' +
        'default/web: 2/2 running, web:1 COMPLETED, (service web) has reached a steady state.',
    );
    expect(local.state().now).toBe(begin + 60_000);
  });

  test('moves by milliseconds, and by nothing else', async () => {
    local = await startLocalEcs({ clock: 'virtual' });
    const begin = local.state().now;

    expect(local.advance(1500)).toBe(begin + 1500);
    expect(() => local.advance(-1)).toThrow('advance: -1 is not allowed here. Write a number, 0 or more.');
    expect(() => local.advance(Number.NaN)).toThrow('advance: NaN is not allowed here.');
  });

  test('alone can be moved', async () => {
    local = await startLocalEcs({ speed: 100 });

    const words = "This clock runs in real time. Start with clock: 'virtual' to advance it.";
    expect(() => local.advance(1)).toThrow(words);
    await expect(local.advanceUntil(() => true)).rejects.toThrow(words);
  });
});

describe('during a test', () => {
  test('the scenario is read and replaced', async () => {
    local = await startLocalEcs({ clock: 'virtual' });

    const before = local.scenario();
    const after = local.scenario(CRASH);

    expect([before, after]).toEqual([{ images: [] }, CRASH]);
    expect(() => local.scenario({ images: [{ image: '*', exits: { afterMs: -1, code: 1 } }] })).toThrow(
      'scenario.images[0].exits.afterMs: -1 is not allowed here. Write a number, 0 or more.',
    );
  });

  test('errors are injected and removed', async () => {
    local = await startLocalEcs();

    local.faults([{ operation: 'ListClusters', on: 'every', fault: { kind: 'throttled' } }]);
    const refused = await callEcs('ListClusters');
    local.faults([]);
    const answered = await callEcs('ListClusters');

    expect([refused.status, answered.status]).toEqual([400, 200]);
    expect(() => local.faults([{ operation: 'ListClusters', on: 0 }])).toThrow(/^faults\[0\]\.on: /);
  });

  test('calls are listed, those that a filter names', async () => {
    local = await startLocalEcs();
    await callEcs('ListClusters');
    await callEcs('ListTasks');

    expect(local.calls().map(({ operation }) => operation)).toEqual(['ListClusters', 'ListTasks']);
    expect(local.calls({ operation: 'ListTasks', service: 'ecs' })).toMatchObject([{ answer: 'ok' }]);
    expect(local.calls({ since: Date.now() + 60_000 })).toEqual([]);
    expect(() => local.calls({ operations: 'ListTasks' } as object)).toThrow(
      'operations: unknown filter. Did you mean operation?',
    );
  });

  test('a reset makes everything as after the start, and the object stays valid', async () => {
    local = await startLocalEcs({ clock: 'virtual', scenario: CRASH, seed: 3 });
    const { now: _first, ...before } = local.state();
    const { url } = local;
    await deployGood();
    local.scenario({ images: [] });

    await local.reset();
    const { now: _second, ...after } = local.state();

    expect(after).toEqual(before);
    expect([local.url, local.scenario(), local.calls()]).toEqual([url, CRASH, []]);
    await deployGood();
  });

  test('a local ECS with a data folder is not reset', async () => {
    const folder = makeFolder();
    local = await startLocalEcs({ data: folder });

    await expect(local.reset()).rejects.toThrow('A local ECS with a data folder is not reset');
    await local.stop();
    removeFolder(folder);
  });
});

test('it stops once, also by Symbol.asyncDispose', async () => {
  local = await startLocalEcs();

  await local.stop();
  await local.stop();
  await local[Symbol.asyncDispose]();

  await expect(fetch(local.url)).rejects.toThrow('fetch failed');
});
