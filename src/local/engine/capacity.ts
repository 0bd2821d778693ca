/** Container instances as the scheduler sees them, and what tasks hold of them. */

import type { JsonObject } from '../../json.ts';
import type { InstanceCapacity, TaskNeeds } from '../../scheduler/placement.ts';
import { RESERVED_TCP_PORTS } from './describe-instance.ts';
import type { Draft } from './draft.ts';
import { drawNumber } from './identifiers.ts';
import type { InstanceRecord } from './state.ts';
import { listPorts, readNetworkMode } from './task-definition/needs.ts';
import type { Reservation, TaskRecord } from './task-record.ts';

/** First and last port of the instances' own range for dynamic host ports (ECS API reference, PortMapping). */
const FIRST_DYNAMIC = 32_768;
const LAST_DYNAMIC = 60_999;

/** ACTIVE instances of a cluster. @param own the tasks that are to be spread over zones */
export function listCapacity(draft: Draft, cluster: string, own: readonly TaskRecord[]): readonly InstanceCapacity[] {
  const ownCounts = new Map<string, number>();
  for (const task of own) {
    if (task.instanceArn !== undefined) ownCounts.set(task.instanceArn, (ownCounts.get(task.instanceArn) ?? 0) + 1);
  }
  const capacity: InstanceCapacity[] = [];
  for (const instance of draft.instances.values()) {
    if (instance.cluster !== cluster || instance.status !== 'ACTIVE') continue;
    capacity.push(viewInstance(instance, ownCounts.get(instance.arn) ?? 0));
  }
  return capacity;
}

/** The instances of a capacity provider's own group. */
export function pickOfProvider(
  draft: Draft,
  instances: readonly InstanceCapacity[],
  provider: string,
): readonly InstanceCapacity[] {
  return instances.filter(({ id }) => draft.instances.get(id)?.capacityProvider === provider);
}

/** @param ownTaskCount its tasks that are to be spread */
export function viewInstance(instance: InstanceRecord, ownTaskCount: number): InstanceCapacity {
  return {
    id: instance.arn,
    availabilityZone: instance.availabilityZone,
    remainingCpu: instance.remainingCpu,
    remainingMemoryMiB: instance.remainingMemoryMiB,
    usedTcpPorts: [...RESERVED_TCP_PORTS, ...instance.usedTcpPorts],
    usedUdpPorts: instance.usedUdpPorts,
    taskCount: instance.taskCount,
    ownTaskCount,
  };
}

/** Takes a task's share of an instance. Simulated tasks get their dynamic host ports here; real ones tell theirs. */
export function reserve(
  draft: Draft,
  instance: InstanceRecord,
  wish: { needs: TaskNeeds; described: JsonObject },
): Reservation {
  const { needs, described } = wish;
  const dynamicPorts = draft.settings.tasks === 'simulated' ? pickDynamicPorts(draft, instance, described) : {};
  const tcpPorts = [...needs.tcpPorts, ...Object.values(dynamicPorts)];
  draft.instances.set(instance.arn, {
    ...instance,
    remainingCpu: instance.remainingCpu - needs.cpu,
    remainingMemoryMiB: instance.remainingMemoryMiB - needs.memoryMiB,
    usedTcpPorts: [...instance.usedTcpPorts, ...tcpPorts],
    usedUdpPorts: [...instance.usedUdpPorts, ...needs.udpPorts],
    taskCount: instance.taskCount + 1,
  });
  return { cpu: needs.cpu, memoryMiB: needs.memoryMiB, tcpPorts, udpPorts: needs.udpPorts, dynamicPorts };
}

/** What a task on AWS Fargate holds: nothing that others could want. */
export function reserveNothing(needs: TaskNeeds): Reservation {
  return { cpu: needs.cpu, memoryMiB: needs.memoryMiB, tcpPorts: [], udpPorts: [], dynamicPorts: {} };
}

/** Gives back what a task held. */
export function release(draft: Draft, task: TaskRecord): void {
  const instance = task.instanceArn === undefined ? undefined : draft.instances.get(task.instanceArn);
  if (instance === undefined) return;
  const { cpu, memoryMiB, tcpPorts, udpPorts } = task.reservation;
  draft.instances.set(instance.arn, {
    ...instance,
    remainingCpu: instance.remainingCpu + cpu,
    remainingMemoryMiB: instance.remainingMemoryMiB + memoryMiB,
    usedTcpPorts: instance.usedTcpPorts.filter((port) => !tcpPorts.includes(port)),
    usedUdpPorts: instance.usedUdpPorts.filter((port) => !udpPorts.includes(port)),
    taskCount: instance.taskCount - 1,
  });
}

/** One key for a mapping, inside one task. */
export function nameMapping(mapping: {
  readonly container: string;
  readonly containerPort: number;
  readonly protocol: string;
}): string {
  return `${mapping.container}:${mapping.containerPort}/${mapping.protocol}`;
}

function pickDynamicPorts(
  draft: Draft,
  instance: InstanceRecord,
  described: JsonObject,
): Readonly<Record<string, number>> {
  if (readNetworkMode(described) !== 'bridge') return {};
  const used = new Set(instance.usedTcpPorts);
  const picked: Record<string, number> = {};
  for (const mapping of listPorts(described)) {
    if (mapping.hostPort !== 0) continue;
    const port = pickPort(draft, used);
    used.add(port);
    picked[nameMapping(mapping)] = port;
  }
  return picked;
}

function pickPort(draft: Draft, used: ReadonlySet<number>): number {
  const span = LAST_DYNAMIC - FIRST_DYNAMIC + 1;
  const first = Math.floor(drawNumber(draft) * span);
  for (let tried = 0; tried < span; tried += 1) {
    const port = FIRST_DYNAMIC + ((first + tried) % span);
    if (!used.has(port)) return port;
  }
  return FIRST_DYNAMIC;
}
