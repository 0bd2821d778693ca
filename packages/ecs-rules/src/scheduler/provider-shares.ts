/**
 * How tasks are shared among the capacity providers of a strategy (ECS API reference, CapacityProviderStrategyItem).
 */

export interface ProviderShare {
  readonly name: string;
  /** Its part of the tasks beyond the base; 0: none of them. */
  readonly weight: number;
  /** Tasks that it gets before any weight counts. */
  readonly base: number;
  /** Tasks that it has already. */
  readonly own: number;
}

/**
 * The provider of each of `count` further tasks, in order: first the bases, then the provider that is furthest below
 * its weight; the first in the strategy among equals. Empty when no provider may have a task.
 */
export function shareTasks(count: number, providers: readonly ProviderShare[]): readonly string[] {
  const shares = providers.map((provider) => ({ ...provider }));
  const names: string[] = [];
  while (names.length < count) {
    const next = shares.find(({ own, base }) => own < base) ?? findPoorest(shares);
    if (next === undefined) return names;
    next.own += 1;
    names.push(next.name);
  }
  return names;
}

/** Of those with a weight, the one that has the least of its part. */
function findPoorest<Share extends ProviderShare>(shares: readonly Share[]): Share | undefined {
  let poorest: Share | undefined;
  for (const share of shares) {
    if (share.weight === 0) continue;
    if (poorest === undefined || measure(share) < measure(poorest)) poorest = share;
  }
  return poorest;
}

function measure({ own, base, weight }: ProviderShare): number {
  return (own - base) / weight;
}
