import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { readNodeError } from '../errors/node-error.ts';
import { SettingError } from '../errors/setting-error.ts';
import type { Outcome, Reply } from './reply.ts';

/** Answers one request. An exception becomes a 500, and stderr has its stack. */
export type Answerer = (request: IncomingMessage) => Promise<Outcome>;

export interface Listener {
  readonly port: number;
  /** Answers all requests from now on. While it is not ready, requests wait. */
  answerWith(answerer: Promise<Answerer>): void;
  /** Closes every connection and the port. */
  close(): Promise<void>;
}

/** Where to listen. */
export interface Place {
  /** 0 for any that is free. */
  readonly port: number;
  /** 127.0.0.1, or 0.0.0.0 for all addresses of this machine. */
  readonly address: string;
}

/**
 * Opens a port.
 * @throws SettingError when another program has the port, or this user may not have it
 */
export async function listen(place: Place): Promise<Listener> {
  let ready: (answerer: Promise<Answerer>) => void = () => {};
  let answerer = new Promise<Answerer>((resolve) => {
    ready = resolve;
  });
  const server = createServer((request, response) => void serve(answerer, request, response));
  // A layer may take long to push, and a client may think for a while between two calls.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  await open(server, place);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const answerWith = (next: Promise<Answerer>): void => {
    // Without a request nobody waits for it; whoever makes it gets its error.
    next.catch(() => {});
    ready(next);
    answerer = next;
  };
  return { port: address.port, answerWith, close: () => close(server) };
}

function open(server: Server, { port, address }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (error: unknown) => reject(explainPort(error, port));
    server.once('error', refuse);
    server.listen(port, address, () => {
      server.off('error', refuse);
      resolve();
    });
  });
}

function explainPort(fault: unknown, port: number): unknown {
  const why = REFUSED_PORTS[readNodeError(fault).code ?? ''];
  if (why === undefined) return fault;
  return new SettingError(`Port ${port} ${why}.`, 'Use --port.', fault);
}

const REFUSED_PORTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use (another slipway local, or LocalStack?)',
  EACCES: 'is not allowed for this user',
};

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** A stack names files and values that are not for every client. */
const FAILED = 'The local ECS failed. The error is in the output of its process (stderr).';

async function serve(answerer: Promise<Answerer>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const answer = await answerer;
    await write(await answer(request), request, response);
  } catch (thrown) {
    // Either the client disconnected or there is a bug. A connected client must get an answer.
    if (response.destroyed) return;
    if (response.headersSent) response.destroy();
    else response.writeHead(500, { 'content-type': 'text/plain' }).end(`${FAILED}\n`);
    process.stderr.write(`${request.method} ${request.url?.split('?')[0]}: ${describe(thrown)}\n`);
  }
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}

async function write(outcome: Outcome, request: IncomingMessage, response: ServerResponse): Promise<void> {
  switch (outcome.kind) {
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'silent':
      return;
    case 'truncated':
      return writeHalf(outcome.reply, response);
    case 'stream':
      return writeStream(outcome, response);
    case 'reply':
      return writeReply(outcome.reply, request.method === 'HEAD', response);
  }
}

async function writeReply(reply: Reply, isHead: boolean, response: ServerResponse): Promise<void> {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': lengthOf(reply) });
  if (isHead || reply.body.kind === 'none') response.end();
  else if (reply.body.kind === 'text') response.end(reply.body.text);
  else await writeFile(reply.body, response);
}

async function writeFile(file: Extract<Reply['body'], { kind: 'file' }>, response: ServerResponse): Promise<void> {
  // A file stream cannot read an empty range, since its end is inclusive.
  if (file.start === file.end) response.end();
  else await pipeline(createReadStream(file.path, { start: file.start, end: file.end - 1 }), response);
}

/** A client that does not read is disconnected before its text fills the memory; it may connect again. */
const MOST_UNREAD = 8 * 1024 * 1024;

function writeStream({ headers, begin }: Extract<Outcome, { kind: 'stream' }>, response: ServerResponse): void {
  response.writeHead(200, headers);
  const send = (text: string): void => {
    if (response.writableLength > MOST_UNREAD) response.destroy();
    else response.write(text);
  };
  const end = begin({ send, close: () => response.end() });
  response.once('close', end);
}

function writeHalf(reply: Reply, response: ServerResponse): void {
  const text = reply.body.kind === 'text' ? reply.body.text : '';
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(text) });
  response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy());
}

function lengthOf(reply: Reply): number {
  switch (reply.body.kind) {
    case 'none':
      return 0;
    case 'text':
      return Buffer.byteLength(reply.body.text);
    case 'file':
      return reply.body.end - reply.body.start;
  }
}
