import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { HANG_MS } from './time-limits.ts';

const POLL_MS = 20;

/** A request; GET / by default. */
export interface AskOptions {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** 127.0.0.1 when absent. */
  readonly address?: string;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
  /** The header Location. */
  readonly location?: string;
}

/** Sends one request to a loopback address, on a connection of its own. */
export function askOnce(port: number, options: AskOptions): Promise<Reply> {
  const { method = 'GET', path = '/', headers = {}, address = '127.0.0.1' } = options;
  return new Promise((resolve, reject) => {
    const requested = request({ host: address, port, method, path, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (bytes: Buffer) => parts.push(bytes));
      answer.on('end', () => {
        const { statusCode: status = 0, headers: own } = answer;
        const location = own.location === undefined ? {} : { location: own.location };
        resolve({ status, text: String(Buffer.concat(parts)), ...location });
      });
      answer.on('error', reject);
    });
    requested.on('error', reject);
    requested.end(options.body);
  });
}

/** Clients that ask without a pause. */
export interface Clients {
  /** So far; a request that broke counts as status 0. */
  readonly replies: readonly Reply[];
  /** Resolves when so many more have been answered. */
  await(more: number): Promise<void>;
  stop(): Promise<void>;
}

export function startClients(count: number, ask: () => Promise<Reply>): Clients {
  const replies: Reply[] = [];
  let isOver = false;
  const live = async (): Promise<void> => {
    while (!isOver) replies.push(await ask().catch((error: unknown) => ({ status: 0, text: String(error) })));
  };
  const clients = Array.from({ length: count }, live);
  return {
    replies,
    await: (more) => {
      const wanted = replies.length + more;
      return untilTrue(() => replies.length >= wanted);
    },
    stop: async () => {
      isOver = true;
      await Promise.all(clients);
    },
  };
}

/**
 * Polls a condition until it is true.
 * @param what named in the error when it never is
 */
export async function untilTrue(isTrue: () => boolean | Promise<boolean>, what = isTrue.toString()): Promise<void> {
  const end = performance.now() + HANG_MS;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`Not true after ${HANG_MS / 1_000} s: ${what}`);
    await pause(POLL_MS);
  }
}

export function countConnections(server: Server): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}

/** A free port of 127.0.0.1. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
