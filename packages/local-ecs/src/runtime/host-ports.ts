import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { readNodeError } from '../errors/node-error.ts';
import type { PortMapping } from './task-specification.ts';

/** Host ports that docker cannot choose: several in a row, or one that stays when a container is started again. */
export interface HostPorts {
  /** The first of so many ports in a row that are free on each address. @throws Error when there are none */
  take(addresses: readonly string[], run: PortRun): Promise<number>;
  giveBack(addresses: readonly string[], run: PortRun, first: number): void;
}

export interface PortRun {
  readonly count: number;
  readonly protocol: PortMapping['protocol'];
}

/** The instances' own range (ECS API reference, PortMapping). */
const FIRST = 32_768;
const LAST = 60_999;

/** @param start at which of the ports to begin: two local ECS that begin at one would choose the same at once */
export function createHostPorts(start = 0): HostPorts {
  const taken = new Set<string>();
  let next = FIRST + (start % (LAST - FIRST + 1));
  const list = (addresses: readonly string[], first: number, run: PortRun): readonly HostPort[] =>
    addresses.flatMap((address) =>
      Array.from({ length: run.count }, (_, at) => ({ address, port: first + at, protocol: run.protocol })),
    );
  return {
    take: async (addresses, run) => {
      for (let tried = 0; tried <= LAST - FIRST; tried += run.count) {
        const first = next + run.count - 1 > LAST ? FIRST : next;
        next = first + run.count;
        const ports = list(addresses, first, run);
        const names = ports.map(formatPort);
        if (names.some((each) => taken.has(each))) continue;
        for (const each of names) taken.add(each);
        const used = await Promise.all(ports.map((each) => isPortInUse(each.address, each.port, each.protocol)));
        if (!used.some(Boolean)) return first;
        for (const each of names) taken.delete(each);
      }
      throw new Error(`no ${run.count} ports in a row are free on ${addresses.join(' and ')}`);
    },
    giveBack: (addresses, run, first) => {
      for (const port of list(addresses, first, run)) taken.delete(formatPort(port));
    },
  };
}

interface HostPort {
  readonly address: string;
  readonly port: number;
  readonly protocol: PortMapping['protocol'];
}

function formatPort({ address, port, protocol }: HostPort): string {
  return `${address}:${port}/${protocol}`;
}

/** A port that this user may not open (below 1024) counts as free: Docker opens it, or reports that it cannot. */
export function isPortInUse(address: string, port: number, protocol: PortMapping['protocol']): Promise<boolean> {
  return new Promise((resolve) => {
    const isTaken = (error: unknown): void => resolve(readNodeError(error).code === 'EADDRINUSE');
    if (protocol === 'udp') {
      const probe = createSocket('udp4').once('error', isTaken);
      probe.bind(port, address, () => probe.close(() => resolve(false)));
      return;
    }
    const probe = createServer().once('error', isTaken);
    probe.listen(port, address, () => probe.close(() => resolve(false)));
  });
}
