import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { documentedLimits } from '../../src/settings/throttle-groups.ts';
import { callApi, control } from '../support/harness/local-client.ts';

describe('the control address', () => {
  let local: Emulator;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
  });

  afterEach(() => local.close());

  test('health reports the address, the account and the time', async () => {
    expect(await control(local, 'GET', { path: 'health' })).toEqual({
      status: 200,
      body: {
        status: 'ok',
        address: local.address,
        account: '123456789012',
        region: 'us-east-1',
        tasks: 'simulated',
        clock: 'virtual',
        now: 1_700_000_000_000,
      },
    });
  });

  test('calls are listed with their answers and without secrets', async () => {
    await callApi(local, {
      service: 'ecs',
      operation: 'Nothing',
      input: { environment: [{ name: 'KEY', value: 'hush' }] },
    });

    expect(await control(local, 'GET', { path: 'calls' })).toEqual({
      status: 200,
      body: {
        calls: [
          {
            service: 'ecs',
            operation: 'Nothing',
            input: { environment: [{ name: 'KEY', value: '***' }] },
            answer: 'UnknownOperationException',
            at: 1_700_000_000_000,
            client: 'node',
          },
        ],
      },
    });
  });

  test('the virtual clock moves on request', async () => {
    const moved = await control(local, 'POST', { path: 'clock', body: { advanceMs: 60_000 } });

    expect(moved).toEqual({
      status: 200,
      body: { clock: 'virtual', now: 1_700_000_060_000, nextEventAt: null },
    });
  });

  test('a clock that runs cannot be moved', async () => {
    const real = await openEmulator();

    const moved = await control(real, 'POST', { path: 'clock', body: { advanceMs: 1 } });
    await real.close();

    expect(moved).toEqual({
      status: 409,
      body: { error: 'This clock runs in real time. Start with --clock virtual to advance it.' },
    });
  });

  test('instances come in zones by turns, each with an address of its own', async () => {
    await callApi(local, { service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'shop' } });

    const added = await control(local, 'POST', { path: 'instances', body: { cluster: 'shop', count: 2 } });

    expect(added).toMatchObject({
      status: 200,
      body: { containerInstances: [{ status: 'ACTIVE' }, { status: 'ACTIVE' }] },
    });
  });

  test('a target group is made with the defaults of a load balancer', async () => {
    const made = await control(local, 'POST', { path: 'target-groups', body: { name: 'web', matcher: '200-399' } });
    const listed = await control(local, 'GET', { path: 'target-groups' });

    const arn = expect.stringMatching(
      /^arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup\/web\/[0-9a-f]{16}$/,
    );
    expect(made).toEqual({ status: 200, body: { targetGroupArn: arn } });
    expect(listed.body).toEqual({
      targetGroups: [
        {
          targetGroupArn: arn,
          name: 'web',
          listenPort: 0,
          healthCheckPath: '/',
          healthCheckIntervalSeconds: 30,
          healthCheckTimeoutSeconds: 5,
          healthyThreshold: 5,
          unhealthyThreshold: 2,
          matcher: '200-399',
          deregistrationDelaySeconds: 300,
          targets: [],
        },
      ],
    });
  });

  test('instances are drained and removed; the address of one that is gone is free again', async () => {
    await control(local, 'POST', { path: 'instances', body: { count: 2 } });
    const before = [...local.host.state().instances.values()];
    const [first = '', second = ''] = before.map(({ id }) => id);

    const drained = await control(local, 'POST', { path: 'drain-instances', body: { instances: [first] } });
    const removed = await control(local, 'POST', { path: 'remove-instances', body: { instances: [second] } });
    const unknown = await control(local, 'POST', { path: 'remove-instances', body: { instances: ['none'] } });
    await control(local, 'POST', { path: 'instances', body: { count: 1 } });

    expect(drained).toMatchObject({ status: 200, body: { containerInstances: [{ status: 'DRAINING' }] } });
    expect(removed).toMatchObject({ status: 200, body: { containerInstances: [{ status: 'INACTIVE' }] } });
    expect(unknown).toMatchObject({ status: 400, body: { type: 'ClientException' } });
    expect([...local.host.state().instances.values()].at(-1)?.address).toBe(before.at(-1)?.address);
  });

  test('a scenario is taken', async () => {
    const body = { images: [{ image: '*:bad', exits: { afterMs: 4000, code: 1 } }] };

    expect(await control(local, 'POST', { path: 'scenario', body })).toEqual({ status: 200, body: {} });
  });

  test('a scenario defines the results of lifecycle hooks', async () => {
    const body = { images: [], hooks: [{ target: '*:check', outcome: 'FAILED', afterMs: 1000 }] };

    await control(local, 'POST', { path: 'scenario', body });

    expect(local.host.state().scenario).toEqual(body);
  });

  test('an alarm changes its state', async () => {
    await control(local, 'POST', { path: 'alarms', body: { name: 'errors', state: 'ALARM' } });
    await control(local, 'POST', { path: 'alarms', body: { name: 'latency', state: 'ALARM' } });
    const answer = await control(local, 'POST', { path: 'alarms', body: { name: 'errors', state: 'OK' } });

    expect(answer).toEqual({ status: 200, body: {} });
    expect([...local.host.state().alarms]).toEqual([
      ['errors', 'OK'],
      ['latency', 'ALARM'],
    ]);
  });

  test.each([
    ['clock', {}, 'advanceMs: it is missing. Write a number of milliseconds, 0 or more.'],
    ['clock', { advanceTo: 'noon' }, 'advanceTo: "noon" is not allowed here. Write next-event.'],
    ['instances', { count: 0 }, 'count: 0 is not allowed here. Write a whole number from 1 to 10000.'],
    [
      'instances',
      { instances: [{ cpu: '2k', memoryMb: 512 }] },
      'instances[0].cpu: "2k" is not allowed here. Write a whole number from 128 to 196608. instances[0].memoryMb: unknown field. Did you mean memoryMiB?',
    ],
    [
      'instances',
      { instances: [{ address: '127.0.1.9', count: 2 }] },
      'instances[0].address: 2 instances cannot share it. Remove the address or the count.',
    ],
    ['instances', { count: 1, instances: [] }, 'count: instances is set as well. Set count on one of them.'],
    [
      'instances',
      { instances: [{ address: '10.0.0.1' }] },
      'instances[0].address: "10.0.0.1" is not allowed here. Write a loopback address such as 127.0.1.3.',
    ],
    ['drain-instances', {}, 'instances: it is missing. Write a list; each item is text that is not empty.'],
    ['remove-instances', { instances: [1] }, 'instances[0]: 1 is not allowed here. Write text that is not empty.'],
    [
      'target-groups',
      { name: '' },
      'name: "" is not allowed here. Write a name of 1 to 32 letters, digits and dashes.',
    ],
    [
      'target-groups',
      { name: 'web', matcher: 200 },
      'matcher: 200 is not allowed here. Write status codes in quotes, as "200-399" or "200,302".',
    ],
    [
      'scenario',
      { images: [{ image: '*', logs: 'one line' }], hooks: [{ target: '*', outcome: 'PERHAPS' }] },
      'images[0].logs: "one line" is not allowed here. Write a list; each item is text. hooks[0].outcome: "PERHAPS" is not allowed here. Write SUCCEEDED, FAILED or IN_PROGRESS.',
    ],
    ['alarms', { state: 'OK' }, 'name: it is missing. Write text that is not empty.'],
    [
      'alarms',
      { name: 'errors', state: 'UNKNOWN' },
      'state: "UNKNOWN" is not allowed here. Write OK, ALARM or INSUFFICIENT_DATA.',
    ],
    [
      'consistency',
      { lag: 1 },
      'lagMs: it is missing. Write a number of milliseconds, 0 or more. lag: unknown field. Allowed fields: lagMs.',
    ],
    [
      'throttling',
      { throttling: { servicesRead: { size: 1, refillPerSecond: 1 } } },
      'throttling.servicesRead: unknown field. Did you mean serviceRead?',
    ],
    ['call', { input: {} }, 'operation: it is missing. Write text that is not empty.'],
    [
      'faults',
      { faults: [{ operation: 'RunTask', fault: { kind: 'fire' } }, { operation: 'RunTask' }] },
      'faults[0].fault.kind: "fire" is not allowed here. Write error, html, delay, stale, denied, expired, throttled, reset-before, reset-after-applying, silence, silence-after-applying or truncate. faults[1].fault: it is missing. Write {kind, …}, or a call before or after.',
    ],
  ])('%s refuses %j and names each wrong field', async (path, body, error) => {
    expect(await control(local, 'POST', { path, body })).toMatchObject({ status: 400, body: { error } });
  });

  test('a refusal lists its errors for machines too', async () => {
    const { body } = await control(local, 'POST', { path: 'alarms', body: { name: 'errors', state: 'LOUD' } });

    expect(body).toEqual({
      error: 'state: "LOUD" is not allowed here. Write OK, ALARM or INSUFFICIENT_DATA.',
      faults: [
        { member: 'state', problem: '"LOUD" is not allowed here', advice: 'Write OK, ALARM or INSUFFICIENT_DATA' },
      ],
    });
  });

  describe('the log of calls', () => {
    const list = (query = '') => control(local, 'GET', { path: `calls${query}` });
    const operationsOf = (answer: { readonly body: unknown }) =>
      (answer.body as { calls: { operation: string }[] }).calls.map(({ operation }) => operation);

    beforeEach(async () => {
      await callApi(local, { service: 'ecs', operation: 'ListClusters' });
      local.advance(60_000);
      await callApi(local, { service: 'ecr', operation: 'DescribeRepositories' });
      await callApi(local, { service: 'ecs', operation: 'ListServices' });
    });

    test.each([
      ['everything', '', ['ListClusters', 'DescribeRepositories', 'ListServices']],
      ['one service', '?service=ecs', ['ListClusters', 'ListServices']],
      ['one operation', '?operation=ListServices', ['ListServices']],
      ['a time', '?since=1700000060000', ['DescribeRepositories', 'ListServices']],
      ['a time as people write it', '?since=2023-11-14T22:14:20Z', ['DescribeRepositories', 'ListServices']],
      ['a service and a time', '?service=ecs&since=1700000000001', ['ListServices']],
    ])('is reported for %s', async (_name, query, operations) => {
      expect(operationsOf(await list(query))).toEqual(operations);
    });

    test.each([
      ['?sevrice=ecs', 'sevrice: unknown filter. Did you mean service?'],
      [
        '?since=noon',
        'since: it is not a time. Use milliseconds since the epoch, or a time such as 2026-11-21T06:00:00Z.',
      ],
    ])('refuses the filter %s', async (query, error) => {
      expect(await list(query)).toEqual({ status: 400, body: { error } });
    });

    test('is emptied', async () => {
      await control(local, 'DELETE', { path: 'calls' });

      expect(operationsOf(await list())).toEqual([]);
    });
  });

  test('the virtual clock moves to the next event, and stays where nothing will happen', async () => {
    await callApi(local, {
      service: 'ecs',
      operation: 'RegisterTaskDefinition',
      input: { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1', memory: 128 }] },
    });
    await control(local, 'POST', { path: 'instances', body: {} });
    const still = await control(local, 'POST', { path: 'clock', body: { advanceMs: 60_000 } });
    await callApi(local, { service: 'ecs', operation: 'RunTask', input: { taskDefinition: 'web' } });
    const before = await control(local, 'GET', { path: 'clock' });

    const after = await control(local, 'POST', { path: 'clock', body: { advanceTo: 'next-event' } });

    const at = (answer: { readonly body: unknown }) => answer.body as { now: number; nextEventAt: number | null };
    expect(still.body).toEqual({ clock: 'virtual', now: 1_700_000_060_000, nextEventAt: null });
    expect(at(after).now).toBe(at(before).nextEventAt);
    expect(at(after).nextEventAt).toBeGreaterThan(at(after).now);
  });

  test('instances are listed, by whose address they can be drained and made active again', async () => {
    const body = { instances: [{ address: '127.0.1.7', cpu: 1024, attributes: { disk: 'fast' } }, { count: 2 }] };
    await control(local, 'POST', { path: 'instances', body });
    const named = { instances: ['127.0.1.7'] };
    const drained = await control(local, 'POST', { path: 'drain-instances', body: named });
    const active = await control(local, 'POST', { path: 'activate-instances', body: named });

    const listed = await control(local, 'GET', { path: 'instances' });

    expect([drained.body, active.body]).toMatchObject([
      { containerInstances: [{ status: 'DRAINING' }] },
      { containerInstances: [{ status: 'ACTIVE' }] },
    ]);
    expect(listed.body).toMatchObject({
      instances: [
        { address: '127.0.1.7', status: 'ACTIVE', cpu: 1024, memoryMiB: 4096, attributes: { disk: 'fast' } },
        { address: '127.0.1.1', cpu: 2048, memoryMiB: 4096 },
        { address: '127.0.1.2', cpu: 2048, memoryMiB: 4096 },
      ],
    });
  });

  describe('a part of the scenario', () => {
    const CRASH = { image: '*:bad', exits: { afterMs: 4000, code: 1 } };
    const SLOW = { image: '*:slow', pullMs: 60_000 };
    const CHECK = { target: '*:check', outcome: 'FAILED' };
    const put = (part: string, body: JsonObject) => control(local, 'PUT', { path: `scenario/${part}`, body });
    const drop = (part: string, body: JsonObject) => control(local, 'DELETE', { path: `scenario/${part}`, body });
    const read = async () => (await control(local, 'GET', { path: 'scenario' })).body;

    test('precedes the others and replaces the one with the same pattern', async () => {
      await control(local, 'POST', { path: 'scenario', body: { images: [SLOW, CRASH] } });

      await put('images', { ...CRASH, pullMs: 1 });
      await put('hooks', CHECK);

      expect(await read()).toEqual({ images: [{ ...CRASH, pullMs: 1 }, SLOW], hooks: [CHECK] });
    });

    test('is taken out again', async () => {
      await control(local, 'POST', { path: 'scenario', body: { images: [SLOW, CRASH], hooks: [CHECK] } });

      await drop('images', { image: '*:bad' });
      await drop('hooks', { target: '*:check' });

      expect(await read()).toEqual({ images: [SLOW], hooks: [] });
    });

    test('that does not exist is not found', async () => {
      expect(await drop('images', { image: '*:bad' })).toEqual({
        status: 404,
        body: { error: 'No behaviour has exactly this pattern.' },
      });
    });
  });

  test.each([
    ['scenario', { images: [] }, { images: [] }],
    ['alarms', { name: 'errors', state: 'ALARM' }, { alarms: [{ name: 'errors', state: 'ALARM' }] }],
    [
      'faults',
      { faults: [{ operation: 'RunTask', fault: { kind: 'html' } }] },
      { faults: [{ operation: 'RunTask', on: 'every', fault: { kind: 'html', status: 502 } }] },
    ],
    ['consistency', { lagMs: 5000 }, { lagMs: 5000 }],
    [
      'throttling',
      { throttling: { serviceRead: { size: 2, refillPerSecond: 0.5 } } },
      { throttling: { serviceRead: { size: 2, refillPerSecond: 0.5 } } },
    ],
  ])('%s that are posted can be read', async (path, body, shown) => {
    await control(local, 'POST', { path, body });

    expect(await control(local, 'GET', { path })).toEqual({ status: 200, body: shown });
  });

  test('throttling that is true has every group as it is documented', async () => {
    const { body } = await control(local, 'POST', { path: 'throttling', body: { throttling: true } });

    expect(body).toEqual({ throttling: documentedLimits() });
  });

  test('an unknown path lists the known ones', async () => {
    const { status, body } = await control(local, 'GET', { path: 'nothing' });

    expect({ status, body }).toMatchObject({
      status: 404,
      body: { routes: expect.arrayContaining(['GET /_slipway/health']) },
    });
  });
});
