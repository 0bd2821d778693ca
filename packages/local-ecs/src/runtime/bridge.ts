import { BlockList, isIPv4 } from 'node:net';
import type { DockerEngine } from './docker-engine.ts';
import { readObject, readObjects, readText, readTexts } from './read-json.ts';

/** Docker's default bridge, where containers run: the one address of this machine that they can reach. */
export interface Bridge {
  /** Of this machine on the bridge. */
  readonly gateway: string;
  /** Whether an address is that of a container there: of the bridge's subnet, and not this machine. */
  hasContainer(address: string): boolean;
}

/**
 * Reads Docker's default bridge; undefined when it has no IPv4 subnet.
 * @throws Error when Docker Engine runs rootless: its bridge is in a network namespace of its own
 */
export async function findBridge(engine: DockerEngine): Promise<Bridge | undefined> {
  const { SecurityOptions } = readObject(await engine.ask({ method: 'GET', path: '/info' }));
  if (readTexts(SecurityOptions)?.some((each) => each.includes('rootless')))
    throw new Error('Docker Engine is rootless');
  const network = readObject(await engine.ask({ method: 'GET', path: '/networks/bridge' }));
  for (const each of readObjects(readObject(network.IPAM).Config)) {
    const [base = '', length] = (readText(each.Subnet) ?? '').split('/');
    if (isIPv4(base)) return describeBridge(base, Number(length), readText(each.Gateway));
  }
  return undefined;
}

/** By default Docker's gateway is the first address of the subnet. */
function describeBridge(base: string, length: number, given: string | undefined): Bridge {
  const subnet = new BlockList();
  subnet.addSubnet(base, length, 'ipv4');
  const gateway = given ?? base.replace(/\d+$/, (last) => String(Number(last) + 1));
  return {
    gateway,
    hasContainer: (address) => isIPv4(address) && address !== gateway && subnet.check(address, 'ipv4'),
  };
}
