/**
 * A network between a run and its local ECS that fails when a test says so: an outage, or an answer that says nothing.
 */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to calls, from the moment the rules are set. */
export type NetworkFault =
  /** From the first call of the operation on nothing comes through for so long; that call may still be applied. */
  | { readonly kind: 'outage'; readonly operation: string; readonly isApplied: boolean; readonly ms: number }
  /** The first call of the operation is applied, or not, and answered with `200 {}`. */
  | { readonly kind: 'empty'; readonly operation: string; readonly isApplied: boolean }
  /** Every other call is refused with ThrottlingException. */
  | { readonly kind: 'half-throttled' };

export interface BadNetwork {
  /** Where the run is to send its calls. */
  readonly address: string;
  close(): Promise<void>;
}

interface ProxyState {
  readonly fault: NetworkFault;
  readonly target: URL;
  calls: number;
  isPlayed: boolean;
  downUntilMs: number;
}

/** @param target address of the local ECS */
export async function openBadNetwork(target: string, fault: NetworkFault): Promise<BadNetwork> {
  const state: ProxyState = { fault, target: new URL(target), calls: 0, isPlayed: false, downUntilMs: 0 };
  const server = createServer((call, answer) => void play(call, answer, state));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function play(call: IncomingMessage, answer: ServerResponse, state: ProxyState): Promise<void> {
  const { fault } = state;
  const body = await readBody(call);
  state.calls += 1;
  if (performance.now() < state.downUntilMs) return void call.socket.destroy();
  if (fault.kind === 'half-throttled')
    return state.calls % 2 === 0 ? refuse(call, answer) : forward(call, body, { answer, state });
  const isIt = !state.isPlayed && readOperation(call, body) === fault.operation;
  if (!isIt) return forward(call, body, { answer, state });
  state.isPlayed = true;
  if (fault.kind === 'outage') state.downUntilMs = performance.now() + fault.ms;
  if (fault.isApplied) await ask(call, body, state);
  if (fault.kind === 'outage') return void call.socket.destroy();
  answer.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end('{}');
}

async function readBody(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** By the header of the JSON protocols; STS names it in the body. */
function readOperation({ headers }: IncomingMessage, body: Buffer): string | undefined {
  const [, named] = String(headers['x-amz-target'] ?? '').split('.');
  return named ?? /Action=(\w+)/.exec(body.toString())?.[1];
}

/** In the protocol of the call: that of STS is XML. */
function refuse({ headers }: IncomingMessage, answer: ServerResponse): void {
  const [code, message] = ['ThrottlingException', 'Rate exceeded'];
  const isJson = headers['x-amz-target'] !== undefined;
  const xml = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
  answer.writeHead(400, { 'content-type': isJson ? 'application/x-amz-json-1.1' : 'text/xml' });
  answer.end(isJson ? JSON.stringify({ __type: code, message }) : xml);
}

interface Answered {
  readonly response: IncomingMessage;
  readonly body: Buffer;
}

function ask({ method, url, headers }: IncomingMessage, body: Buffer, { target }: ProxyState): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = target;
    const sent = request({ hostname, port, method, path: url, headers }, (response) => {
      readBody(response).then((read) => resolve({ response, body: read }), reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function forward(
  call: IncomingMessage,
  body: Buffer,
  { answer, state }: { readonly answer: ServerResponse; readonly state: ProxyState },
): Promise<void> {
  const answered = await ask(call, body, state);
  answer.writeHead(answered.response.statusCode ?? 500, answered.response.headers).end(answered.body);
}
