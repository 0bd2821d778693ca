import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { askOnce, findFreePort, type Reply, untilTrue } from '../support/harness/http-clients.ts';
import { clientSettings } from '../support/harness/local-client.ts';
import { makeFolder, removeFolder } from '../support/harness/scratch.ts';

let scratch: string;
const open: Emulator[] = [];

beforeEach(() => {
  scratch = makeFolder();
});

afterEach(async () => {
  for (const local of open.splice(0)) await local.close();
  removeFolder(scratch);
});

async function start(dataFolder: string): Promise<Emulator> {
  const local = await openEmulator({ clock: { kind: 'virtual', startMs: Date.now() }, dataFolder });
  open.push(local);
  return local;
}

async function withElb<T>(local: Emulator, act: (elb: ElasticLoadBalancingV2Client) => Promise<T>): Promise<T> {
  const elb = new ElasticLoadBalancingV2Client(clientSettings(local));
  try {
    return await act(elb);
  } finally {
    elb.destroy();
  }
}

/** A load balancer that answers every request itself. */
async function answerAll(local: Emulator): Promise<void> {
  const Port = await findFreePort();
  await withElb(local, async (elb) => {
    const Subnets = ['subnet-1', 'subnet-2'];
    const { LoadBalancers = [] } = await elb.send(new CreateLoadBalancerCommand({ Name: 'front', Subnets }));
    const FixedResponseConfig = { StatusCode: '200', MessageBody: 'kept' };
    const LoadBalancerArn = LoadBalancers[0]?.LoadBalancerArn;
    const DefaultActions = [{ Type: 'fixed-response', FixedResponseConfig } as const];
    await elb.send(new CreateListenerCommand({ LoadBalancerArn, Protocol: 'HTTP', Port, DefaultActions }));
  });
}

/** What its listener answers at the address that AWS's calls name. */
async function ask(local: Emulator): Promise<Reply> {
  const place = await withElb(local, async (elb) => {
    const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({ Names: ['front'] }));
    const { LoadBalancerArn, DNSName = '' } = LoadBalancers[0] ?? {};
    const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
    return { address: DNSName, port: Listeners[0]?.Port ?? 0 };
  });
  const request = () => askOnce(place.port, { address: place.address });
  await untilTrue(() =>
    request().then(
      () => true,
      () => false,
    ),
  );
  return request();
}

test.each([
  ['ended', async (local: Emulator, folder: string) => local.close().then(() => folder)],
  [
    'killed',
    async (_local: Emulator, folder: string) => {
      const left = join(scratch, 'left');
      cpSync(folder, left, { recursive: true });
      rmSync(join(left, 'lock'));
      return left;
    },
  ],
])('a load balancer and its listener survive a local ECS that was %s, tasks simulated', async (_how, end) => {
  const folder = join(scratch, 'data');
  const before = await start(folder);
  await answerAll(before);
  const first = await ask(before);

  const after = await start(await end(before, folder));

  expect([first, await ask(after)]).toEqual([
    { status: 200, text: 'kept' },
    { status: 200, text: 'kept' },
  ]);
});

test('two local ECS on one machine have load balancers of different addresses', async () => {
  const [one, other] = [await start(join(scratch, 'one')), await start(join(scratch, 'other'))];
  for (const local of [one, other]) await answerAll(local);
  const addresses = await Promise.all(
    [one, other].map((local) =>
      withElb(local, (elb) => elb.send(new DescribeLoadBalancersCommand({}))).then(
        ({ LoadBalancers = [] }) => LoadBalancers[0]?.DNSName,
      ),
    ),
  );

  expect(addresses).toEqual([expect.stringMatching(/^127\.0\.\d+\.1$/), expect.stringMatching(/^127\.0\.\d+\.1$/)]);
  expect(new Set(addresses).size).toBe(2);
});
