import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import type { FaultRule, InjectedFault } from '../../src/fault-injection/faults.ts';
import { untilTrue } from '../support/harness/http-clients.ts';
import { callApi, callLoadBalancing, control, SIGNED } from '../support/harness/local-client.ts';

describe('faults on request', () => {
  let local: Emulator;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual' } });
  });

  afterEach(() => local.close());

  const createCluster = (clusterName: string) =>
    callApi(local, { service: 'ecs', operation: 'CreateCluster', input: { clusterName } });

  /** Without the cluster that is always there. */
  async function listClusters(): Promise<unknown> {
    const { body } = await callApi(local, { service: 'ecs', operation: 'ListClusters' });
    return (body.clusterArns as string[]).map((arn) => arn.split('/').at(-1)).filter((name) => name !== 'default');
  }

  const applyReplyFault = (fault: InjectedFault, on: FaultRule['on'] = 1) =>
    local.setFaults([{ operation: 'CreateCluster', on, fault }]);

  test('an error is answered and nothing is applied', async () => {
    applyReplyFault({ kind: 'error', type: 'ThrottlingException', message: 'Rate exceeded', status: 400 });

    const first = await createCluster('one');
    const second = await createCluster('two');

    expect(first).toEqual({ status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } });
    expect(second.status).toBe(200);
    expect(await listClusters()).toEqual(['two']);
  });

  test('only the call that is meant goes wrong, and counts begin when the rules are set', async () => {
    await createCluster('zero');
    applyReplyFault({ kind: 'error', type: 'ServerException', message: 'Oops', status: 500 }, 2);

    const statuses = [];
    for (const name of ['one', 'two', 'three']) statuses.push((await createCluster(name)).status);

    expect(statuses).toEqual([200, 500, 200]);
  });

  test('every call fails until the rules are removed', async () => {
    applyReplyFault({ kind: 'error', type: 'ServerException', message: 'Oops', status: 500 }, 'every');
    const during = [(await createCluster('one')).status, (await createCluster('two')).status];
    local.setFaults([]);

    const after = (await createCluster('three')).status;

    expect([...during, after]).toEqual([500, 500, 200]);
  });

  test('a rule for all operations counts all calls', async () => {
    local.setFaults([
      { operation: '*', on: 2, fault: { kind: 'error', type: 'ServerException', message: 'Oops', status: 500 } },
    ]);

    const statuses = [
      (await createCluster('one')).status,
      (await callApi(local, { service: 'ecs', operation: 'ListClusters' })).status,
    ];

    expect(statuses).toEqual([200, 500]);
  });

  test('a proxy’s page comes instead of an answer', async () => {
    applyReplyFault({ kind: 'html', status: 502 });

    const response = await fetch(`${local.address}/`, {
      method: 'POST',
      headers: { authorization: SIGNED, 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.CreateCluster' },
      body: '{"clusterName":"one"}',
    });

    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(await response.text()).toContain('<h1>502</h1>');
    expect(await listClusters()).toEqual([]);
  });

  test.each([
    ['before applying', 'reset-before', []],
    ['after applying', 'reset-after-applying', ['one']],
  ] as const)('a connection reset %s has the documented effect', async (_name, kind, clusters) => {
    applyReplyFault({ kind });

    await expect(createCluster('one')).rejects.toThrow('fetch failed');

    expect(await listClusters()).toEqual(clusters);
  });

  test('a truncated answer was applied', async () => {
    applyReplyFault({ kind: 'truncate' });

    await expect(createCluster('one')).rejects.toThrow();

    expect(await listClusters()).toEqual(['one']);
  });

  test('a late answer is late, and right', async () => {
    applyReplyFault({ kind: 'delay', ms: 1_000 });
    const arrived: string[] = [];
    const late = createCluster('one').then(({ status }) => arrived.push(`late: ${status}`));

    await untilTrue(() => local.host.state().clusters.has('one'));
    arrived.push(`next: ${await listClusters()}`);
    await late;

    expect(arrived).toEqual(['next: one', 'late: 200']);
  });

  test('rules can be set and read by HTTP, and the log names the fault', async () => {
    const faults = [{ operation: 'CreateCluster', on: 1, fault: { kind: 'html', status: 503 } }];

    const set = await control(local, 'POST', { path: 'faults', body: { faults } });
    const read = await control(local, 'GET', { path: 'faults' });
    await fetch(`${local.address}/`, {
      method: 'POST',
      headers: { authorization: SIGNED, 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.CreateCluster' },
      body: '{}',
    });

    expect([set.body, read.body]).toEqual([{ faults }, { faults }]);
    expect(local.calls()).toMatchObject([{ operation: 'CreateCluster', answer: 'html 503', fault: 'html' }]);
  });

  describe('which calls are meant', () => {
    test.each([
      ['one', 2, [1, 0, 1, 1, 1]],
      ['every one', 'every', [0, 0, 0, 0, 0]],
      ['from a call on', { from: 4 }, [1, 1, 1, 0, 0]],
      ['up to a call', { to: 2 }, [0, 0, 1, 1, 1]],
      ['from a call to another', { from: 2, to: 3 }, [1, 0, 0, 1, 1]],
      ['so many times', { times: 3 }, [0, 0, 0, 1, 1]],
      ['so many times from a call', { from: 2, times: 2 }, [1, 0, 0, 1, 1]],
      ['what ends first', { from: 2, to: 2, times: 4 }, [1, 0, 1, 1, 1]],
    ] as const)('%s', async (_name, on, wanted) => {
      const rule = { operation: 'CreateCluster', on, fault: { kind: 'throttled' } };
      await control(local, 'POST', { path: 'faults', body: { faults: [rule] } });

      const went = [];
      for (const name of ['a', 'b', 'c', 'd', 'e']) went.push((await createCluster(name)).status === 200 ? 1 : 0);

      expect(went).toEqual(wanted);
    });

    test('of two rules that fit, the first has its way', async () => {
      local.setFaults([
        { operation: 'CreateCluster', on: { times: 1 }, fault: { kind: 'expired' } },
        { operation: '*', on: 'every', fault: { kind: 'throttled' } },
      ]);

      const types = [(await createCluster('a')).body.__type, (await createCluster('b')).body.__type];

      expect(types).toEqual(['ExpiredTokenException', 'ThrottlingException']);
    });

    test.each([
      ['without anything that happens', { operation: 'RunTask' }],
      ['on call number 0', { operation: 'RunTask', on: 0, fault: { kind: 'denied' } }],
      ['on an odd range', { operation: 'RunTask', on: { since: 2 }, fault: { kind: 'denied' } }],
      ['of an age that is none', { operation: 'RunTask', fault: { kind: 'stale', ms: '1' } }],
      ['with a foreign call of nothing', { operation: 'RunTask', before: { input: {} } }],
      ['with a foreign call to another service', { operation: 'RunTask', after: { service: 'sts', operation: 'X' } }],
      ['that is right in one part only', { operation: 'RunTask', fault: { kind: 'denied' }, before: 'StopTask' }],
    ])('a rule %s is refused', async (_name, rule) => {
      const { status } = await control(local, 'POST', { path: 'faults', body: { faults: [rule] } });

      expect(status).toBe(400);
    });
  });

  describe('refusals', () => {
    const USER = 'User: arn:aws:iam::123456789012:user/local is not authorized to perform:';
    const SERVICE = 'arn:aws:ecs:us-east-1:123456789012:service/shop/web';

    const spoilAll = (kind: 'denied' | 'expired' | 'throttled') =>
      local.setFaults([{ operation: '*', on: 'every', fault: { kind } }]);

    test.each([
      ['ecs', 'UpdateService', { cluster: 'shop', service: 'web' }, SERVICE],
      ['ecs', 'DescribeServices', { cluster: 'shop', services: ['web', 'api'] }, SERVICE],
      [
        'ecs',
        'CreateService',
        { cluster: `arn:aws:ecs:us-east-1:123456789012:cluster/shop`, serviceName: 'web' },
        SERVICE,
      ],
      ['ecs', 'ListServiceDeployments', { service: SERVICE, cluster: 'shop' }, SERVICE],
      ['ecs', 'TagResource', { resourceArn: SERVICE }, SERVICE],
      ['ecs', 'RunTask', { taskDefinition: 'web:3' }, 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:3'],
      ['ecs', 'RegisterTaskDefinition', { family: 'web' }, 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:*'],
      ['ecs', 'ListContainerInstances', { cluster: 'shop' }, 'arn:aws:ecs:us-east-1:123456789012:cluster/shop'],
      ['ecs', 'DescribeTaskDefinition', { taskDefinition: 'web' }, '*'],
      [
        'ecr',
        'DescribeRepositories',
        { repositoryNames: ['web'] },
        'arn:aws:ecr:us-east-1:123456789012:repository/web',
      ],
      ['ecr', 'PutImage', { repositoryName: 'web' }, 'arn:aws:ecr:us-east-1:123456789012:repository/web'],
      ['ecr', 'GetAuthorizationToken', {}, '*'],
      [
        'logs',
        'GetLogEvents',
        { logGroupName: '/ecs/web', logStreamName: 'ecs/app/1' },
        'arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web:log-stream:ecs/app/1',
      ],
    ] as const)('%s %s of %j is denied in the words of IAM', async (service, operation, input, resource) => {
      spoilAll('denied');

      const { status, body } = await callApi(local, { service, operation, input });

      const action = `${service}:${operation}`;
      const message = `${USER} ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
      expect([status, body]).toEqual([400, { __type: 'AccessDeniedException', message }]);
    });

    test('expired credentials are expired for every service', async () => {
      spoilAll('expired');

      const { status, body } = await callApi(local, { service: 'ecr', operation: 'DescribeImages' });

      const message = 'The security token included in the request is expired';
      expect([status, body]).toEqual([400, { __type: 'ExpiredTokenException', message }]);
    });

    test.each([
      ['denied', 403, 'AccessDenied', `${USER} elasticloadbalancing:DescribeTargetHealth on resource: *`],
      ['expired', 403, 'ExpiredToken', 'The security token included in the request is expired'],
      ['throttled', 400, 'Throttling', 'Rate exceeded'],
    ] as const)('where XML is spoken, %s is %i %s', async (kind, status, code, message) => {
      spoilAll(kind);

      const answer = await callLoadBalancing(local, 'DescribeTargetHealth');

      expect(answer.status).toBe(status);
      expect(answer.xml).toContain(`<Code>${code}</Code><Message>${message}`);
    });

    test('STS can be denied too, and the log of calls names it', async () => {
      spoilAll('expired');

      const body = 'Action=GetCallerIdentity&Version=2011-06-15';
      const { status } = await fetch(local.address, { method: 'POST', headers: { authorization: SIGNED }, body });

      expect(status).toBe(403);
      expect(local.calls()).toMatchObject([
        { service: 'sts', operation: 'GetCallerIdentity', answer: 'ExpiredToken', fault: 'expired' },
      ]);
    });
  });

  describe('silence', () => {
    test.each([
      ['silence', []],
      ['silence-after-applying', ['one']],
    ] as const)('%s lasts until the client disconnects, with the documented effect', async (kind, clusters) => {
      applyReplyFault({ kind });
      const timeout = new AbortController();

      const requested = fetch(local.address, {
        method: 'POST',
        headers: { authorization: SIGNED, 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.CreateCluster' },
        body: '{"clusterName":"one"}',
        signal: timeout.signal,
      });
      await untilTrue(() => local.calls().length > 0);
      // A later call is answered first, so the other one is not in progress.
      const left = await listClusters();
      timeout.abort();

      await expect(requested).rejects.toThrow('aborted');
      expect(left).toEqual(clusters);
    });

    test('ends when the local ECS does', async () => {
      applyReplyFault({ kind: 'silence' });

      const requested = createCluster('one');
      const ended = expect(requested).rejects.toThrow('fetch failed');
      await untilTrue(() => local.calls().length > 0);
      await local.close();

      await ended;
    });
  });

  describe('the past', () => {
    const stale = (operation: string, ms: number) =>
      local.setFaults([{ operation, on: 'every', fault: { kind: 'stale', ms } }]);

    test('a read does not see what was written since, and sees it in time', async () => {
      stale('ListClusters', 5_000);
      await createCluster('one');

      const atOnce = await listClusters();
      local.advance(4_999);
      const almost = await listClusters();
      local.advance(1);
      const inTime = await listClusters();

      expect([atOnce, almost, inTime]).toEqual([[], [], ['one']]);
    });

    test('a service that was just made is missing for a moment', async () => {
      const task = { family: 'web', containerDefinitions: [{ name: 'app', image: 'web:1', memory: 64 }] };
      await callApi(local, { service: 'ecs', operation: 'RegisterTaskDefinition', input: task });
      stale('DescribeServices', 2_000);
      const input = { serviceName: 'web', taskDefinition: 'web', desiredCount: 0 };
      await callApi(local, { service: 'ecs', operation: 'CreateService', input });
      const describe = async () => {
        const requested = { services: ['web'] };
        const { body } = await callApi(local, { service: 'ecs', operation: 'DescribeServices', input: requested });
        return { services: (body.services as unknown[]).length, failures: body.failures };
      };

      const before = await describe();
      local.advance(2_000);
      const after = await describe();

      expect(before).toMatchObject({ services: 0, failures: [{ reason: 'MISSING' }] });
      expect(after).toEqual({ services: 1, failures: [] });
    });

    test('a stale read changes nothing, and the read after it is fresh', async () => {
      local.setFaults([{ operation: 'ListClusters', on: 1, fault: { kind: 'stale', ms: 60_000 } }]);
      await createCluster('one');

      const seen = [await listClusters(), await listClusters()];

      expect(seen).toEqual([[], ['one']]);
    });

    test('a write is applied to what is', async () => {
      stale('*', 60_000);
      await createCluster('one');
      local.setFaults([]);

      expect(await listClusters()).toEqual(['one']);
    });

    test('stale reads include target groups', async () => {
      stale('DescribeTargetGroups', 1_000);
      await control(local, 'POST', { path: 'target-groups', body: { name: 'web' } });
      const isThere = async () => (await callLoadBalancing(local, 'DescribeTargetGroups')).xml.includes('>web<');

      const before = await isThere();
      local.advance(1_000);

      expect([before, await isThere()]).toEqual([false, true]);
    });
  });

  describe('another caller', () => {
    const foreign = { operation: 'CreateCluster', input: { clusterName: 'theirs' } };

    test.each([
      ['before', ['theirs']],
      ['after', []],
    ] as const)('acts just %s the call that is meant', async (when, seen) => {
      local.setFaults([{ operation: 'ListClusters', on: 1, [when]: foreign }]);

      const first = await listClusters();
      const second = await listClusters();

      expect([first, second]).toEqual([seen, ['theirs']]);
    });

    test('acts between the loss of an answer and the next poll', async () => {
      local.setFaults([{ operation: 'CreateCluster', on: 1, fault: { kind: 'reset-after-applying' }, after: foreign }]);

      await expect(createCluster('ours')).rejects.toThrow('fetch failed');

      expect(await listClusters()).toEqual(['ours', 'theirs']);
    });

    test('is not disturbed by faults, and does not count as a call', async () => {
      local.setFaults([
        { operation: 'ListClusters', on: 1, before: foreign },
        { operation: 'CreateCluster', on: 1, fault: { kind: 'throttled' } },
      ]);

      const seen = await listClusters();
      const { status } = await createCluster('ours');

      expect([seen, status]).toEqual([['theirs'], 400]);
    });

    test('is marked in the log of calls, in the order of what happened', async () => {
      const retag = { service: 'ecr' as const, operation: 'PutImage', input: { repositoryName: 'web' } };
      local.setFaults([{ operation: 'CreateCluster', on: 1, before: foreign, after: retag }]);

      await createCluster('ours');

      expect(local.calls().map(({ at: _at, input: _input, ...call }) => call)).toEqual([
        { service: 'ecs', operation: 'CreateCluster', answer: 'ok', by: 'another service' },
        { service: 'ecs', operation: 'CreateCluster', answer: 'ok', client: 'node' },
        { service: 'ecr', operation: 'PutImage', answer: expect.stringContaining('Exception'), by: 'another service' },
      ]);
    });

    test('deploys exactly between a poll and an update', async () => {
      const register = (image: string) => {
        const input = { family: 'web', containerDefinitions: [{ name: 'app', image, memory: 64 }] };
        return callApi(local, { service: 'ecs', operation: 'RegisterTaskDefinition', input });
      };
      for (const image of ['web:1', 'web:2', 'web:3']) await register(image);
      const service = { serviceName: 'web', taskDefinition: 'web:1', desiredCount: 0 };
      await callApi(local, { service: 'ecs', operation: 'CreateService', input: service });
      const update = (taskDefinition: string) => ({ service: 'web', taskDefinition });
      local.setFaults([
        { operation: 'UpdateService', on: 1, before: { operation: 'UpdateService', input: update('web:3') } },
      ]);

      const input = update('web:2');
      const { body } = await callApi(local, { service: 'ecs', operation: 'UpdateService', input });

      const { deployments } = body.service as { deployments: readonly { taskDefinition: string }[] };
      expect(deployments.map(({ taskDefinition }) => taskDefinition.split('/').at(-1))).toEqual([
        'web:2',
        'web:3',
        'web:1',
      ]);
    });

    test('calls through the control address, with the answer or the refusal', async () => {
      const made = await control(local, 'POST', { path: 'call', body: foreign });
      const refused = await control(local, 'POST', {
        path: 'call',
        body: { operation: 'DeleteCluster', input: { cluster: 'nowhere' } },
      });
      const unknown = await control(local, 'POST', { path: 'call', body: { operation: 'Explode' } });

      expect(made).toMatchObject({ status: 200, body: { cluster: { clusterName: 'theirs' } } });
      expect(refused).toEqual({ status: 400, body: { error: 'Cluster not found.', type: 'ClusterNotFoundException' } });
      expect(unknown).toMatchObject({ status: 400, body: { type: 'UnknownOperationException' } });
      expect(await listClusters()).toEqual(['theirs']);
    });
  });
});
