import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { findFreePort } from '../../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { createWeb } from '../../../src/adapters/web/web.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

async function serve(listener: RequestListener): Promise<string> {
  const opened = createServer(listener);
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(opened.address() as AddressInfo).port}/health`;
}

function get(url: string, limitMs = 5_000, signal = new AbortController().signal) {
  return createWeb().get(url, { limitMs, signal });
}

describe('a request', () => {
  test('has the status, the body and the time of its answer', async () => {
    const url = await serve((request, response) => {
      response.writeHead(503).end(`${request.method} ${request.url} ${request.headers['user-agent']}`);
    });

    expect(await get(url)).toEqual({
      kind: 'answer',
      status: 503,
      body: expect.stringMatching(/^GET \/health slipway\/\d/),
      tookMs: expect.any(Number),
    });
  });

  test('does not follow redirects', async () => {
    const url = await serve((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());

    expect(await get(url)).toMatchObject({ kind: 'answer', status: 302 });
  });

  test('reads no more of a body than 64 KiB and what came with them', async () => {
    const url = await serve((_, response) => {
      const write = () => {
        while (!response.destroyed && response.write('x'.repeat(16 * 1024)));
      };
      response.on('drain', write);
      write();
    });

    const answer = await get(url);

    expect(answer.kind === 'answer' && answer.body.length >= 64 * 1024).toBe(true);
  });

  test('of a port where nothing listens has no answer', async () => {
    const url = `http://127.0.0.1:${await findFreePort()}/`;

    expect(await get(url)).toEqual({ kind: 'no answer', why: 'connection refused' });
  });

  test('of a host that hangs ends at its limit', async () => {
    const url = await serve(() => {});

    expect(await get(url, 50)).toEqual({ kind: 'no answer', why: 'nothing within 50 ms' });
  });

  test('of a server that breaks off has no answer', async () => {
    const url = await serve((request) => request.socket.destroy());

    expect(await get(url)).toMatchObject({ kind: 'no answer' });
  });

  test('of a run that is cancelled ends', async () => {
    const url = await serve(() => {});
    const abort = new AbortController();
    const answer = get(url, 60_000, abort.signal);

    abort.abort();

    expect(await answer).toEqual({ kind: 'no answer', why: 'the run was cancelled' });
  });
});
