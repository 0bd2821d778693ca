import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request; GET / by default. */
export interface AskOptions {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** Asks 127.0.0.1 once, on a connection of its own. */
export function askOnce(port: number, options: AskOptions): Promise<Reply> {
  const { method = 'GET', path = '/', headers = {} } = options;
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (bytes: Buffer) => parts.push(bytes));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: String(Buffer.concat(parts)) }));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(options.body);
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
    while (!isOver) replies.push(await ask().catch((fault: unknown) => ({ status: 0, text: String(fault) })));
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

/** Awaits a condition that nothing tells of, with a bound. */
export async function untilTrue(isSo: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('it did not come to be so');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export function countConnections(server: Server): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((fault, count) => (fault ? reject(fault) : resolve(count))),
  );
}

/** A port of 127.0.0.1 that nobody listens on now. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
