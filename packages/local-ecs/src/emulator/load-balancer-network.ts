import { createServer, type Server } from 'node:net';
import type { EngineSettings } from '../engine/contract.ts';
import { readNodeError } from '../errors/node-error.ts';

/** Addresses for the load balancers of one local ECS. */
export interface LoadBalancerNetwork {
  /** First three parts, such as `127.0.3`. */
  readonly prefix: string;
  /** Another local ECS may use them from then on. */
  release(): void;
}

const FIRST = 3;
const LAST = 250;
/** A port that shows that a local ECS uses a network. */
const MARK_PORT = 24_566;

/**
 * The first of 127.0.3, 127.0.4, … that no other local ECS on this machine uses. Where none can be marked, such as on a
 * system with one loopback address, the first is used all the same.
 */
export async function claimLoadBalancerNetwork(): Promise<LoadBalancerNetwork> {
  for (let third = FIRST; third <= LAST; third += 1) {
    const prefix = `127.0.${third}`;
    const mark = await openMark(`${prefix}.255`);
    if (mark === 'unavailable') break;
    if (mark !== 'taken') return { prefix, release: () => void mark.close() };
  }
  return { prefix: `127.0.${FIRST}`, release: () => undefined };
}

/** The settings with the network of this process; the one that a folder was saved with is of another. */
export function useNetwork(saved: EngineSettings, { prefix }: LoadBalancerNetwork): EngineSettings {
  const { loadBalancerNetwork: _earlier, ...settings } = saved;
  return prefix === `127.0.${FIRST}` ? settings : { ...settings, loadBalancerNetwork: prefix };
}

function openMark(address: string): Promise<Server | 'taken' | 'unavailable'> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => resolve(readNodeError(error).code === 'EADDRINUSE' ? 'taken' : 'unavailable'));
    server.listen(MARK_PORT, address, () => {
      server.unref();
      resolve(server);
    });
  });
}
