import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { readNodeError } from '../errors/node-error.ts';
import { type DockerEngine, DockerEngineError } from './docker-engine.ts';
import { removeNetwork } from './ownership.ts';
import { readObject, readText } from './read-json.ts';

/** What has an address of its own. */
export type AddressKind = 'instance' | 'load-balancer';

/** Addresses of this machine that containers and this machine reach: of loopback, a container has one of its own. */
export interface ReachableAddresses {
  /**
   * The address of a container instance or load balancer, made at the first request. Undefined when containers do not
   * reach this machine. Never rejects.
   */
  reachableAddress(kind: AddressKind, name: string): Promise<string | undefined>;
  /** The same, as far as it is made already. */
  knownAddress(kind: AddressKind, name: string): string | undefined;
}

/** The addresses that a runtime makes. Their networks bear its labels and are removed with everything else. */
export interface OwnAddresses extends ReachableAddresses {
  /** Makes no further one. Resolves when none is being made. */
  close(): Promise<void>;
}

export interface AddressParts {
  readonly engine: DockerEngine;
  readonly labels: Readonly<Record<string, string>>;
  /** Makes the names of this runtime unique on Docker Engine. */
  readonly mark: string;
  /** Whether containers reach this machine at all. */
  readonly isReachable: Promise<boolean>;
  readonly warn: (sentence: string) => void;
}

/** Without an address: no further one is tried. */
const NETWORKS_TRIED = 64;
/** Networks 169.254.1.0/30 to 169.254.168.252/30: below those of instance metadata and of ECS, 169 and 170. */
const SLOTS = 168 * 64;

/**
 * Each address is the gateway of a Docker network without containers: Docker makes it an address of this machine, where
 * Docker can publish ports and this process can listen. It is link-local, so that it is on no other network and no
 * router forwards it. The same name has the same address in each run, unless another local ECS has it.
 */
export function createReachableAddresses(parts: AddressParts): OwnAddresses {
  const made = new Map<string, Promise<string | undefined>>();
  const known = new Map<string, string>();
  let isWarned = false;
  let isClosed = false;
  const make = async (kind: AddressKind, name: string): Promise<string | undefined> => {
    try {
      if (!(await parts.isReachable) || isClosed) return undefined;
      const address = await makeNetwork(parts, kind, name);
      known.set(`${kind} ${name}`, address);
      return address;
    } catch (thrown) {
      const { message } = readNodeError(thrown);
      if (!isWarned) parts.warn(`Containers do not reach the host ports of ${kind} ${name}: ${message}`);
      isWarned = true;
      return undefined;
    }
  };
  return {
    reachableAddress: (kind, name) => {
      const key = `${kind} ${name}`;
      const address = made.get(key) ?? make(kind, name);
      made.set(key, address);
      return address;
    },
    knownAddress: (kind, name) => known.get(`${kind} ${name}`),
    close: async () => {
      isClosed = true;
      await Promise.all(made.values());
    },
  };
}

async function makeNetwork(parts: AddressParts, kind: AddressKind, name: string): Promise<string> {
  const first = createHash('sha256').update(`${kind} ${name}`).digest().readUInt32BE(0);
  for (let tried = 0; tried < NETWORKS_TRIED; tried += 1) {
    const slot = (first + tried) % SLOTS;
    const base = `169.254.${1 + Math.floor(slot / 64)}.${(slot % 64) * 4}`;
    const gateway = base.replace(/\d+$/, (last) => String(Number(last) + 1));
    const id = await createNetwork(parts, { name: `${kind}-${name}`, subnet: `${base}/30`, gateway });
    if (id === undefined) continue;
    if (await isOfThisMachine(gateway)) return gateway;
    await removeNetwork(parts.engine, id);
    throw new Error('Docker Engine does not run on this machine itself');
  }
  throw new Error(`${NETWORKS_TRIED} networks of 169.254.0.0/16 are in use`);
}

/** @returns its id; undefined when another network has these addresses */
async function createNetwork(
  { engine, labels, mark }: AddressParts,
  { name, subnet, gateway }: { readonly name: string; readonly subnet: string; readonly gateway: string },
): Promise<string | undefined> {
  const body = {
    Name: `slipway-${mark}-${name.replaceAll(/[^\w.-]/g, '-')}`,
    Driver: 'bridge',
    Labels: { ...labels },
    IPAM: { Config: [{ Subnet: subnet, Gateway: gateway }] },
    Options: { 'com.docker.network.bridge.enable_ip_masquerade': 'false' },
  };
  try {
    return readText(readObject(await engine.ask({ method: 'POST', path: '/networks/create', body })).Id) ?? '';
  } catch (thrown) {
    if (thrown instanceof DockerEngineError && /overlap/i.test(thrown.message)) return undefined;
    throw thrown;
  }
}

function isOfThisMachine(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(0, address, () => probe.close(() => resolve(true)));
  });
}
