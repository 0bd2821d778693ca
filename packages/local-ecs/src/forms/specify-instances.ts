/** Completes requested container instances with their defaults. */
import type { InstanceSpecification } from '../engine/contract.ts';
import type { ClusteredGroup } from './instance-form.ts';

/** 2 vCPU and 4 GiB. */
export const DEFAULT_SIZE = { cpu: 2048, memoryMiB: 4096 };

export interface InstanceSetting {
  readonly region: string;
  /** Addresses that instances have already. */
  readonly taken: ReadonlySet<string>;
  /** The defaults of an instance. */
  readonly size: { readonly cpu: number; readonly memoryMiB: number };
}

/** An instance with the name of its cluster, if its group names one. */
export type PlacedSpecification = InstanceSpecification & Pick<ClusteredGroup, 'cluster'>;

/** Each has a loopback address of its own, so that several tasks can use the same static port; zones alternate. */
export function specifyInstances(
  groups: readonly ClusteredGroup[],
  { region, taken, size }: InstanceSetting,
): readonly PlacedSpecification[] {
  const singles = groups.flatMap(({ count = 1, ...group }) => Array.from({ length: count }, () => group));
  const used = new Set([...taken, ...singles.map(({ address }) => address)]);
  let last = 0;
  return singles.map((group, at) => {
    const number = group.address === undefined ? findFree(used, last + 1) : at + 1;
    if (group.address === undefined) last = number;
    const fallback = { address: addressOf(number), availabilityZone: `${region}${'abc'.charAt((number - 1) % 3)}` };
    return { ...size, ...fallback, ...group };
  });
}

function findFree(used: ReadonlySet<string | undefined>, from: number): number {
  let number = from;
  while (used.has(addressOf(number))) number += 1;
  return number;
}

/** 127.0.1.1 for the first. */
function addressOf(number: number): string {
  return `127.0.${1 + Math.floor((number - 1) / 254)}.${1 + ((number - 1) % 254)}`;
}
