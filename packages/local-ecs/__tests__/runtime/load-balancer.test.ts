import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TargetGroupSpecification } from '../../src/engine/contract.ts';
import { createLoadBalancer, type LoadBalancer } from '../../src/runtime/load-balancer.ts';
import { type FactBook, openFactBook } from '../support/builders/fact-book.ts';
import {
  type AskOptions,
  askOnce,
  countConnections,
  findFreePort,
  type Reply,
  startClients,
  untilTrue,
} from '../support/harness/http-clients.ts';

const GROUP = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef';

describe('a load balancer', () => {
  let book: FactBook;
  let balancer: LoadBalancer;
  let listenPort: number;
  const servers: Server[] = [];
  const warnings: string[] = [];
  beforeEach(async () => {
    book = openFactBook();
    listenPort = await findFreePort();
    balancer = createLoadBalancer({ report: book.report, speed: 100, warn: (sentence) => warnings.push(sentence) });
  });
  afterEach(async () => {
    await balancer.close();
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  function aTargetGroup(changes: Partial<TargetGroupSpecification>): TargetGroupSpecification {
    return {
      name: 'web',
      listenPort,
      healthCheckPath: '/health',
      healthCheckIntervalSeconds: 5,
      healthCheckTimeoutSeconds: 2,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
      matcher: '200',
      deregistrationDelaySeconds: 300,
      ...changes,
    };
  }

  function serve(changes: Partial<TargetGroupSpecification> = {}): void {
    balancer.perform({ kind: 'serve-target-group', targetGroupArn: GROUP, targetGroup: aTargetGroup(changes) });
  }

  function register(taskArn: string, server: Server, targetGroupArn = GROUP): void {
    const { port } = server.address() as AddressInfo;
    balancer.perform({ kind: 'register-target', targetGroupArn, taskArn, address: '127.0.0.1', port });
  }

  async function openServer(listener: (requested: IncomingMessage, answer: ServerResponse) => void): Promise<Server> {
    const server = createServer(listener);
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return server;
  }

  /** A healthy server that returns its name. */
  const openNamed = (name: string): Promise<Server> => openServer((_asked, answer) => answer.end(name));

  const ask = (options: AskOptions = {}): Promise<Reply> => askOnce(listenPort, options);

  test('spreads requests over its healthy targets in turn', async () => {
    serve();
    register('task-a', await openNamed('a'));
    register('task-b', await openNamed('b'));
    await book.waitFor('target-health', { taskArn: 'task-a', state: 'healthy' });
    await book.waitFor('target-health', { taskArn: 'task-b', state: 'healthy' });

    const replies = [await ask(), await ask(), await ask(), await ask()];

    expect(replies.map((each) => each.text).sort()).toEqual(['a', 'a', 'b', 'b']);
    expect(replies[0]?.text).not.toBe(replies[1]?.text);
  });

  test('gives the other of blue and green as many of a hundred requests as its weight', async () => {
    const other = GROUP.replace('web', 'green');
    serve();
    balancer.perform({
      kind: 'serve-target-group',
      targetGroupArn: other,
      targetGroup: aTargetGroup({ listenPort: 0 }),
    });
    register('task-a', await openNamed('blue'));
    register('task-b', await openNamed('green'), other);
    await book.waitFor('target-health', { taskArn: 'task-a', state: 'healthy' });
    await book.waitFor('target-health', { taskArn: 'task-b', state: 'healthy' });
    const countGreen = async (alternateWeight: number): Promise<number> => {
      const route = { kind: 'route-traffic', targetGroupArn: GROUP, alternateTargetGroupArn: other } as const;
      balancer.perform({ ...route, alternateWeight });
      const texts: string[] = [];
      for (let requested = 0; requested < 20; requested += 1) texts.push((await ask()).text);
      return texts.filter((text) => text === 'green').length;
    };

    expect([await countGreen(0), await countGreen(25), await countGreen(100), await countGreen(0)]).toEqual([
      0, 5, 20, 0,
    ]);
  });

  test('returns 503 with a plain sentence while no target is healthy', async () => {
    serve();
    await balancerListens();

    expect(await ask()).toEqual({ status: 503, text: 'No healthy target in target group web.\n' });
  });

  test('ejects a target whose checks fail, with the codes, and takes it back when they pass again', async () => {
    let status = 200;
    serve();
    register('task-a', await openServer((_asked, answer) => answer.writeHead(status).end('a')));
    await book.waitFor('target-health', { state: 'healthy' });

    status = 503;
    const ejected = await book.waitFor('target-health', { state: 'unhealthy' });
    const meanwhile = await ask();
    status = 200;
    await untilReported(3);

    expect(ejected.reason).toBe('Health checks failed with these codes: [503]');
    expect(meanwhile.status).toBe(503);
    expect(book.facts.at(-1)).toEqual({
      kind: 'target-health',
      targetGroupArn: GROUP,
      taskArn: 'task-a',
      state: 'healthy',
    });
  });

  test('names a target that does not answer in time, and a missing one', async () => {
    serve({ healthCheckTimeoutSeconds: 0.05, unhealthyThreshold: 1 });
    const gone = await openNamed('gone');
    const { port } = gone.address() as AddressInfo;
    gone.close();
    register('task-slow', await openServer(() => undefined));
    balancer.perform({
      kind: 'register-target',
      targetGroupArn: GROUP,
      taskArn: 'task-gone',
      address: '127.0.0.1',
      port,
    });

    const slow = await book.waitFor('target-health', { taskArn: 'task-slow' });
    const absent = await book.waitFor('target-health', { taskArn: 'task-gone' });

    expect([slow.state, slow.reason]).toEqual(['unhealthy', 'Request timed out']);
    expect([absent.state, absent.reason]).toEqual(['unhealthy', 'Health checks failed']);
  });

  test('lets a request in progress end before its target is drained, and sends it no other', async () => {
    serve();
    const held: ServerResponse[] = [];
    const slow = await openServer((requested, answer) => {
      if (requested.url === '/health') answer.end();
      else held.push(answer);
    });
    register('task-slow', slow);
    await book.waitFor('target-health', { state: 'healthy' });
    const inProgress = ask();
    await untilTrue(() => held.length === 1);

    balancer.perform({ kind: 'deregister-target', targetGroupArn: GROUP, taskArn: 'task-slow' });
    const refused = await ask();
    const drainedEarly = book.facts.some((each) => each.kind === 'target-drained');
    held[0]?.end('done');

    expect(await inProgress).toEqual({ status: 200, text: 'done' });
    expect(refused.status).toBe(503);
    expect(drainedEarly).toBe(false);
    expect(await book.waitFor('target-drained')).toEqual({
      kind: 'target-drained',
      targetGroupArn: GROUP,
      taskArn: 'task-slow',
    });
  });

  test('closes the connections that it kept alive to a target before it reports the target as drained', async () => {
    serve();
    const target = await openNamed('a');
    register('task-a', target);
    await book.waitFor('target-health', { state: 'healthy' });
    await ask();
    balancer.perform({ kind: 'deregister-target', targetGroupArn: GROUP, taskArn: 'task-a' });
    await book.waitFor('target-drained');

    await untilTrue(async () => (await countConnections(target)) === 0);
    expect(book.facts.at(-1)?.kind).toBe('target-drained');
  });

  test('drains at the latest after the deregistration delay', async () => {
    serve({ deregistrationDelaySeconds: 5 });
    const stuck = await openServer((requested, answer) => {
      if (requested.url === '/health') answer.end();
    });
    register('task-stuck', stuck);
    await book.waitFor('target-health', { state: 'healthy' });
    const cut = ask();
    await untilTrue(async () => (await countConnections(stuck)) > 0);

    balancer.perform({ kind: 'deregister-target', targetGroupArn: GROUP, taskArn: 'task-stuck' });
    await book.waitFor('target-drained');

    expect((await cut).status).toBe(502);
  });

  test('reports an unknown target as drained, so that no task waits for it', async () => {
    serve();

    balancer.perform({ kind: 'deregister-target', targetGroupArn: GROUP, taskArn: 'task-unknown' });

    expect(await book.waitFor('target-drained')).toEqual({
      kind: 'target-drained',
      targetGroupArn: GROUP,
      taskArn: 'task-unknown',
    });
  });

  test('sends a request on to another target when the first has refused the connection', async () => {
    serve({ unhealthyThreshold: 1_000 });
    const dying = await openNamed('dying');
    register('task-dying', dying);
    register('task-well', await openNamed('well'));
    await book.waitFor('target-health', { taskArn: 'task-dying', state: 'healthy' });
    await book.waitFor('target-health', { taskArn: 'task-well', state: 'healthy' });
    dying.closeAllConnections();
    await new Promise((resolve) => dying.close(resolve));

    const replies = [await ask(), await ask(), await ask(), await ask()];

    expect(replies).toEqual(Array.from({ length: 4 }, () => ({ status: 200, text: 'well' })));
  });

  test('never sends a request with a body twice', async () => {
    serve({ unhealthyThreshold: 1_000 });
    let taken = 0;
    register(
      'task-a',
      await openServer((requested, answer) => {
        if (requested.url === '/health') answer.end();
        else {
          taken += 1;
          requested.socket.destroy();
        }
      }),
    );
    await book.waitFor('target-health', { state: 'healthy' });

    const reply = await ask({ method: 'POST', body: 'order' });

    expect([reply.status, taken]).toEqual([502, 1]);
  });

  test('passes on method, path, headers, body and client address', async () => {
    serve();
    const echo = await openServer((requested, answer) => {
      const parts: Buffer[] = [];
      requested.on('data', (bytes: Buffer) => parts.push(bytes));
      requested.on('end', () => {
        answer.writeHead(201, { 'set-cookie': ['a=1', 'b=2'] });
        const { host, 'x-forwarded-for': from, 'x-own': own } = requested.headers;
        answer.end(
          JSON.stringify({
            method: requested.method,
            url: requested.url,
            host,
            from,
            own,
            body: String(Buffer.concat(parts)),
          }),
        );
      });
    });
    serve({ matcher: '200-299' });
    register('task-a', echo);
    await book.waitFor('target-health', { state: 'healthy' });

    const reply = await ask({
      method: 'PUT',
      path: '/a?b=c',
      body: 'text',
      headers: { 'x-own': '1', host: 'example.test' },
    });

    expect(reply.status).toBe(201);
    expect(JSON.parse(reply.text)).toEqual({
      method: 'PUT',
      url: '/a?b=c',
      host: 'example.test',
      from: '127.0.0.1',
      own: '1',
      body: 'text',
    });
  });

  test('loses no request while its targets are swapped', async () => {
    serve();
    let old = await openNamed('v0');
    register('task-0', old);
    await book.waitFor('target-health', { taskArn: 'task-0', state: 'healthy' });
    const clients = startClients(4, ask);

    for (let version = 1; version <= 5; version += 1) {
      const next = await openNamed(`v${version}`);
      register(`task-${version}`, next);
      await book.waitFor('target-health', { taskArn: `task-${version}`, state: 'healthy' });
      await clients.await(20);
      balancer.perform({ kind: 'deregister-target', targetGroupArn: GROUP, taskArn: `task-${version - 1}` });
      await book.waitFor('target-drained', { taskArn: `task-${version - 1}` });
      old.closeAllConnections();
      old.close();
      old = next;
    }
    await clients.await(20);
    await clients.stop();

    expect(clients.replies.filter((each) => each.status !== 200)).toEqual([]);
    expect(clients.replies.at(-1)?.text).toBe('v5');
  });

  test('warns when its port is taken', async () => {
    const holder = await openNamed('holder');
    const { port } = holder.address() as AddressInfo;

    serve({ listenPort: port });
    await untilTrue(() => warnings.length > 0);

    expect(warnings).toEqual([
      `The load balancer of target group web cannot listen on 127.0.0.1:${port}: listen EADDRINUSE: address already in use 127.0.0.1:${port}`,
    ]);
  });

  test('moves to another port when its target group is changed', async () => {
    serve();
    register('task-a', await openNamed('a'));
    await book.waitFor('target-health', { state: 'healthy' });
    listenPort = await findFreePort();

    serve();
    await balancerListens();

    expect(await ask()).toEqual({ status: 200, text: 'a' });
  });

  /** The listener opens a moment after the effect. */
  const balancerListens = (): Promise<void> =>
    untilTrue(() =>
      ask().then(
        () => true,
        () => false,
      ),
    );

  const untilReported = (count: number): Promise<void> => untilTrue(() => book.facts.length >= count);
});
