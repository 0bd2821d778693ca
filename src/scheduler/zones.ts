/** Instances in order of choice: by zone, and inside a zone in buckets by their number of tasks. */

/** An instance while tasks are being placed on it. Lives inside one placement only. */
export interface Slot {
  readonly id: string;
  readonly zone: string;
  readonly ownTaskCount: number;
  cpu: number;
  memoryMiB: number;
  taskCount: number;
  isPortHeld: boolean;
  /** Whether one more task fits. */
  isOpen: boolean;
}

interface Zone {
  /** Tasks of the service in the zone. */
  ownTaskCount: number;
  readonly buckets: Map<number, { readonly slots: Slot[]; head: number }>;
  /** No bucket below this one holds a slot. */
  lowest: number;
  open: number;
}

export function openZones(slots: readonly Slot[]): readonly Zone[] {
  const zones = new Map<string, Zone>();
  for (const slot of slots) {
    const zone = zones.get(slot.zone) ?? { ownTaskCount: 0, buckets: new Map(), lowest: 0, open: 0 };
    zones.set(slot.zone, zone);
    zone.ownTaskCount += slot.ownTaskCount;
    if (slot.isOpen) addToBucket(zone, slot);
  }
  return [...zones.values()];
}

/** Takes the best open slot, lets `occupy` put a task there, and keeps the slot while it is open. */
export function takeSlot(zones: readonly Zone[], occupy: (slot: Slot) => void): Slot | undefined {
  const zone = findEmptiestZone(zones);
  if (zone === undefined) return undefined;
  const slot = takeLowest(zone);
  if (slot === undefined) return undefined;
  occupy(slot);
  zone.ownTaskCount += 1;
  if (slot.isOpen) addToBucket(zone, slot);
  return slot;
}

function findEmptiestZone(zones: readonly Zone[]): Zone | undefined {
  let best: Zone | undefined;
  for (const zone of zones) {
    if (zone.open > 0 && (best === undefined || zone.ownTaskCount < best.ownTaskCount)) best = zone;
  }
  return best;
}

function addToBucket(zone: Zone, slot: Slot): void {
  const bucket = zone.buckets.get(slot.taskCount) ?? { slots: [], head: 0 };
  zone.buckets.set(slot.taskCount, bucket);
  bucket.slots.push(slot);
  zone.lowest = zone.open === 0 ? slot.taskCount : Math.min(zone.lowest, slot.taskCount);
  zone.open += 1;
}

/** The walk from one bucket to the next costs no more in sum than there are tasks. */
function takeLowest(zone: Zone): Slot | undefined {
  while (zone.open > 0) {
    const bucket = zone.buckets.get(zone.lowest);
    const slot = bucket?.slots[bucket.head];
    if (bucket !== undefined && slot !== undefined) {
      bucket.head += 1;
      zone.open -= 1;
      return slot;
    }
    zone.lowest += 1;
  }
  return undefined;
}
