/** What a task of a revision requires of a container instance. */

import type { TaskNeeds } from '@slipway/ecs-rules/scheduler';
import { readTaskCpu, readTaskMemory } from '@slipway/ecs-rules/task-definition';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readNumber, readObject, readObjects, readString } from '../input.ts';

/** A port mapping of a container, as described. */
export interface MappedPort {
  readonly container: string;
  readonly containerPort: number;
  /** 0: of ECS's choice. */
  readonly hostPort: number;
  readonly protocol: 'tcp' | 'udp';
}

/** `bridge` when the task definition does not say. */
export function readNetworkMode(described: JsonObject): string {
  return readString(described, 'networkMode') ?? 'bridge';
}

export function listPorts(described: JsonObject): readonly MappedPort[] {
  return readObjects(described, 'containerDefinitions').flatMap((container) =>
    readObjects(container, 'portMappings').flatMap((mapping) => {
      const containerPort = readNumber(mapping, 'containerPort');
      if (containerPort === undefined) return [];
      const protocol = readString(mapping, 'protocol') === 'udp' ? ('udp' as const) : ('tcp' as const);
      const hostPort = readNumber(mapping, 'hostPort') ?? 0;
      return [{ container: readString(container, 'name') ?? '', containerPort, hostPort, protocol }];
    }),
  );
}

/** Task-level sizes count when given, else the containers' sums; a reservation counts before a limit. */
export function computeNeeds(described: JsonObject): TaskNeeds {
  const containers = readObjects(described, 'containerDefinitions');
  const cpu = readTaskCpu(described) ?? sum(containers, (container) => readNumber(container, 'cpu') ?? 0);
  const memoryMiB = readTaskMemory(described) ?? sum(containers, reserveMemory);
  // In awsvpc mode each task has its own address, so it uses no port of its instance.
  const fixed =
    readNetworkMode(described) === 'awsvpc' ? [] : listPorts(described).filter((mapping) => mapping.hostPort !== 0);
  const needs = { cpu, memoryMiB, tcpPorts: listHostPorts(fixed, 'tcp'), udpPorts: listHostPorts(fixed, 'udp') };
  const architecture = readString(readObject(described, 'runtimePlatform') ?? {}, 'cpuArchitecture');
  if (architecture === undefined) return needs;
  return { ...needs, attributes: { 'ecs.cpu-architecture': architecture.toLowerCase() } };
}

function reserveMemory(container: JsonObject): number {
  return readNumber(container, 'memoryReservation') ?? readNumber(container, 'memory') ?? 0;
}

function listHostPorts(mappings: readonly MappedPort[], protocol: 'tcp' | 'udp'): readonly number[] {
  return mappings.filter((mapping) => mapping.protocol === protocol).map((mapping) => mapping.hostPort);
}

function sum<T>(items: readonly T[], measure: (item: T) => number): number {
  return items.reduce((total, item) => total + measure(item), 0);
}
