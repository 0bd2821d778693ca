import type { TaskNeeds } from '@slipway/ecs-rules/scheduler';
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';

/**
 * What one task of a revision asks of its container instance: the task's own CPU and memory, else the sum of its
 * containers', and the host ports that it fixes. Tasks in awsvpc mode have addresses of their own and hold no port.
 */
export function readTaskNeeds(described: JsonObject): TaskNeeds {
  const containers = listObjects(described.containerDefinitions);
  const sum = (amountOf: (container: JsonObject) => number) =>
    containers.reduce((total, container) => total + amountOf(container), 0);
  const mappings = described.networkMode === 'awsvpc' ? [] : containers.flatMap((one) => listObjects(one.portMappings));
  const isHost = described.networkMode === 'host';
  const fixed = mappings.map(({ hostPort, containerPort, protocol }) => ({
    // In host mode the host port is the container port, which a document that was never registered may not say.
    port: readNumber(hostPort ?? (isHost ? containerPort : undefined)),
    isUdp: protocol === 'udp',
  }));
  return {
    cpu: readSize(described.cpu, 'vcpu') || sum((one) => readNumber(one.cpu)),
    memoryMiB: readSize(described.memory, 'gb') || sum((one) => readNumber(one.memoryReservation ?? one.memory)),
    tcpPorts: fixed.flatMap(({ port, isUdp }) => (port > 0 && !isUdp ? [port] : [])),
    udpPorts: fixed.flatMap(({ port, isUdp }) => (port > 0 && isUdp ? [port] : [])),
  };
}

/**
 * `"1 vCPU"` and `"2GB"` are 1024 times as much (ECS API reference, RegisterTaskDefinition); 0 when it does not say.
 */
function readSize(size: Json | undefined, large: 'vcpu' | 'gb'): number {
  if (typeof size !== 'string') return readNumber(size);
  const read = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(size);
  return Number(read?.[1] ?? 0) * (read?.[2]?.toLowerCase() === large ? 1024 : 1);
}

/** A document from a file may hold anything, an object with a field `toString` too. */
function readNumber(value: Json | undefined): number {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
  return Number.isFinite(number) ? number : 0;
}

function listObjects(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
