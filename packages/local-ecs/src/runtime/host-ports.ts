import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { readNodeError } from '../errors/node-error.ts';
import type { PortMapping } from './task-specification.ts';

/** Host ports that docker cannot choose: several in a row, or one that stays when a container is started again. */
export interface HostPorts {
  /** The first of so many free ports in a row on the address. @throws Error when there are none */
  take(address: string, run: PortRun): Promise<number>;
  giveBack(address: string, run: PortRun, first: number): void;
}

export interface PortRun {
  readonly count: number;
  readonly protocol: PortMapping['protocol'];
}

/** The instances' own range (ECS API reference, PortMapping). */
const FIRST = 32_768;
const LAST = 60_999;

export function createHostPorts(): HostPorts {
  const taken = new Set<string>();
  let next = FIRST;
  const name = (address: string, { protocol }: PortRun, port: number): string => `${address}:${port}/${protocol}`;
  const list = (first: number, run: PortRun): readonly number[] =>
    Array.from({ length: run.count }, (_, at) => first + at);
  return {
    take: async (address, run) => {
      for (let tried = 0; tried <= LAST - FIRST; tried += run.count) {
        const first = next + run.count - 1 > LAST ? FIRST : next;
        next = first + run.count;
        const ports = list(first, run);
        const names = ports.map((port) => name(address, run, port));
        if (names.some((each) => taken.has(each))) continue;
        for (const each of names) taken.add(each);
        const used = await Promise.all(ports.map((port) => isPortInUse(address, port, run.protocol)));
        if (!used.some(Boolean)) return first;
        for (const each of names) taken.delete(each);
      }
      throw new Error(`no ${run.count} ports in a row are free on ${address}`);
    },
    giveBack: (address, run, first) => {
      for (const port of list(first, run)) taken.delete(name(address, run, port));
    },
  };
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
