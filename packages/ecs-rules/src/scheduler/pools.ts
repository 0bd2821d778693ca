/**
 * Instances in order of choice. A chain of strategies makes levels: each level groups what it is given and lets the
 * next one choose inside the best group. One choice costs no more than the logarithm of the number of instances.
 */
import { openHeap } from './heap.ts';
import type { PlacementRules, PlacementStrategy } from './placement-rules.ts';

/** An instance while tasks are being placed on it. Lives inside one placement only. */
export interface Slot {
  readonly id: string;
  readonly zone: string;
  readonly attributes: Readonly<Record<string, string>>;
  cpu: number;
  memoryMiB: number;
  /** Tasks of any service. */
  taskCount: number;
  /** Tasks that are spread. */
  ownTaskCount: number;
}

/** Slots that may be taken. A slot that is taken is out until it is put back. */
export interface Pool {
  put(slot: Slot): void;
  take(): Slot | undefined;
  isEmpty(): boolean;
}

/** One strategy of a chain with the following ones. Its pools share the counts. */
export interface Level {
  /** Counts a slot's own tasks; once for each slot, whether it may be taken or not. */
  note(slot: Slot): void;
  open(): Pool;
}

/** Fewest tasks first where the strategies leave a choice. */
export function openLevel(strategies: readonly PlacementStrategy[], draw: PlacementRules['draw']): Level {
  const [first, ...others] = strategies;
  const openNext = (): Level => openLevel(others, draw);
  if (first === undefined) return { note: () => undefined, open: openFewest };
  if (first.kind === 'random') return { note: () => undefined, open: () => openRandom(draw) };
  if (first.kind === 'binpack') return openBinpack(first.resource, openNext());
  const { attribute } = first;
  return openSpread((slot) => groupKey(slot, attribute), openNext);
}

/** Instances that lack an attribute are a group of their own. Not documented; assumed. */
function groupKey(slot: Slot, attribute: string | undefined): string {
  if (attribute === undefined) return slot.id;
  if (attribute === 'ecs.availability-zone') return slot.zone;
  return Object.hasOwn(slot.attributes, attribute) ? `=${slot.attributes[attribute]}` : '';
}

interface SpreadGroup {
  tasks: number;
  readonly level: Level;
}

function openSpread(nameOf: (slot: Slot) => string, openNext: () => Level): Level {
  const groups = new Map<string, SpreadGroup>();
  const find = (slot: Slot): SpreadGroup => {
    const name = nameOf(slot);
    const group = groups.get(name) ?? { tasks: 0, level: openNext() };
    groups.set(name, group);
    return group;
  };
  return {
    note(slot) {
      const group = find(slot);
      group.tasks += slot.ownTaskCount;
      group.level.note(slot);
    },
    open: () => openSpreadPool(find),
  };
}

function openSpreadPool(find: (slot: Slot) => SpreadGroup): Pool {
  const pools = new Map<SpreadGroup, Pool>();
  const queue = openHeap<SpreadGroup>();
  return {
    put(slot) {
      const group = find(slot);
      const pool = pools.get(group) ?? group.level.open();
      pools.set(group, pool);
      if (pool.isEmpty()) queue.push(group.tasks, group);
      pool.put(slot);
    },
    take() {
      for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
        const group = entry.value;
        // Another pool of the level has placed tasks in the group since.
        if (entry.key < group.tasks) {
          queue.push(group.tasks, group);
          continue;
        }
        const pool = pools.get(group);
        const slot = pool?.take();
        group.tasks += 1;
        if (pool?.isEmpty() === false) queue.push(group.tasks, group);
        return slot;
      }
      return undefined;
    },
    isEmpty: queue.isEmpty,
  };
}

/** The instance with the least left of the resource goes first. */
function openBinpack(resource: 'cpu' | 'memoryMiB', next: Level): Level {
  const open = (): Pool => {
    const pools = new Map<number, Pool>();
    const queue = openHeap<Pool>();
    return {
      put(slot) {
        const left = slot[resource];
        const pool = pools.get(left) ?? next.open();
        pools.set(left, pool);
        if (pool.isEmpty()) queue.push(left, pool);
        pool.put(slot);
      },
      take() {
        const least = queue.pop();
        const slot = least?.value.take();
        if (least !== undefined && !least.value.isEmpty()) queue.push(least.key, least.value);
        return slot;
      },
      isEmpty: queue.isEmpty,
    };
  };
  return { note: next.note, open };
}

function openRandom(draw: PlacementRules['draw']): Pool {
  const slots: Slot[] = [];
  return {
    put: (slot) => void slots.push(slot),
    take() {
      const at = Math.floor(draw(slots) * slots.length);
      const [slot, last] = [slots[at], slots.pop()];
      if (slot !== last && last !== undefined) slots[at] = last;
      return slot;
    },
    isEmpty: () => slots.length === 0,
  };
}

function openFewest(): Pool {
  const queue = openHeap<Slot>();
  return {
    put: (slot) => queue.push(slot.taskCount, slot),
    take: () => queue.pop()?.value,
    isEmpty: queue.isEmpty,
  };
}
