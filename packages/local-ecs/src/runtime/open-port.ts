import type { AddressInfo, Server } from 'node:net';
import { readNodeError } from '../errors/node-error.ts';

/** Where a listener belongs, and what it is called in a message. */
export interface Place {
  readonly address: string;
  readonly port: number;
  readonly name: string;
}

/** Added to a port that this user may not open, or that another program uses. */
const INSTEAD = 8000;

/**
 * Lets a server listen. If its port cannot be opened, it listens on the port plus 8000, or on any free one, and a sentence
 * reports where.
 */
export function openPort(server: Server, { address, port, name }: Place, warn: (sentence: string) => void): void {
  const others = [port + INSTEAD, 0].filter((other) => other <= 65_535);
  let problem: string | undefined;
  server.on('error', (error) => {
    const { code, message } = readNodeError(error);
    problem ??= code === 'EACCES' ? 'permission denied' : message;
    const next = code === 'EACCES' || code === 'EADDRINUSE' ? others.shift() : undefined;
    if (next !== undefined) server.listen(next, address);
    else warn(`${name} cannot listen on ${address}:${port}: ${problem}.`);
  });
  server.on('listening', () => {
    if (problem === undefined) return;
    const actual = (server.address() as AddressInfo).port;
    warn(`${name} cannot listen on ${address}:${port} (${problem}): it listens on ${address}:${actual}.`);
  });
  server.listen(port, address);
}

/** Closes a server that listens, or is about to. */
export function closePort(server: Server): void {
  server.removeAllListeners('error');
  server.on('error', () => undefined);
  server.on('listening', () => server.close());
  server.close(() => undefined);
}
