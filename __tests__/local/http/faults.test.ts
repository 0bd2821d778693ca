import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FaultRule, InjectedFault } from '../../../src/local/http/faults.ts';
import { type LocalEcs, startLocalEcs } from '../../../src/local/local-ecs.ts';
import { callApi, control, SIGNED } from '../../support/local-client.ts';

describe('faults on request', () => {
  let local: LocalEcs;

  beforeEach(async () => {
    local = await startLocalEcs({ clock: { kind: 'virtual' } });
  });

  afterEach(() => local.close());

  const createCluster = (clusterName: string) =>
    callApi(local, { service: 'ecs', operation: 'CreateCluster', input: { clusterName } });

  /** Without the cluster that is always there. */
  async function listClusters(): Promise<unknown> {
    const { body } = await callApi(local, { service: 'ecs', operation: 'ListClusters' });
    return (body.clusterArns as string[]).map((arn) => arn.split('/').at(-1)).filter((name) => name !== 'default');
  }

  const spoil = (fault: InjectedFault, on: FaultRule['on'] = 1) =>
    local.setFaults([{ operation: 'CreateCluster', on, fault }]);

  test('an error is answered and nothing is applied', async () => {
    spoil({ kind: 'error', type: 'ThrottlingException', message: 'Rate exceeded', status: 400 });

    const first = await createCluster('one');
    const second = await createCluster('two');

    expect(first).toEqual({ status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } });
    expect(second.status).toBe(200);
    expect(await listClusters()).toEqual(['two']);
  });

  test('only the call that is meant goes wrong, and counts begin when the rules are set', async () => {
    await createCluster('zero');
    spoil({ kind: 'error', type: 'ServerException', message: 'Oops', status: 500 }, 2);

    const statuses = [];
    for (const name of ['one', 'two', 'three']) statuses.push((await createCluster(name)).status);

    expect(statuses).toEqual([200, 500, 200]);
  });

  test('every call goes wrong until the rules are taken back', async () => {
    spoil({ kind: 'error', type: 'ServerException', message: 'Oops', status: 500 }, 'every');
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
    spoil({ kind: 'html', status: 502 });

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
  ] as const)('a connection reset %s leaves what it says', async (_name, kind, clusters) => {
    spoil({ kind });

    await expect(createCluster('one')).rejects.toThrow('fetch failed');

    expect(await listClusters()).toEqual(clusters);
  });

  test('a truncated answer was applied', async () => {
    spoil({ kind: 'truncate' });

    await expect(createCluster('one')).rejects.toThrow();

    expect(await listClusters()).toEqual(['one']);
  });

  test('a late answer is late, and right', async () => {
    spoil({ kind: 'delay', ms: 60 });
    const start = performance.now();

    const { status } = await createCluster('one');

    expect(status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(55);
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
});
