/** Rules on the network mode, ports and links of a task definition. */
import type { JsonObject } from '../values/json.ts';
import { readBoolean, readList, readNumber, readObjects, readString } from '../values/json-fields.ts';
import { type Breaches, breach, doubt } from './breach.ts';

/** ECS API reference, PortMapping, name: no hyphen first. */
const PORT_NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/;

export function* checkNetwork(task: JsonObject, containers: readonly JsonObject[]): Breaches {
  const mode = readString(task, 'networkMode') ?? 'bridge';
  const seen: Seen = { names: new Set(), ports: new Set() };
  for (const [at, container] of containers.entries()) {
    const path = `containerDefinitions[${at}]`;
    yield* checkPorts({ container, path }, mode, seen);
    const hasLinks = hasItems(container, 'links');
    // ECS API reference, ContainerDefinition, links; observed (cdk-preflight, pf-ecs-fargate-links).
    if (hasLinks && mode !== 'bridge')
      yield breach(`${path}.links`, `Links are not supported when networkMode=${mode}.`);
    if (mode === 'awsvpc') yield* refuseOfAwsvpc(container, path);
  }
}

function hasItems(container: JsonObject, field: string): boolean {
  return readList(container, field).length > 0;
}

/**
 * In awsvpc mode the name and the resolver are the network interface's. Observed (cdk-preflight,
 * pf-ecs-awsvpc-hostname, pf-ecs-awsvpc-extra-hosts, pf-ecs-fargate-dns-servers, pf-ecs-fargate-disable-networking)
 * unless marked.
 */
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
    ['extraHosts', 'Extra hosts', breach],
    ['dnsServers', 'DNS servers', breach],
    // Neither documented nor observed; its sisters are.
    ['dnsSearchDomains', 'DNS search domains', doubt],
  ] as const;
  for (const [field, name, makeBreach] of lists) {
    if (hasItems(container, field)) {
      yield makeBreach(`${path}.${field}`, `${name} are not supported on container when networkMode=awsvpc.`);
    }
  }
}

/** Names of port mappings, and ports that a task can use only once, as `TCP container port '80'`. */
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
    const claim: PlacedMapping = { mapping, mode, container: name, path: `${path}.portMappings[${at}]` };
    yield* checkNumbers(claim);
    yield* checkPortName(claim, seen);
    yield* checkHostPort(claim);
    for (const port of expandMappedPorts(mapping)) yield* claimPort(claim, port, seen);
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
  // Observed (cdk-preflight, pf-ecs-port-range-with-host-port).
  if ((port !== undefined || hostPort !== 0) && range !== undefined) {
    yield breach(path, 'cannot specify both single port and port range');
  }
  // ECS API reference, RegisterTaskDefinition, networkMode; wording not documented.
  if (mode === 'none') yield breach(path, 'Port mappings are not supported when networkMode=none.');
  if (range === undefined && (!isPort(port ?? 0) || (hostPort !== 0 && !isPort(hostPort)))) {
    // Assumed: ECS's message about port 0 or a mapping without a port is neither documented nor observed.
    yield doubt(path, `Invalid port mapping for container '${container}'.`);
  }
}

function* checkHostPort({ mapping, mode, container, path }: PlacedMapping): Breaches {
  const hostPort = readNumber(mapping, 'hostPort') ?? 0;
  // Observed for awsvpc and host (cdk-preflight, pf-ecs-host-network-host-port-mismatch).
  if (mode !== 'bridge' && hostPort !== 0 && hostPort !== readNumber(mapping, 'containerPort')) {
    const text = `When networkMode=${mode}, the host ports and container ports in port mappings must match.`;
    yield breach(`${path}.hostPort`, text);
  }
  const range = readString(mapping, 'containerPortRange');
  // ECS API reference, PortMapping, containerPortRange; observed (cdk-preflight, pf-ecs-port-range-reversed).
  if (range !== undefined && readRange(range).length === 0) {
    const text = `Invalid 'containerPortRange' setting for container '${container}'.`;
    yield breach(`${path}.containerPortRange`, text);
  }
}

function expandMappedPorts(mapping: JsonObject): readonly number[] {
  const range = readString(mapping, 'containerPortRange');
  return range === undefined ? [readNumber(mapping, 'containerPort') ?? 0] : readRange(range);
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

/** None for a text that is no range: two ports, the first less than the last (ECS API reference, PortMapping). */
function readRange(text: string): readonly number[] {
  const [first = 0, last = 0] = /^\d{1,5}-\d{1,5}$/.test(text) ? text.split('-').map(Number) : [];
  if (!isPort(first) || !isPort(last) || last <= first) return [];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/**
 * Observed for awsvpc (cdk-preflight, pf-ecs-port-range-overlap). Assumed for the other modes; in bridge mode each
 * container has an address of its own, so that only fixed host ports meet.
 */
function* claimPort({ mapping, mode, path }: PlacedMapping, port: number, seen: Seen): Breaches {
  const hostPort = readNumber(mapping, 'hostPort') ?? 0;
  const protocol = (readString(mapping, 'protocol') ?? 'tcp').toUpperCase();
  if (mode === 'bridge' && hostPort === 0) return;
  const claim = mode === 'bridge' ? `${protocol} host port '${hostPort}'` : `${protocol} container port '${port}'`;
  const text = `${claim} is used multiple times in task when networkMode=${mode}.`;
  if (seen.ports.has(claim)) yield mode === 'awsvpc' ? breach(path, text) : doubt(path, text);
  seen.ports.add(claim);
}

function* checkPortName({ mapping, mode, path }: PlacedMapping, { names }: Seen): Breaches {
  const name = readString(mapping, 'name');
  if (name === undefined) return;
  // Wording not documented.
  if (!PORT_NAME.test(name)) yield breach(`${path}.name`, `Port mapping name '${name}' contains invalid characters.`);
  // Observed (cdk-preflight, pf-ecs-port-mapping-duplicate-name).
  if (names.has(name)) yield breach(`${path}.name`, `When networkMode=${mode}, port mapping name is already used`);
  names.add(name);
}
