/** Finding container instances for tasks: CPU, memory and host ports; spread over zones, then fewest tasks. */
import { openZones, type Slot, takeSlot } from './zones.ts';

/** What one task asks of its instance. Host ports of ECS's own choice are not listed: they never run out here. */
export interface TaskNeeds {
  /** CPU units, 1024 a core. */
  readonly cpu: number;
  readonly memoryMiB: number;
  /** Host ports that the task definition fixes. */
  readonly tcpPorts: readonly number[];
  readonly udpPorts: readonly number[];
}

/** A container instance with what is left of it. */
export interface InstanceCapacity {
  readonly id: string;
  readonly availabilityZone: string;
  readonly remainingCpu: number;
  readonly remainingMemoryMiB: number;
  /** Held by tasks or reserved. */
  readonly usedTcpPorts: readonly number[];
  readonly usedUdpPorts: readonly number[];
  /** Tasks of any service. */
  readonly taskCount: number;
  /** Tasks of the service that is being placed: they are what is spread over zones. */
  readonly ownTaskCount: number;
}

/** Why a task found no place; the closest instance is the one that lacks the least. */
export type PlacementFailure =
  | { readonly reason: 'NO_INSTANCES' /** The capacity provider that has none. */; readonly provider?: string }
  | { readonly reason: 'PORTS' | 'MEMORY' | 'CPU'; readonly closest: string };

export interface Placement {
  /** An instance id for each task that found a place, in order. */
  readonly instanceIds: readonly string[];
  /** There when fewer than asked for were placed. */
  readonly failure?: PlacementFailure;
}

/** Places one task. */
export function placeTask(needs: TaskNeeds, instances: readonly InstanceCapacity[]): Placement {
  return placeTasks(needs, 1, instances);
}

/** Places `count` equal tasks, each with the ones before it in place. Time grows with instances plus tasks. */
export function placeTasks(needs: TaskNeeds, count: number, instances: readonly InstanceCapacity[]): Placement {
  const slots = instances.map((instance) => openSlot(needs, instance));
  const zones = openZones(slots);
  const instanceIds: string[] = [];
  while (instanceIds.length < count) {
    const slot = takeSlot(zones, (taken) => occupy(taken, needs));
    if (slot === undefined) return { instanceIds, failure: explainFailure(needs, slots) };
    instanceIds.push(slot.id);
  }
  return { instanceIds };
}

function openSlot(needs: TaskNeeds, instance: InstanceCapacity): Slot {
  const slot: Slot = {
    id: instance.id,
    zone: instance.availabilityZone,
    cpu: instance.remainingCpu,
    memoryMiB: instance.remainingMemoryMiB,
    taskCount: instance.taskCount,
    ownTaskCount: instance.ownTaskCount,
    isPortHeld:
      needs.tcpPorts.some((port) => instance.usedTcpPorts.includes(port)) ||
      needs.udpPorts.some((port) => instance.usedUdpPorts.includes(port)),
    isOpen: false,
  };
  slot.isOpen = listShortages(needs, slot).length === 0;
  return slot;
}

function occupy(slot: Slot, needs: TaskNeeds): void {
  slot.cpu -= needs.cpu;
  slot.memoryMiB -= needs.memoryMiB;
  slot.taskCount += 1;
  slot.isPortHeld = needs.tcpPorts.length + needs.udpPorts.length > 0;
  slot.isOpen = listShortages(needs, slot).length === 0;
}

/** In the order in which a failure is named. */
function listShortages(needs: TaskNeeds, slot: Slot): readonly ('PORTS' | 'MEMORY' | 'CPU')[] {
  const shortages: ('PORTS' | 'MEMORY' | 'CPU')[] = [];
  if (slot.isPortHeld) shortages.push('PORTS');
  if (slot.memoryMiB < needs.memoryMiB) shortages.push('MEMORY');
  if (slot.cpu < needs.cpu) shortages.push('CPU');
  return shortages;
}

function explainFailure(needs: TaskNeeds, slots: readonly Slot[]): PlacementFailure {
  let closest: PlacementFailure = { reason: 'NO_INSTANCES' };
  let fewest = Number.POSITIVE_INFINITY;
  for (const slot of slots) {
    const shortages = listShortages(needs, slot);
    const reason = shortages[0];
    if (reason === undefined || shortages.length >= fewest) continue;
    fewest = shortages.length;
    closest = { reason, closest: slot.id };
  }
  return closest;
}
