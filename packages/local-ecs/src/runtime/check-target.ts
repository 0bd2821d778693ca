import { request } from 'node:http';
import { connect } from 'node:net';
import type { CheckOutcome } from './target-health.ts';

/** The address of a target. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** How one check is made. */
export interface CheckMethod {
  readonly path: string;
  readonly timeoutMs: number;
  /** Ends the check early; what it comes to is then of no interest. */
  readonly signal: AbortSignal;
}

/** One health check, on a connection of its own as ELB's. Never throws. */
export function checkTarget(target: Endpoint, method: CheckMethod): Promise<CheckOutcome> {
  const limit = AbortSignal.timeout(method.timeoutMs);
  return new Promise((resolve) => {
    const check = request({
      host: target.address,
      port: target.port,
      path: method.path,
      agent: false,
      headers: { host: `${target.address}:${target.port}`, 'user-agent': 'ELB-HealthChecker/2.0', connection: 'close' },
      signal: AbortSignal.any([limit, method.signal]),
    });
    check.on('response', (answer) => {
      answer.resume();
      answer.on('error', () => undefined);
      resolve({ kind: 'answered', status: answer.statusCode ?? 0 });
    });
    check.on('error', () => resolve({ kind: limit.aborted ? 'timed-out' : 'failed' }));
    check.end();
  });
}

/** One health check that is a connection alone (Elastic Load Balancing User Guide, TCP health checks). Never throws. */
export function checkConnection(target: Endpoint, method: CheckMethod): Promise<CheckOutcome> {
  const limit = AbortSignal.timeout(method.timeoutMs);
  const signal = AbortSignal.any([limit, method.signal]);
  return new Promise((resolve) => {
    const socket = connect({ host: target.address, port: target.port, signal });
    socket.on('connect', () => {
      resolve({ kind: 'connected' });
      socket.destroy();
    });
    socket.on('error', () => resolve({ kind: limit.aborted ? 'timed-out' : 'failed' }));
  });
}
