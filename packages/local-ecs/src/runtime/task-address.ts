import { isPortInUse } from './host-ports.ts';

/** Addresses 127.0.2.N, one for each task that has a network of its own. */
export interface AddressPool {
  /**
   * Chooses an address on which no other program uses any of the TCP ports, so that two local ECS on one machine do not
   * conflict.
   */
  take(ports: readonly number[]): Promise<string>;
  giveBack(address: string): void;
}

const LAST = 254;

export function createAddressPool(): AddressPool {
  const taken = new Set<string>();
  const reserve = async (address: string, ports: readonly number[]): Promise<boolean> => {
    if (taken.has(address)) return false;
    taken.add(address);
    const used = await Promise.all(ports.map((port) => isPortInUse(address, port, 'tcp')));
    if (used.some(Boolean)) taken.delete(address);
    return taken.has(address);
  };
  return {
    take: async (ports) => {
      for (let last = 1; last <= LAST; last += 1) {
        const address = `127.0.2.${last}`;
        if (await reserve(address, ports)) return address;
      }
      throw new Error(`no address of 127.0.2.1 to 127.0.2.${LAST} is free`);
    },
    giveBack: (address) => taken.delete(address),
  };
}
