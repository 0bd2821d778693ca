import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type LocalEcs, startLocalEcs } from '../../../src/local/local-ecs.ts';
import { callApi, control, SIGNED } from '../../support/local-client.ts';

const ECS = 'AmazonEC2ContainerServiceV20141113';

function nest(levels: number): string {
  return `{"x":${'['.repeat(levels)}${']'.repeat(levels)}}`;
}

describe('the local endpoint', () => {
  let local: LocalEcs;

  beforeEach(async () => {
    local = await startLocalEcs({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
  });

  afterEach(() => local.close());

  function post(headers: Readonly<Record<string, string>>, body = '{}'): Promise<Response> {
    return fetch(`${local.address}/`, { method: 'POST', headers, body });
  }

  describe('AWS JSON 1.1', () => {
    test('an answer has the content type of the protocol and a request id', async () => {
      const response = await post({ authorization: SIGNED, 'x-amz-target': `${ECS}.ListClusters` });

      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
      expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
      expect(await response.json()).toMatchObject({ clusterArns: expect.any(Array) });
    });

    test('a refusal tells its type in the body and in a header', async () => {
      const response = await post(
        { authorization: SIGNED, 'x-amz-target': `${ECS}.ListTasks` },
        '{"cluster":"nowhere"}',
      );

      expect(response.status).toBe(400);
      const body = (await response.json()) as { __type: string; message: string };
      expect(body).toEqual({ __type: response.headers.get('x-amzn-errortype'), message: expect.any(String) });
    });

    test.each([
      ['an operation of ECS', `${ECS}.DescribeDaemon`, 'DescribeDaemon'],
      [
        'an operation of ECR',
        'AmazonEC2ContainerRegistry_V20150921.PutReplicationConfiguration',
        'PutReplicationConfiguration',
      ],
      ['an operation of CloudWatch Logs', 'Logs_20140328.PutLogEvents', 'PutLogEvents'],
      ['a service', 'DynamoDB_20120810.GetItem', 'GetItem'],
    ])('%s that is not there is named', async (_name, target, named) => {
      const response = await post({ authorization: SIGNED, 'x-amz-target': target });

      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        __type: 'UnknownOperationException',
        message: expect.stringContaining(named),
      });
    });

    test('a request without a signature is refused as AWS does', async () => {
      const response = await post({ 'x-amz-target': `${ECS}.ListClusters` });

      expect([response.status, await response.json()]).toEqual([
        400,
        { __type: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' },
      ]);
    });

    test.each([
      ['another scheme in Authorization', { authorization: 'Bearer x' }, '{}', 'IncompleteSignatureException'],
      ['a body that is no JSON', { authorization: SIGNED }, '{', 'SerializationException'],
      ['a body that is no object', { authorization: SIGNED }, '[]', 'SerializationException'],
      ['a body of a thousand levels', { authorization: SIGNED }, nest(1000), 'SerializationException'],
    ])('%s is refused', async (_name, headers, body, type) => {
      const response = await post({ ...headers, 'x-amz-target': `${ECS}.ListClusters` }, body);

      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ __type: type });
    });

    test('a body above 16 MiB is refused', async () => {
      const headers = { authorization: SIGNED, 'x-amz-target': `${ECS}.ListClusters` };

      const response = await post(headers, ' '.repeat(16 * 1024 * 1024 + 1));

      expect(response.status).toBe(413);
    });
  });

  describe('STS', () => {
    test('GetCallerIdentity tells the account, in XML', async () => {
      const response = await post({ authorization: SIGNED }, 'Action=GetCallerIdentity&Version=2011-06-15');

      expect(response.headers.get('content-type')).toBe('text/xml');
      const text = await response.text();
      expect(text).toContain('<Account>123456789012</Account>');
      expect(text).toContain('<Arn>arn:aws:iam::123456789012:user/local</Arn>');
    });

    test.each([
      ['another action', { authorization: SIGNED }, 'Action=%3Cb%3E', 400, '<Code>InvalidAction</Code>'],
      ['no signature', {}, 'Action=GetCallerIdentity', 403, '<Code>MissingAuthenticationToken</Code>'],
    ])('%s is refused in XML', async (_name, headers, form, status, code) => {
      const response = await post(headers, form);

      expect(response.status).toBe(status);
      const text = await response.text();
      expect(text).toContain(code);
      expect(text).not.toContain('<b>');
    });
  });

  describe('only this machine is answered', () => {
    function ask(headers: Readonly<Record<string, string>>): Promise<number | undefined> {
      return new Promise((resolve, reject) => {
        request(`${local.address}/_slipway/health`, { headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    }

    test.each([
      ['a name that was made to point here', { host: 'evil.example' }, 403],
      ['a page of another site', { origin: 'https://evil.example' }, 403],
      ['localhost', { host: 'localhost:1234' }, 200],
    ])('a request by %s is answered with its status', async (_name, headers, status) => {
      expect(await ask(headers)).toBe(status);
    });
  });

  describe('the control address', () => {
    test('health tells where, whose and when', async () => {
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
            },
          ],
        },
      });
    });

    test('the virtual clock moves on when told', async () => {
      const moved = await control(local, 'POST', { path: 'clock', body: { advanceMs: 60_000 } });

      expect(moved).toEqual({ status: 200, body: { now: 1_700_000_060_000 } });
    });

    test('a clock that runs cannot be moved', async () => {
      const real = await startLocalEcs();

      const moved = await control(real, 'POST', { path: 'clock', body: { advanceMs: 1 } });
      await real.close();

      expect(moved).toEqual({
        status: 409,
        body: { error: 'only a virtual clock can be advanced, and this one is real' },
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

    test('a scenario says how lifecycle hooks end', async () => {
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
      ['clock', {}, '`advanceMs` is a number of milliseconds, 0 or more'],
      ['instances', { count: 0 }, '`count` is a whole number from 1 to 10000'],
      [
        'instances',
        { instances: [{}] },
        '`instances` is a list of {address, cpu, memoryMiB, availabilityZone, capacityProvider?, instanceType?, attributes?}',
      ],
      ['drain-instances', {}, '`instances` is a list of ids or ARNs of container instances'],
      ['remove-instances', { instances: [1] }, '`instances` is a list of ids or ARNs of container instances'],
      ['target-groups', { name: '' }, '`name` has 1 to 32 letters, digits and dashes'],
      ['target-groups', { name: 'web', matcher: 200 }, '`matcher` is a string'],
      ['scenario', {}, '`images` is a list'],
      [
        'scenario',
        { images: [{ image: '*', logs: 'one line' }] },
        '`images[0]` is no behaviour of an image: {image, pullMs?, startMs?, pullFails?, exits?, …}',
      ],
      [
        'scenario',
        { images: [], hooks: [{ target: '*', outcome: 'PERHAPS' }] },
        '`hooks[0]` is no behaviour of a hook: {target, outcome: "SUCCEEDED", "FAILED" or "IN_PROGRESS", afterMs?}',
      ],
      ['alarms', { state: 'OK' }, '`name` is the name of an alarm'],
      ['alarms', { name: 'errors', state: 'INSUFFICIENT_DATA' }, '`state` is OK or ALARM'],
      ['call', { input: {} }, 'The body is {operation, input, service: "ecs", "ecr" or "codedeploy"}.'],
      [
        'faults',
        { faults: [{ operation: 'RunTask', fault: { kind: 'fire' } }] },
        '`faults[0]` is {operation, on: a number from 1, "every" or {from, to, times}, and a fault: {kind, …}, before or after: {operation, input}}',
      ],
    ])('%s refuses %j and says why', async (path, body, error) => {
      expect(await control(local, 'POST', { path, body })).toEqual({ status: 400, body: { error } });
    });

    test('a path that is not there lists those that are', async () => {
      const { status, body } = await control(local, 'GET', { path: 'nothing' });

      expect({ status, body }).toMatchObject({
        status: 404,
        body: { routes: expect.arrayContaining(['GET /_slipway/health']) },
      });
    });
  });

  test('a port that is taken is said', async () => {
    const port = Number(local.registryHost.split(':')[1]);

    await expect(startLocalEcs({ port })).rejects.toThrow('EADDRINUSE');
  });
});
