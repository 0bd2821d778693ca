/** Whether a target group fits the port of a container that a service registers in it. */
import { type ContainerPort, listHostPorts, listPortProtocols } from '@slipway/ecs-rules/task-definition';
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { type JsonObject, readString } from '@slipway/ecs-rules/values';
import type { TargetGroupRecord } from '../ports/service-records.ts';

export interface Misfit {
  readonly kind: 'target type' | 'protocol' | 'health check port';
  readonly text: string;
  readonly advice: string;
}

/** The parts of a document that decide it: as long as they stay, so does the fit. */
export function selectFitting(document: JsonObject, { containerName, containerPort }: ContainerPort): JsonObject {
  return {
    networkMode: readMode(document),
    protocols: listPortProtocols(document, containerName, containerPort),
    hostPorts: listHostPorts(document),
  };
}

/** Empty: it fits, as far as that can be known. */
export function listMisfits(document: JsonObject, port: ContainerPort, group: TargetGroupRecord): readonly Misfit[] {
  return [...checkType(document, group), ...checkProtocol(document, port, group), ...checkHealthPort(document, group)];
}

function readMode(document: JsonObject): string {
  return readString(document, 'networkMode') ?? 'bridge';
}

/**
 * Tasks in network mode awsvpc are registered by their address, all others by their instance (ECS API reference,
 * LoadBalancer, `targetGroupArn`; ECS refuses it: "… has target type instance, which is incompatible with the awsvpc
 * network mode specified in the task definition.").
 */
function checkType(document: JsonObject, { targetType }: TargetGroupRecord): readonly Misfit[] {
  const mode = readMode(document);
  const needed = mode === 'awsvpc' ? 'ip' : 'instance';
  if (targetType === undefined || targetType === needed) return [];
  return [
    {
      kind: 'target type',
      text: `target type ${quote(targetType)} does not work with network mode ${quote(mode)}, which needs target type ${needed}`,
      advice: `Use a target group of target type ${needed}.`,
    },
  ];
}

/**
 * In network mode bridge Docker publishes the port for the mapped protocol only; in the others nothing depends on the
 * mapping. UDP and QUIC come as UDP, a group of two protocols accepts either (Elastic Load Balancing User Guide, target
 * groups for Network Load Balancers).
 */
function checkProtocol(
  document: JsonObject,
  { containerName, containerPort }: ContainerPort,
  { protocol }: TargetGroupRecord,
): readonly Misfit[] {
  if (readMode(document) !== 'bridge' || protocol === undefined || protocol.startsWith('TCP_')) return [];
  const needed = protocol === 'UDP' || protocol === 'QUIC' ? 'udp' : 'tcp';
  const mapped = listPortProtocols(document, containerName, containerPort);
  if (mapped.length === 0 || mapped.includes(needed)) return [];
  return [
    {
      kind: 'protocol',
      text: `protocol ${quote(protocol)} needs ${needed}, and container port ${containerPort} of container ${quote(containerName)} is ${mapped.map(quote).join(' and ')}: targets get no traffic`,
      advice: `Set protocol to ${needed} in the port mapping, or use another target group.`,
    },
  ];
}

/**
 * In network mode bridge a port that is not mapped leads nowhere. With `traffic-port` the port of each target is
 * checked.
 */
function checkHealthPort(document: JsonObject, { healthCheck }: TargetGroupRecord): readonly Misfit[] {
  const { port } = healthCheck;
  if (readMode(document) !== 'bridge' || !/^\d+$/.test(port)) return [];
  const hostPorts = listHostPorts(document);
  if (hostPorts.includes(Number(port))) return [];
  return [
    {
      kind: 'health check port',
      text: `its health check uses port ${port}, and no container maps that host port (mapped: ${hostPorts.map(showPort).join(', ') || 'none'})`,
      advice: `Set the health check port of the target group to traffic-port, or map host port ${port}.`,
    },
  ];
}

function showPort(port: number): string {
  return port === 0 ? 'chosen by ECS' : String(port);
}

function quote(text: string): string {
  return quoteOutsideText(text, 255);
}
