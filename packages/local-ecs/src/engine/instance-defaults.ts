/** What a container instance has unless its request says something else. */

/** 2 vCPU and 4 GiB. */
export const DEFAULT_SIZE = { cpu: 2048, memoryMiB: 4096 };

/** The number of the first free address, from a number on. */
export function findFreeAddress(used: ReadonlySet<string | undefined>, from: number): number {
  let number = from;
  while (used.has(addressOf(number))) number += 1;
  return number;
}

const LOOPBACK = /^127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/** The address that an instance names, if it is one of this machine and not in use; else the first free one. */
export function chooseAddress(
  used: ReadonlySet<string | undefined>,
  named: string | undefined,
): { readonly address: string; readonly number: number } {
  if (named !== undefined && LOOPBACK.test(named) && !used.has(named)) return { address: named, number: used.size + 1 };
  const number = findFreeAddress(used, 1);
  return { address: addressOf(number), number };
}

/** 127.0.1.1 for the first. */
export function addressOf(number: number): string {
  return `127.0.${1 + Math.floor((number - 1) / 254)}.${1 + ((number - 1) % 254)}`;
}

/** Zones alternate. */
export function zoneOf(region: string, number: number): string {
  return `${region}${'abc'.charAt((number - 1) % 3)}`;
}
