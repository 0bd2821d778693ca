/** Completes requested container instances with their defaults. */
import type { InstanceSpecification } from '../engine/contract.ts';
import { addressOf, findFreeAddress, zoneOf } from '../engine/instance-defaults.ts';
import type { ClusteredGroup } from './instance-form.ts';

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
    const number = group.address === undefined ? findFreeAddress(used, last + 1) : at + 1;
    if (group.address === undefined) last = number;
    const fallback = { address: addressOf(number), availabilityZone: zoneOf(region, number) };
    return { ...size, ...fallback, ...group };
  });
}
