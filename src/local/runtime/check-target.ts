import { request } from 'node:http';
import type { CheckOutcome } from './target-health.ts';

/** Where a target serves. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** How one check is made. */
export interface CheckWay {
  readonly path: string;
  readonly timeoutMs: number;
  /** Ends the check early; what it comes to is then of no interest. */
  readonly signal: AbortSignal;
}

/** One health check, on a connection of its own as ELB's. Never throws. */
export function checkTarget(target: Endpoint, way: CheckWay): Promise<CheckOutcome> {
  const limit = AbortSignal.timeout(way.timeoutMs);
  return new Promise((resolve) => {
    const check = request({
      host: target.address,
      port: target.port,
      path: way.path,
      agent: false,
      headers: { host: `${target.address}:${target.port}`, 'user-agent': 'ELB-HealthChecker/2.0', connection: 'close' },
      signal: AbortSignal.any([limit, way.signal]),
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
