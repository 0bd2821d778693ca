/** A network between a run and its local ECS: a test decides for each call whether it is applied, and how answered. */
import {
  Agent,
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { defined } from '@slipway/ecs-rules/values';

export interface Relay {
  /** Where the run is to send its calls. */
  readonly address: string;
  close(): Promise<void>;
}

/** A call that has arrived, and of which nothing has happened yet. */
export interface RelayedCall {
  /** Such as `UpdateService`; method and path of a call that names no operation, such as `GET /schedules/nightly`. */
  readonly operation: string;
  readonly protocol: 'json' | 'query' | 'rest';
  /** The time that the client signed, such as `20261130T052030Z`. */
  readonly signedAt?: string;
  /** Resolves when the local ECS has applied the call, to its answer. */
  apply(): Promise<RelayedAnswer>;
  /** Resolves when the answer has left. */
  answer(answer: RelayedAnswer): Promise<void>;
  /** The client waits for an answer. */
  isOpen(): boolean;
  /** Breaks the connection, with half of the answer if there is one. */
  break(half?: RelayedAnswer): void;
}

export interface RelayedAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

export interface RelaySettings {
  /** Address of the local ECS. */
  readonly target: string;
  /** What happens to a call; one that is neither answered nor broken gets no answer at all. */
  readonly play: (call: RelayedCall) => Promise<void>;
  /** Applies calls that are not for the local ECS, by path. */
  readonly others?: Readonly<Record<string, (body: string) => Promise<RelayedAnswer>>>;
}

export async function openRelay({ target, play, others = {} }: RelaySettings): Promise<Relay> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, response) => {
    const other = others[String(incoming.url)];
    void readBody(incoming)
      .then((body) => play(readCall({ incoming, body, response, target, agent, other })))
      // The client has gone, or the local ECS has ended.
      .catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    await closeServer(server);
    agent.destroy();
  };
  return { address: `http://127.0.0.1:${port}`, close };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** The call goes through as if there was no relay. */
export async function passOn(call: RelayedCall): Promise<void> {
  await call.answer(await call.apply());
}

async function readBody(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

interface Arrived {
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
  readonly target: string;
  readonly agent: Agent;
  readonly other: ((body: string) => Promise<RelayedAnswer>) | undefined;
}

function readCall(arrived: Arrived): RelayedCall {
  const { incoming, response } = arrived;
  return {
    ...readOperation(incoming, arrived.body),
    ...defined({ signedAt: incoming.headers['x-amz-date']?.toString() }),
    apply: () => arrived.other?.(String(arrived.body)) ?? ask(arrived),
    answer: ({ status, headers, body }) =>
      new Promise((resolve) => {
        response.once('close', resolve);
        response.writeHead(status, headers).end(body);
      }),
    isOpen: () => !response.writableEnded && !incoming.socket.destroyed,
    break: (half) => {
      if (half === undefined) return void incoming.socket.destroy();
      response.writeHead(half.status, { ...half.headers, 'content-length': half.body.length });
      const part = half.body.subarray(0, Math.floor(half.body.length / 2));
      response.write(part, () => incoming.socket.destroy());
    },
  };
}

/** JSON protocols name it in a header, STS and load balancing in the body. */
function readOperation(
  { headers, method, url }: IncomingMessage,
  body: Buffer,
): Pick<RelayedCall, 'operation' | 'protocol'> {
  const [, named] = String(headers['x-amz-target'] ?? '').split('.');
  if (named !== undefined) return { operation: named, protocol: 'json' };
  const [, inForm] = /(?:^|&)Action=(\w+)/.exec(body.toString()) ?? [];
  if (inForm !== undefined) return { operation: inForm, protocol: 'query' };
  return { operation: `${method} ${url?.split('?')[0]}`, protocol: 'rest' };
}

function ask({ incoming, body, target, agent }: Arrived): Promise<RelayedAnswer> {
  const { method, url, headers } = incoming;
  const { hostname, port } = new URL(target);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path: url, headers, agent }, (response) => {
      readBody(response).then(
        (read) => resolve({ status: response.statusCode ?? 500, headers: response.headers, body: read }),
        reject,
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
