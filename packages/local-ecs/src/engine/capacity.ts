/** Container instances as the scheduler sees them, and the resources that tasks use. */

import type { InstanceCapacity, TaskNeeds } from '@slipway/ecs-rules/scheduler';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { RESERVED_TCP_PORTS } from './describe-instance.ts';
import { drawNumber } from './identifiers.ts';
import type { MutableState } from './mutable-state.ts';
import type { InstanceRecord } from './state.ts';
import { listPorts, readNetworkMode } from './task-definition/needs.ts';
import type { Reservation, TaskRecord } from './task-record.ts';

/** First and last port of the instances' own range for dynamic host ports (ECS API reference, PortMapping). */
const FIRST_DYNAMIC = 32_768;
const LAST_DYNAMIC = 60_999;

/** ACTIVE instances of a cluster. @param own the tasks to spread over zones */
export function listCapacity(
  state: MutableState,
  cluster: string,
  own: readonly TaskRecord[],
): readonly InstanceCapacity[] {
  const ownCounts = new Map<string, number>();
  for (const task of own) {
    if (task.instanceArn !== undefined) ownCounts.set(task.instanceArn, (ownCounts.get(task.instanceArn) ?? 0) + 1);
  }
  const capacity: InstanceCapacity[] = [];
  for (const instance of state.instances.values()) {
    if (instance.cluster !== cluster || instance.status !== 'ACTIVE') continue;
    capacity.push(viewInstance(instance, ownCounts.get(instance.arn) ?? 0));
  }
  return capacity;
}

/** The instances of a capacity provider's own group. */
export function pickOfProvider(
  state: MutableState,
  instances: readonly InstanceCapacity[],
  provider: string,
): readonly InstanceCapacity[] {
  return instances.filter(({ id }) => state.instances.get(id)?.capacityProvider === provider);
}

/** @param ownTaskCount its tasks to spread */
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

/**
 * Reserves a task's share of an instance. Simulated tasks get their dynamic host ports here; real ones report theirs.
 */
export function reserve(
  state: MutableState,
  instance: InstanceRecord,
  request: { needs: TaskNeeds; described: JsonObject },
): Reservation {
  const { needs, described } = request;
  const dynamicPorts = state.settings.tasks === 'simulated' ? pickDynamicPorts(state, instance, described) : {};
  const tcpPorts = [...needs.tcpPorts, ...Object.values(dynamicPorts)];
  state.instances.set(instance.arn, {
    ...instance,
    remainingCpu: instance.remainingCpu - needs.cpu,
    remainingMemoryMiB: instance.remainingMemoryMiB - needs.memoryMiB,
    usedTcpPorts: [...instance.usedTcpPorts, ...tcpPorts],
    usedUdpPorts: [...instance.usedUdpPorts, ...needs.udpPorts],
    taskCount: instance.taskCount + 1,
  });
  return { cpu: needs.cpu, memoryMiB: needs.memoryMiB, tcpPorts, udpPorts: needs.udpPorts, dynamicPorts };
}

/** The reservation of a task on AWS Fargate: nothing. */
export function reserveNothing(needs: TaskNeeds): Reservation {
  return { cpu: needs.cpu, memoryMiB: needs.memoryMiB, tcpPorts: [], udpPorts: [], dynamicPorts: {} };
}

/** Frees the resources of a task. */
export function release(state: MutableState, task: TaskRecord): void {
  const instance = task.instanceArn === undefined ? undefined : state.instances.get(task.instanceArn);
  if (instance === undefined) return;
  const { cpu, memoryMiB, tcpPorts, udpPorts } = task.reservation;
  state.instances.set(instance.arn, {
    ...instance,
    remainingCpu: instance.remainingCpu + cpu,
    remainingMemoryMiB: instance.remainingMemoryMiB + memoryMiB,
    usedTcpPorts: instance.usedTcpPorts.filter((port) => !tcpPorts.includes(port)),
    usedUdpPorts: instance.usedUdpPorts.filter((port) => !udpPorts.includes(port)),
    taskCount: instance.taskCount - 1,
  });
}

/** One key for a mapping, inside one task. */
export function mappingKey(mapping: {
  readonly container: string;
  readonly containerPort: number;
  readonly protocol: string;
}): string {
  return `${mapping.container}:${mapping.containerPort}/${mapping.protocol}`;
}

function pickDynamicPorts(
  state: MutableState,
  instance: InstanceRecord,
  described: JsonObject,
): Readonly<Record<string, number>> {
  if (readNetworkMode(described) !== 'bridge') return {};
  const used = new Set(instance.usedTcpPorts);
  const picked: Record<string, number> = {};
  for (const mapping of listPorts(described)) {
    if (mapping.hostPort !== 0) continue;
    const port = pickPort(state, used);
    used.add(port);
    picked[mappingKey(mapping)] = port;
  }
  return picked;
}

function pickPort(state: MutableState, used: ReadonlySet<number>): number {
  const span = LAST_DYNAMIC - FIRST_DYNAMIC + 1;
  const first = Math.floor(drawNumber(state) * span);
  for (let tried = 0; tried < span; tried += 1) {
    const port = FIRST_DYNAMIC + ((first + tried) % span);
    if (!used.has(port)) return port;
  }
  return FIRST_DYNAMIC;
}
