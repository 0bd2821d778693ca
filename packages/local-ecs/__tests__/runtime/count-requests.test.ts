/** Requests through a load balancer, as CloudWatch counts them. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BalancedRequest } from '../../src/engine/contract.ts';
import { createLoadBalancer, type LoadBalancer } from '../../src/runtime/load-balancer.ts';
import { type FactBook, openFactBook } from '../support/builders/fact-book.ts';
import { askOnce, findFreePort, untilTrue } from '../support/harness/http-clients.ts';

const BLUE = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/blue/0123456789abcdef';
const GREEN = BLUE.replace('blue', 'green');

describe('a load balancer counts', () => {
  let book: FactBook;
  let balancer: LoadBalancer;
  let listenPort: number;
  let counted: BalancedRequest[];
  const servers: Server[] = [];

  beforeEach(async () => {
    book = openFactBook();
    counted = [];
    listenPort = await findFreePort();
    const countRequest = (request: BalancedRequest) => void counted.push(request);
    balancer = createLoadBalancer({ report: book.report, speed: 100, warn: () => undefined, countRequest });
    for (const [targetGroupArn, port] of [
      [BLUE, listenPort],
      [GREEN, 0],
    ] as const) {
      balancer.perform({ kind: 'serve-target-group', targetGroupArn, targetGroup: aTargetGroup(port) });
    }
    await untilTrue(() => askOnce(listenPort, {}).then(Boolean, () => false));
    counted.length = 0;
  });

  afterEach(async () => {
    await balancer.close();
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  /** A target that is healthy, and answers all other requests as it is made to. */
  async function openTarget(
    answerWith: (asked: IncomingMessage, answer: ServerResponse) => void,
    targetGroupArn = BLUE,
  ): Promise<void> {
    const server = createServer((asked, answer) =>
      asked.url === '/health' ? answer.end() : answerWith(asked, answer),
    );
    servers.push(server.listen(0, '127.0.0.1'));
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    balancer.perform({ kind: 'register-target', targetGroupArn, taskArn: 'task-a', address: '127.0.0.1', port });
    await book.waitFor('target-health', { targetGroupArn, state: 'healthy' });
  }

  test('what a target answers, before the client has it', async () => {
    await openTarget((asked, answer) => answer.writeHead(Number(asked.url?.slice(1))).end());

    const seen: unknown[] = [];
    for (const path of ['/204', '/302', '/404', '/503']) {
      await askOnce(listenPort, { path });
      seen.push(counted.at(-1)?.answer);
    }

    const seconds = expect.any(Number);
    expect(seen).toEqual([204, 302, 404, 503].map((status) => ({ by: 'target', status, seconds })));
    expect(counted).toHaveLength(4);
  });

  test('how long the target took, not how long its body took', async () => {
    let answerAt = 0;
    let sentAt = 0;
    await openTarget((_asked, answer) => {
      sentAt = performance.now();
      setImmediate(() => {
        answerAt = performance.now();
        answer.end('done');
      });
    });

    const begun = performance.now();
    await askOnce(listenPort, {});
    const longest = (performance.now() - begun) / 1000;

    const [one] = counted;
    const seconds = one?.answer.by === 'target' ? one.answer.seconds : Number.NaN;
    expect(seconds).toBeGreaterThanOrEqual((answerAt - sentAt) / 1000);
    expect(seconds).toBeLessThanOrEqual(longest);
  });

  test('a target that breaks off, and no target at all, as its own errors', async () => {
    await askOnce(listenPort, {});
    await openTarget((asked) => asked.socket.destroy());
    await askOnce(listenPort, { method: 'POST', body: 'order' });

    expect(counted.map(({ answer }) => answer)).toEqual([
      { by: 'load-balancer', status: 503, isTargetChosen: false },
      { by: 'load-balancer', status: 502, isTargetChosen: true },
    ]);
  });

  test('a client that does not wait', async () => {
    const client = new AbortController();
    await openTarget(() => client.abort());

    await fetch(`http://127.0.0.1:${listenPort}/`, { signal: client.signal }).catch(() => undefined);
    await untilTrue(() => counted.length > 0);

    expect(counted).toEqual([{ targetGroupArn: BLUE, answer: { by: 'nobody' } }]);
  });

  test('for the target group that got the request', async () => {
    await openTarget((_asked, answer) => answer.end(), BLUE);
    await openTarget((_asked, answer) => answer.end(), GREEN);
    const route = { kind: 'route-traffic', targetGroupArn: BLUE, alternateTargetGroupArn: GREEN } as const;
    balancer.perform({ ...route, alternateWeight: 25 });

    for (let asked = 0; asked < 8; asked += 1) await askOnce(listenPort, {});

    expect(counted.filter(({ targetGroupArn }) => targetGroupArn === GREEN)).toHaveLength(2);
  });
});

function aTargetGroup(listenPort: number) {
  return {
    ...{ name: 'web', listenPort, healthCheckPath: '/health', matcher: '200' },
    ...{ healthCheckIntervalSeconds: 5, healthCheckTimeoutSeconds: 2, healthyThreshold: 2, unhealthyThreshold: 2 },
    deregistrationDelaySeconds: 300,
  };
}
