import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { readNodeFault } from './node-fault.ts';
import type { Target } from './target.ts';

/** A request of a client and the answer that it waits for. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly answer: ServerResponse;
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
export function forwardRequest(exchange: Exchange, target: Target): Promise<'answered' | 'refused'> {
  const { incoming, answer } = exchange;
  return new Promise((resolve) => {
    target.beginRequest();
    const onward = openOnward(incoming, target);
    let isRefused = false;
    onward.on('response', (response) => passBack(response, answer));
    onward.on('timeout', () => onward.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })));
    onward.on('error', (fault) => {
      isRefused = canGoElsewhere(onward, incoming, fault) && !answer.headersSent && !answer.destroyed;
      if (!isRefused) answerFault(answer, fault);
    });
    onward.on('close', () => {
      target.endRequest();
      answer.off('close', abandon);
      resolve(isRefused ? 'refused' : 'answered');
    });
    const abandon = (): void => {
      if (!answer.writableFinished) onward.destroy();
    };
    answer.on('close', abandon);
    if (hasBody(incoming)) incoming.pipe(onward);
    else onward.end();
  });
}

function openOnward(incoming: IncomingMessage, target: Target): ClientRequest {
  return request({
    host: target.endpoint.address,
    port: target.endpoint.port,
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
 * Nothing was sent to a connection that was refused. One that was kept alive may have been closed by the target just
 * before: then a request that changes nothing is safe to send again (RFC 9110, 9.2.2). Anything else might happen twice.
 */
function canGoElsewhere(onward: ClientRequest, incoming: IncomingMessage, fault: Error): boolean {
  const { code } = readNodeFault(fault);
  if (hasBody(incoming)) return false;
  if (code === 'ECONNREFUSED') return true;
  const isSafe = incoming.method === 'GET' || incoming.method === 'HEAD';
  return isSafe && onward.reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE');
}

/** 504 when the target is too slow, 502 when it breaks off, as ELB; a half-sent answer is cut, not mended. */
function answerFault(answer: ServerResponse, fault: Error): void {
  if (answer.destroyed) return;
  if (answer.headersSent) {
    answer.destroy();
    return;
  }
  const isSlow = readNodeFault(fault).code === 'ETIMEDOUT';
  if (isSlow) answerPlainly(answer, 504, 'The target did not answer in time.');
  else answerPlainly(answer, 502, 'The target broke the connection off.');
}

/** One sentence of text. */
export function answerPlainly(answer: ServerResponse, status: number, sentence: string): void {
  answer.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  answer.end(`${sentence}\n`);
}
