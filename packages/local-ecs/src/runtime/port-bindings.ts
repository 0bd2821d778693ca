/** The host ports of a container, from docker's words to those of ECS. Values in, values out. */
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import type { NetworkBinding, PortBinding } from '../engine/contract.ts';
import { readObject, readObjects, readText } from './read-json.ts';
import type { PortMapping } from './task-specification.ts';

/** The ports that docker publishes on one of the addresses. @param settings docker's `NetworkSettings` */
export function readBindings(settings: JsonObject, address: string): readonly PortBinding[] {
  return Object.entries(readObject(settings.Ports))
    .flatMap(([key, bindings]) => readPort(key, bindings ?? null))
    .filter(({ bindIP }) => bindIP === address);
}

/** The addresses of a container on docker's networks. @param settings docker's `NetworkSettings` */
export function listOwnAddresses(settings: JsonObject): readonly string[] {
  return Object.values(readObject(settings.Networks)).flatMap((each) => {
    const address = readText(readObject(each).IPAddress);
    return address === undefined || address === '' ? [] : [address];
  });
}

/** @param key such as `80/tcp` */
function readPort(key: string, bindings: Json): readonly PortBinding[] {
  const [port, protocol] = key.split('/');
  return readObjects(bindings).map((each) => ({
    bindIP: String(each.HostIp),
    containerPort: Number(port),
    hostPort: Number(each.HostPort),
    protocol: protocol === 'udp' ? 'udp' : 'tcp',
  }));
}

/** Of the bindings of a network that containers share, those of one container; the ports of a range as one. */
export function chooseBindings(
  bindings: readonly PortBinding[],
  ports: readonly PortMapping[],
): readonly NetworkBinding[] {
  const chosen: NetworkBinding[] = [];
  const ranges = new Map<string, PortBinding[]>();
  for (const binding of bindings) {
    const { containerPort, protocol } = binding;
    const port = ports.find((each) => each.containerPort === containerPort && each.protocol === protocol);
    if (port === undefined) continue;
    if (port.range === undefined) chosen.push(binding);
    else ranges.set(port.range, [...(ranges.get(port.range) ?? []), binding]);
  }
  return [...chosen, ...[...ranges].map(([range, fields]) => joinRange(range, fields))];
}

function joinRange(range: string, fields: readonly PortBinding[]): NetworkBinding {
  const hostPorts = fields.map(({ hostPort }) => hostPort);
  return {
    bindIP: fields[0]?.bindIP ?? '',
    containerPortRange: range,
    hostPortRange: `${Math.min(...hostPorts)}-${Math.max(...hostPorts)}`,
    protocol: fields[0]?.protocol ?? 'tcp',
  };
}
