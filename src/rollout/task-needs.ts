import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { TaskNeeds } from '../scheduler/placement.ts';

/**
 * What one task of a revision asks of its container instance: the task's own CPU and memory, else the sum of its
 * containers', and the host ports that it fixes. Tasks in awsvpc mode have addresses of their own and hold no port.
 */
export function readTaskNeeds(described: JsonObject): TaskNeeds {
  const containers = listObjects(described.containerDefinitions);
  const sum = (amountOf: (container: JsonObject) => number) =>
    containers.reduce((total, container) => total + amountOf(container), 0);
  const ports = described.networkMode === 'awsvpc' ? [] : containers.flatMap((one) => listObjects(one.portMappings));
  const fixed = ports.filter((port) => Number(port.hostPort ?? 0) > 0);
  return {
    cpu: Number(described.cpu ?? 0) || sum((one) => Number(one.cpu ?? 0)),
    memoryMiB: Number(described.memory ?? 0) || sum((one) => Number(one.memoryReservation ?? one.memory ?? 0)),
    tcpPorts: fixed.filter((port) => port.protocol !== 'udp').map((port) => Number(port.hostPort)),
    udpPorts: fixed.filter((port) => port.protocol === 'udp').map((port) => Number(port.hostPort)),
  };
}

function listObjects(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
