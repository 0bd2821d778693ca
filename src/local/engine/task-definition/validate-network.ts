/** Rules on the network mode, ports and links of a task definition. */
import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readBoolean, readList, readNumber, readObjects, readString } from '../input.ts';

const PORT_NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;

export function checkNetwork(task: JsonObject, containers: readonly JsonObject[]): void {
  const mode = readString(task, 'networkMode') ?? 'bridge';
  const seen: Seen = { names: new Set(), ports: new Set() };
  for (const container of containers) {
    checkPorts(container, mode, seen);
    const hasLinks = hasItems(container, 'links');
    if (hasLinks && mode !== 'bridge') throw clientFault(`Links are not supported when networkMode=${mode}.`);
    if (mode === 'awsvpc') refuseOfAwsvpc(container);
  }
}

function hasItems(container: JsonObject, member: string): boolean {
  return (readList(container, member) ?? []).length > 0;
}

/** In awsvpc mode the name and the resolver are the network interface's. */
function refuseOfAwsvpc(container: JsonObject): void {
  if (readBoolean(container, 'disableNetworking') === true) {
    throw clientFault('Disable Networking is not supported on container when networkMode=awsvpc');
  }
  if (readString(container, 'hostname') !== undefined) {
    throw clientFault('hostname is not supported on container when networkMode=awsvpc.');
  }
  const lists = [
    ['extraHosts', 'Extra hosts'],
    ['dnsServers', 'DNS servers'],
    // Not observed; its sisters are.
    ['dnsSearchDomains', 'DNS search domains'],
  ] as const;
  for (const [member, name] of lists) {
    if (hasItems(container, member)) {
      throw clientFault(`${name} are not supported on container when networkMode=awsvpc.`);
    }
  }
}

/** Names of port mappings, and ports that one task holds once, as `TCP container port '80'`. */
interface Seen {
  readonly names: Set<string>;
  readonly ports: Set<string>;
}

function checkPorts(container: JsonObject, mode: string, seen: Seen): void {
  const name = readString(container, 'name') ?? '';
  for (const mapping of readObjects(container, 'portMappings')) {
    const port = readNumber(mapping, 'containerPort');
    const hostPort = readNumber(mapping, 'hostPort') ?? 0;
    const range = readString(mapping, 'containerPortRange');
    if ((port !== undefined || hostPort !== 0) && range !== undefined) {
      throw clientFault('cannot specify both single port and port range');
    }
    // Wording not documented, of both.
    if (mode === 'none') throw clientFault('Port mappings are not supported when networkMode=none.');
    if (range === undefined && (!isPort(port ?? 0) || (hostPort !== 0 && !isPort(hostPort)))) {
      throw clientFault(`Invalid port mapping for container '${name}'.`);
    }
    checkPortName(mapping, mode, seen);
    if (mode !== 'bridge' && hostPort !== 0 && hostPort !== port) {
      throw clientFault(`When networkMode=${mode}, the host ports and container ports in port mappings must match.`);
    }
    const ports = range === undefined ? [port ?? 0] : readRange(range, name);
    for (const one of ports) holdPort({ mapping, mode, port: one, hostPort }, seen);
  }
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

/** At most a hundred ports (ECS API reference, PortMapping). */
function readRange(text: string, container: string): readonly number[] {
  const [first = 0, last = 0] = /^\d{1,5}-\d{1,5}$/.test(text) ? text.split('-').map(Number) : [];
  if (!isPort(first) || !isPort(last) || last <= first || last - first >= 100) {
    throw clientFault(`Invalid 'containerPortRange' setting for container '${container}'.`);
  }
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

interface HeldPort {
  readonly mapping: JsonObject;
  readonly mode: string;
  readonly port: number;
  readonly hostPort: number;
}

/** In bridge mode each container has an address of its own: only fixed host ports meet. That text is assumed. */
function holdPort({ mapping, mode, port, hostPort }: HeldPort, seen: Seen): void {
  const protocol = (readString(mapping, 'protocol') ?? 'tcp').toUpperCase();
  if (mode === 'bridge' && hostPort === 0) return;
  const held = mode === 'bridge' ? `${protocol} host port '${hostPort}'` : `${protocol} container port '${port}'`;
  if (seen.ports.has(held)) throw clientFault(`${held} is used multiple times in task when networkMode=${mode}.`);
  seen.ports.add(held);
}

function checkPortName(mapping: JsonObject, mode: string, { names }: Seen): void {
  const name = readString(mapping, 'name');
  if (name === undefined) return;
  // Wording not documented.
  if (!PORT_NAME.test(name)) throw clientFault(`Port mapping name '${name}' contains invalid characters.`);
  if (names.has(name)) throw clientFault(`When networkMode=${mode}, port mapping name is already used`);
  names.add(name);
}
