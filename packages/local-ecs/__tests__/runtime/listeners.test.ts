import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TargetGroupSpecification } from '../../src/engine/contract.ts';
import type { ListenerAction, ListenerRule } from '../../src/engine/load-balancing/listener-specification.ts';
import { createLoadBalancer, type LoadBalancer } from '../../src/runtime/load-balancer.ts';
import { type FactBook, openFactBook } from '../support/builders/fact-book.ts';
import { type AskOptions, askOnce, findFreePort, type Reply, untilTrue } from '../support/harness/http-clients.ts';

const ADDRESS = '127.0.78.1';
const LISTENER =
  'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/front/0123456789abcdef/0123456789abcdef';
const arnOf = (name: string): string =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${name}/0123456789abcdef`;

const forward = (weights: Readonly<Record<string, number>>): ListenerAction => ({
  kind: 'forward',
  targetGroups: Object.entries(weights).map(([name, weight]) => ({ targetGroupArn: arnOf(name), weight })),
});
const onPath = (pattern: string, action: ListenerAction): ListenerRule => ({
  conditions: [{ field: 'path-pattern', patterns: [pattern] }],
  action,
});
const otherwise = (action: ListenerAction): ListenerRule => ({ conditions: [], action });

describe('the listener of a load balancer', () => {
  let book: FactBook;
  let balancer: LoadBalancer;
  let port: number;
  let warnings: string[];
  const servers: { close(): unknown }[] = [];

  beforeEach(async () => {
    book = openFactBook();
    warnings = [];
    port = await findFreePort();
    balancer = createLoadBalancer({ report: book.report, speed: 100, warn: (sentence) => warnings.push(sentence) });
  });

  afterEach(async () => {
    await balancer.close();
    for (const server of servers.splice(0)) server.close();
  });

  function listen(rules: readonly ListenerRule[], change: { port?: number; protocol?: 'HTTP' | 'TCP' } = {}): void {
    const listener = { loadBalancer: 'app/front/0123456789abcdef', address: ADDRESS, port, protocol: 'HTTP' as const };
    balancer.perform({ kind: 'serve-listener', listenerArn: LISTENER, listener: { ...listener, ...change, rules } });
  }

  /** A target group with a healthy target that answers with its name. */
  async function serveGroup(name: string, change: Partial<TargetGroupSpecification> = {}): Promise<void> {
    const server = createServer((_asked, answer) => answer.end(name));
    servers.push(server);
    await putGroup(name, server, change);
  }

  async function putGroup(name: string, server: Server, change: Partial<TargetGroupSpecification>): Promise<void> {
    server.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', () => resolve(undefined)));
    const times = { healthCheckIntervalSeconds: 5, healthCheckTimeoutSeconds: 2, deregistrationDelaySeconds: 20 };
    const checks = { healthCheckPath: '/', healthyThreshold: 2, unhealthyThreshold: 2, matcher: '200' };
    const targetGroup = { name, listenPort: 0, ...times, ...checks, ...change };
    const targetGroupArn = arnOf(name);
    balancer.perform({ kind: 'serve-target-group', targetGroupArn, targetGroup });
    const { port: own } = server.address() as AddressInfo;
    balancer.perform({ kind: 'register-target', targetGroupArn, taskArn: name, address: '127.0.0.1', port: own });
    await book.waitFor('target-health', { taskArn: name, state: 'healthy' });
  }

  const ask = (options: AskOptions = {}): Promise<Reply> => askOnce(port, { address: ADDRESS, ...options });
  const isOpen = (): Promise<boolean> =>
    ask().then(
      () => true,
      () => false,
    );

  test('applies the first rule that a request meets, else the last one', async () => {
    await serveGroup('api');
    listen([
      onPath('/api/*', forward({ api: 1 })),
      onPath('/old', {
        kind: 'redirect',
        ...{ status: 301, protocol: '#{protocol}', host: '#{host}', port: '#{port}', path: '/new', query: '#{query}' },
      }),
      otherwise({ kind: 'fixed-response', status: 404, contentType: 'text/plain', body: 'nothing here' }),
    ]);
    await untilTrue(isOpen);

    expect(await ask({ path: '/api/items' })).toEqual({ status: 200, text: 'api' });
    expect(await ask({ path: 'http://shop.example.com/api/items' })).toEqual({ status: 200, text: 'api' });
    expect(await ask({ path: '/old?a=b' })).toEqual({
      status: 301,
      text: '',
      location: `http://${ADDRESS}:${port}/new?a=b`,
    });
    expect(await ask({ method: 'POST', body: 'x'.repeat(1000) })).toEqual({ status: 404, text: 'nothing here' });
  });

  test('gives each target group as many requests as its weight, and follows a change of the weights', async () => {
    await serveGroup('blue');
    await serveGroup('green');
    const countGreen = async (blue: number, green: number): Promise<number> => {
      listen([otherwise(forward({ blue, green }))]);
      await untilTrue(isOpen);
      listen([otherwise(forward({ blue, green }))]);
      const texts: string[] = [];
      for (let asked = 0; asked < 20; asked += 1) texts.push((await ask()).text);
      return texts.filter((text) => text === 'green').length;
    };

    expect([await countGreen(100, 0), await countGreen(75, 25), await countGreen(0, 1)]).toEqual([0, 5, 20]);
  });

  test('answers 503 without a healthy target, without a weight and where tasks are simulated', async () => {
    balancer.perform({
      kind: 'serve-target-group',
      targetGroupArn: arnOf('empty'),
      targetGroup: {
        ...{ name: 'empty', listenPort: 0, healthCheckPath: '/', healthCheckIntervalSeconds: 5, matcher: '200' },
        ...{ healthCheckTimeoutSeconds: 2, healthyThreshold: 2, unhealthyThreshold: 2, deregistrationDelaySeconds: 20 },
      },
    });
    listen([
      onPath('/empty', forward({ empty: 1 })),
      onPath('/none', forward({ empty: 0 })),
      otherwise(forward({ simulated: 1 })),
    ]);
    await untilTrue(isOpen);

    expect([await ask({ path: '/empty' }), await ask({ path: '/none' }), await ask()]).toEqual([
      { status: 503, text: 'No healthy target in target group empty.\n' },
      { status: 503, text: 'No target group has a weight.\n' },
      { status: 503, text: 'No target of target group simulated can answer: tasks are simulated.\n' },
    ]);
  });

  test('of a network load balancer passes bytes through, in both directions and to their end', async () => {
    const server = createTcpServer({ allowHalfOpen: true }, (socket) => {
      const parts: Buffer[] = [];
      socket.on('data', (bytes: Buffer) => parts.push(bytes));
      socket.on('end', () => socket.end(`got ${Buffer.concat(parts)}`));
      socket.on('error', () => undefined);
    });
    servers.push(server);
    await putGroup('tcp', server, { healthCheckProtocol: 'TCP' });
    listen([otherwise(forward({ tcp: 1 }))], { protocol: 'TCP' });
    const exchange = (): Promise<string> =>
      new Promise((resolve, reject) => {
        const parts: Buffer[] = [];
        const socket = connect({ host: ADDRESS, port, allowHalfOpen: true }, () => socket.end('not HTTP'));
        socket.on('data', (bytes: Buffer) => parts.push(bytes));
        socket.on('end', () => resolve(String(Buffer.concat(parts))));
        socket.on('error', reject);
      });
    await untilTrue(() =>
      exchange().then(
        () => true,
        () => false,
      ),
    );

    expect(await exchange()).toBe('got not HTTP');
  });

  test('listens on the port plus 8000 when its own is in use, and says so', async () => {
    port = await findFreePort().then((free) => (free > 57_000 ? free - 20_000 : free));
    const other = createServer((_asked, answer) => answer.end('another program'));
    servers.push(other);
    other.listen(port, ADDRESS);
    await new Promise((resolve) => other.once('listening', resolve));

    listen([otherwise({ kind: 'fixed-response', status: 200, body: 'here' })]);
    await untilTrue(() => warnings.length > 0);

    expect(warnings[0]).toBe(
      `The listener on port ${port} of load balancer front cannot listen on ${ADDRESS}:${port} (listen EADDRINUSE: address already in use ${ADDRESS}:${port}): it listens on ${ADDRESS}:${port + 8000}.`,
    );
    expect((await askOnce(port + 8000, { address: ADDRESS })).text).toBe('here');
  });

  test('moves with its port, and leaves it when it is deleted', async () => {
    const before = port;
    const answer = (): ListenerRule => otherwise({ kind: 'fixed-response', status: 200, body: 'here' });
    listen([answer()]);
    await untilTrue(isOpen);
    port = await findFreePort();
    listen([answer()]);
    await untilTrue(isOpen);

    await expect(askOnce(before, { address: ADDRESS })).rejects.toThrow('ECONNREFUSED');
    balancer.perform({ kind: 'close-listener', listenerArn: LISTENER });
    await expect(ask()).rejects.toThrow('ECONNREFUSED');
  });
});
