/** The smallest changes that would let a rollout work, each found by playing it. */
import { type InstanceCapacity, lowerBound, upperBound } from '@slipway/ecs-rules/scheduler';
import { playOrders } from './orders.ts';
import type { Rollout } from './rollout.ts';

/** One change that is enough by itself. */
export type Change =
  | { readonly kind: 'minimum-healthy-percent' | 'maximum-percent'; readonly percent: number }
  | InstancesChange
  | { readonly kind: 'dynamic-ports' };

interface InstancesChange {
  readonly kind: 'instances';
  readonly count: number;
  readonly like: InstanceCapacity;
  /** It is the smallest size in the cluster. */
  readonly isSmallest: boolean;
}

/** More than so many instances are not what one adds for a deploy. */
const MOST_INSTANCES = 8;

/** For each kind of change. A change that is not tried to its end is not proposed; a larger one may be. */
const MOST_VIEWS = 200_000;

/** @returns the changes that work, each the smallest of its kind */
export function findChanges(rollout: Rollout): readonly Change[] {
  const searches = [lowerMinimum, raiseMaximum, addInstances, freePorts];
  return searches.flatMap((search) => search(openTrial(rollout)) ?? []);
}

/** The rollout as it would be with the change. */
export function applyChange(rollout: Rollout, change: Change): Rollout {
  switch (change.kind) {
    case 'minimum-healthy-percent':
      return { ...rollout, minimumHealthyPercent: change.percent };
    case 'maximum-percent':
      return { ...rollout, maximumPercent: change.percent };
    case 'instances':
      return withInstances(rollout, change.count, change.like);
    case 'dynamic-ports':
      return { ...rollout, nextNeeds: { ...rollout.nextNeeds, tcpPorts: [], udpPorts: [] } };
  }
}

function withInstances(rollout: Rollout, count: number, like: InstanceCapacity): Rollout {
  const { capacity } = rollout;
  if (capacity.kind === 'unlimited') return rollout;
  const added = Array.from({ length: count }, (_, at) => ({ ...like, id: `added-${at}` }));
  return { ...rollout, capacity: { kind: 'instances', instances: [...capacity.instances, ...added] } };
}

interface Trial {
  readonly rollout: Rollout;
  readonly works: (change: Change) => boolean;
}

function openTrial(rollout: Rollout): Trial {
  const budget = { views: MOST_VIEWS };
  const works = (change: Change) =>
    playOrders([applyChange(rollout, change)], budget).every(([play]) => play?.end === 'done');
  return { rollout, works };
}

/** Percents that keep one task less each; the highest that works. */
function lowerMinimum(trial: Trial): Change | undefined {
  const { desired, minimumHealthyPercent } = trial.rollout;
  const lower = lowerBound(desired, minimumHealthyPercent);
  const keepLess = (step: number): Change => ({
    kind: 'minimum-healthy-percent',
    percent: Math.floor(((lower - step) * 100) / desired),
  });
  return findSmallest(trial, lower, keepLess);
}

/** Percents that allow one task more each; the lowest that works. */
function raiseMaximum(trial: Trial): Change | undefined {
  const { desired, maximumPercent, isDaemon } = trial.rollout;
  // ECS accepts no more than 100 for a daemon (observed).
  if (isDaemon) return undefined;
  const upper = upperBound(desired, maximumPercent);
  const allowMore = (step: number): Change => ({
    kind: 'maximum-percent',
    percent: Math.ceil(((upper + step) * 100) / desired),
  });
  return findSmallest(trial, 2 * desired - upper, allowMore);
}

/** Of so many steps, each a larger change, the first that works; the plays grow with the steps' logarithm. */
function findSmallest({ works }: Trial, steps: number, take: (step: number) => Change): Change | undefined {
  if (steps < 1 || !works(take(steps))) return undefined;
  let [low, high] = [1, steps];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (works(take(middle))) high = middle;
    else low = middle + 1;
  }
  return take(high);
}

function addInstances(trial: Trial): Change | undefined {
  const { rollout } = trial;
  // A daemon wants a task on each instance more.
  if (rollout.capacity.kind === 'unlimited' || rollout.isDaemon) return undefined;
  for (let count = 1; count <= Math.min(MOST_INSTANCES, rollout.desired); count += 1) {
    for (const [at, like] of rollout.sizes.entries()) {
      const change = { kind: 'instances', count, like, isSmallest: at === 0 } as const;
      if (worksInEachZone(trial, change)) return change;
    }
  }
  return undefined;
}

/** Nobody says where the new instances will be. */
function worksInEachZone({ rollout, works }: Trial, change: InstancesChange): boolean {
  const { capacity } = rollout;
  const instances = capacity.kind === 'unlimited' ? [] : capacity.instances;
  const zones = [...new Set(instances.map(({ availabilityZone }) => availabilityZone))];
  return zones.every((zone) => works({ ...change, like: moveTo(zone, change.like) }));
}

function moveTo(availabilityZone: string, like: InstanceCapacity): InstanceCapacity {
  if (like.facts === undefined) return { ...like, availabilityZone };
  const attributes = { ...like.facts.attributes, 'ecs.availability-zone': availabilityZone };
  return { ...like, availabilityZone, facts: { ...like.facts, attributes } };
}

function freePorts({ rollout, works }: Trial): Change | undefined {
  const { tcpPorts, udpPorts } = rollout.nextNeeds;
  if (!rollout.mayUseDynamicPorts || tcpPorts.length + udpPorts.length === 0) return undefined;
  return works({ kind: 'dynamic-ports' }) ? { kind: 'dynamic-ports' } : undefined;
}
