/** Rules on the network mode, ports and links of a task definition. */
import type { JsonObject } from '../../json.ts';
import { readBoolean, readList, readNumber, readObjects, readString } from '../members.ts';
import { type Breaches, breach } from './breach.ts';

const PORT_NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;

export function* checkNetwork(task: JsonObject, containers: readonly JsonObject[]): Breaches {
  const mode = readString(task, 'networkMode') ?? 'bridge';
  const seen: Seen = { names: new Set(), ports: new Set() };
  for (const [at, container] of containers.entries()) {
    const path = `containerDefinitions[${at}]`;
    yield* checkPorts({ container, path }, mode, seen);
    const hasLinks = hasItems(container, 'links');
    if (hasLinks && mode !== 'bridge')
      yield breach(`${path}.links`, `Links are not supported when networkMode=${mode}.`);
    if (mode === 'awsvpc') yield* refuseOfAwsvpc(container, path);
  }
}

function hasItems(container: JsonObject, member: string): boolean {
  return readList(container, member).length > 0;
}

/** In awsvpc mode the name and the resolver are the network interface's. */
function* refuseOfAwsvpc(container: JsonObject, path: string): Breaches {
  if (readBoolean(container, 'disableNetworking') === true) {
    yield breach(
      `${path}.disableNetworking`,
      'Disable Networking is not supported on container when networkMode=awsvpc',
    );
  }
  if (readString(container, 'hostname') !== undefined) {
    yield breach(`${path}.hostname`, 'hostname is not supported on container when networkMode=awsvpc.');
  }
  const lists = [
    ['extraHosts', 'Extra hosts'],
    ['dnsServers', 'DNS servers'],
    // Not observed; its sisters are.
    ['dnsSearchDomains', 'DNS search domains'],
  ] as const;
  for (const [member, name] of lists) {
    if (hasItems(container, member)) {
      yield breach(`${path}.${member}`, `${name} are not supported on container when networkMode=awsvpc.`);
    }
  }
}

/** Names of port mappings, and ports that one task holds once, as `TCP container port '80'`. */
interface Seen {
  readonly names: Set<string>;
  readonly ports: Set<string>;
}

interface PlacedContainer {
  readonly container: JsonObject;
  readonly path: string;
}

function* checkPorts({ container, path }: PlacedContainer, mode: string, seen: Seen): Breaches {
  const name = readString(container, 'name') ?? '';
  for (const [at, mapping] of readObjects(container, 'portMappings').entries()) {
    const held: PlacedMapping = { mapping, mode, container: name, path: `${path}.portMappings[${at}]` };
    yield* checkNumbers(held);
    yield* checkPortName(held, seen);
    yield* checkHostPort(held);
    for (const port of listContainerPorts(mapping)) yield* holdPort(held, port, seen);
  }
}

interface PlacedMapping {
  readonly mapping: JsonObject;
  readonly mode: string;
  readonly container: string;
  readonly path: string;
}

function* checkNumbers({ mapping, mode, container, path }: PlacedMapping): Breaches {
  const port = readNumber(mapping, 'containerPort');
  const hostPort = readNumber(mapping, 'hostPort') ?? 0;
  const range = readString(mapping, 'containerPortRange');
  if ((port !== undefined || hostPort !== 0) && range !== undefined) {
    yield breach(path, 'cannot specify both single port and port range');
  }
  // Wording not documented, of both.
  if (mode === 'none') yield breach(path, 'Port mappings are not supported when networkMode=none.');
  if (range === undefined && (!isPort(port ?? 0) || (hostPort !== 0 && !isPort(hostPort)))) {
    yield breach(path, `Invalid port mapping for container '${container}'.`);
  }
}

function* checkHostPort({ mapping, mode, container, path }: PlacedMapping): Breaches {
  const hostPort = readNumber(mapping, 'hostPort') ?? 0;
  if (mode !== 'bridge' && hostPort !== 0 && hostPort !== readNumber(mapping, 'containerPort')) {
    const text = `When networkMode=${mode}, the host ports and container ports in port mappings must match.`;
    yield breach(`${path}.hostPort`, text);
  }
  const range = readString(mapping, 'containerPortRange');
  if (range !== undefined && readRange(range).length === 0) {
    const text = `Invalid 'containerPortRange' setting for container '${container}'.`;
    yield breach(`${path}.containerPortRange`, text);
  }
}

function listContainerPorts(mapping: JsonObject): readonly number[] {
  const range = readString(mapping, 'containerPortRange');
  return range === undefined ? [readNumber(mapping, 'containerPort') ?? 0] : readRange(range);
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

/** At most a hundred ports (ECS API reference, PortMapping); none for a text that is no such range. */
function readRange(text: string): readonly number[] {
  const [first = 0, last = 0] = /^\d{1,5}-\d{1,5}$/.test(text) ? text.split('-').map(Number) : [];
  if (!isPort(first) || !isPort(last) || last <= first || last - first >= 100) return [];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** In bridge mode each container has an address of its own: only fixed host ports meet. That text is assumed. */
function* holdPort({ mapping, mode, path }: PlacedMapping, port: number, seen: Seen): Breaches {
  const hostPort = readNumber(mapping, 'hostPort') ?? 0;
  const protocol = (readString(mapping, 'protocol') ?? 'tcp').toUpperCase();
  if (mode === 'bridge' && hostPort === 0) return;
  const held = mode === 'bridge' ? `${protocol} host port '${hostPort}'` : `${protocol} container port '${port}'`;
  if (seen.ports.has(held)) yield breach(path, `${held} is used multiple times in task when networkMode=${mode}.`);
  seen.ports.add(held);
}

function* checkPortName({ mapping, mode, path }: PlacedMapping, { names }: Seen): Breaches {
  const name = readString(mapping, 'name');
  if (name === undefined) return;
  // Wording not documented.
  if (!PORT_NAME.test(name)) yield breach(`${path}.name`, `Port mapping name '${name}' contains invalid characters.`);
  if (names.has(name)) yield breach(`${path}.name`, `When networkMode=${mode}, port mapping name is already used`);
  names.add(name);
}
