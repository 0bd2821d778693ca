import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { readNodeError } from '../errors/node-error.ts';
import { type CountAnswer, countOnce, measureAnswer } from './count-answer.ts';
import type { LoadBalancerTarget } from './target.ts';

/** A request of a client and the answer that it waits for. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly answer: ServerResponse;
  /** Called once, before the client sees the answer. */
  readonly count: CountAnswer;
  /** Instead of the target's own port. */
  readonly instancePort?: number;
}

/** ELB's idle timeout. Not scaled: it bounds real work. */
const ANSWER_WITHIN_MS = 60_000;

/** Headers that are about one connection only (RFC 9110, 7.6.1). */
const CONNECTION_HEADERS = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Sends a request on to a target and its answer back, both as they stream.
 *
 * @returns `refused` when the target took no byte of it and the request can go to another; the answer is then untouched
 */
export function forwardRequest(exchange: Exchange, target: LoadBalancerTarget): Promise<'answered' | 'refused'> {
  const { incoming, answer } = exchange;
  return new Promise((resolve) => {
    target.beginRequest();
    const forwarded = openForwarded(exchange, target);
    const count = countOnce(exchange.count);
    const readSeconds = measureAnswer(forwarded);
    let isRefused = false;
    forwarded.on('response', (response) => {
      count({ by: 'target', status: response.statusCode ?? 502, seconds: readSeconds() });
      passBack(response, answer);
    });
    forwarded.on('timeout', () =>
      forwarded.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
    );
    forwarded.on('error', (error) => {
      isRefused = canGoElsewhere(forwarded, incoming, error) && !answer.headersSent && !answer.destroyed;
      if (!isRefused) answerForwardError({ ...exchange, count }, error);
    });
    forwarded.on('close', () => {
      target.endRequest();
      answer.off('close', abandon);
      if (!isRefused) count({ by: 'nobody' });
      resolve(isRefused ? 'refused' : 'answered');
    });
    const abandon = (): void => {
      if (!answer.writableFinished) forwarded.destroy();
    };
    answer.on('close', abandon);
    if (hasBody(incoming)) incoming.pipe(forwarded);
    else forwarded.end();
  });
}

function openForwarded({ incoming, instancePort }: Exchange, target: LoadBalancerTarget): ClientRequest {
  return request({
    host: target.endpoint.address,
    port: instancePort ?? target.endpoint.port,
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: { ...keepEndToEnd(incoming.headers), ...describeClient(incoming) },
    agent: target.agent,
    timeout: ANSWER_WITHIN_MS,
  });
}

/** As ELB adds them (Elastic Load Balancing User Guide, HTTP headers). */
function describeClient(incoming: IncomingMessage): Record<string, string> {
  const client = incoming.socket.remoteAddress ?? '';
  const before = incoming.headers['x-forwarded-for'];
  return {
    'x-forwarded-for': before === undefined ? client : `${String(before)}, ${client}`,
    'x-forwarded-proto': 'http',
    'x-forwarded-port': String(incoming.socket.localPort ?? ''),
  };
}

function keepEndToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !CONNECTION_HEADERS.has(name)));
}

function passBack(response: IncomingMessage, answer: ServerResponse): void {
  answer.writeHead(response.statusCode ?? 502, response.statusMessage, keepEndToEnd(response.headers));
  response.pipe(answer);
  response.on('error', () => answer.destroy());
}

function hasBody(incoming: IncomingMessage): boolean {
  const length = incoming.headers['content-length'];
  return incoming.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/**
 * A refused connection received no request. The target may have just closed a keep-alive connection: then only a safe
 * request is retried (RFC 9110, 9.2.2). Any other request might be applied twice.
 */
function canGoElsewhere(forwarded: ClientRequest, incoming: IncomingMessage, error: Error): boolean {
  const { code } = readNodeError(error);
  if (hasBody(incoming)) return false;
  if (code === 'ECONNREFUSED') return true;
  const isSafe = incoming.method === 'GET' || incoming.method === 'HEAD';
  return isSafe && forwarded.reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE');
}

/** 504 when the target is too slow, 502 when it breaks off, as ELB; a half-sent answer is cut, not repaired. */
function answerForwardError({ answer, count }: Exchange, error: Error): void {
  if (answer.destroyed) return;
  if (answer.headersSent) {
    answer.destroy();
    return;
  }
  const status = readNodeError(error).code === 'ETIMEDOUT' ? 504 : 502;
  count({ by: 'load-balancer', status, isTargetChosen: true });
  answerPlainly(
    answer,
    status,
    status === 504 ? 'The target did not answer in time.' : 'The target broke the connection off.',
  );
}

/** One sentence of text. */
export function answerPlainly(answer: ServerResponse, status: number, sentence: string): void {
  answer.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  answer.end(`${sentence}\n`);
}
