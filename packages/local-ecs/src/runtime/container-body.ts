/** Converts a container of a task definition to Docker's request to create it. A pure function. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import type { ContainerNamespaces, ContainerNetwork } from './container-isolation.ts';
import { writeLimits, writeLinux, writeNamespaces } from './linux-body.ts';
import type { ContainerSpecification, HealthCheck, Pair, PortMapping } from './task-specification.ts';

const NANOSECONDS = 1_000_000_000;

/** What of a container is not in its definition: where it runs and what it shares with the others of its task. */
export interface ContainerPlace {
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Every variable, secrets too. */
  readonly environment: readonly Pair[];
  readonly network: ContainerNetwork;
  readonly namespaces: ContainerNamespaces;
  /** Name on Docker Engine of another container of the task. */
  readonly nameOf: (container: string) => string;
  /** What docker calls a volume of the task. */
  readonly sourceOf: (volume: string) => string;
  /** Limit of the task, for a container without one. */
  readonly taskMemoryMiB: number | undefined;
  /** Times faster than ECS. */
  readonly speed: number;
}

/** The body of Docker Engine's `POST /containers/create`. */
export function writeContainerBody(container: ContainerSpecification, place: ContainerPlace): JsonObject {
  const { network } = place;
  return {
    Image: place.image,
    Labels: { ...container.labels, ...place.labels },
    Env: place.environment.map((each) => `${each.name}=${each.value}`),
    ...defined({
      Cmd: container.command ? [...container.command] : undefined,
      Entrypoint: container.entryPoint ? [...container.entryPoint] : undefined,
      User: container.user,
      WorkingDir: container.workingDirectory,
      Hostname: container.hostname !== undefined && network.kind !== 'joined' ? container.hostname : undefined,
      Tty: container.hasTerminal ? true : undefined,
      OpenStdin: container.isInteractive ? true : undefined,
      Healthcheck: container.healthCheck ? writeHealthCheck(container.healthCheck, place.speed) : undefined,
      ExposedPorts: network.kind === 'published' ? writeExposedPorts(network.ports) : undefined,
    }),
    HostConfig: {
      ...writeNetwork(container, place),
      ...writeStorage(container, place),
      ...writeLimits(container, place.taskMemoryMiB),
      ...writeLinux(container.linux),
      ...writeNamespaces(place.namespaces, place.nameOf),
    },
  };
}

function writeNetwork(container: ContainerSpecification, place: ContainerPlace): JsonObject {
  const { network } = place;
  if (network.kind === 'none') return { NetworkMode: 'none' };
  if (network.kind === 'joined') return { NetworkMode: `container:${place.nameOf(network.container)}` };
  return {
    NetworkMode: 'bridge',
    PortBindings: writePortBindings(network.addresses, network.ports),
    Links: container.links.map((link) => `${place.nameOf(link.container)}:${link.alias}`),
    ExtraHosts: container.extraHosts.map((host) => `${host.name}:${host.value}`),
    ...defined({
      Dns: container.dnsServers.length > 0 ? [...container.dnsServers] : undefined,
      DnsSearch: container.dnsSearchDomains.length > 0 ? [...container.dnsSearchDomains] : undefined,
    }),
  };
}

function writeExposedPorts(ports: readonly PortMapping[]): JsonObject {
  return Object.fromEntries(ports.map((port) => [`${port.containerPort}/${port.protocol}`, {}]));
}

/** An empty host port lets docker pick one. A container port may be published on several host ports. */
function writePortBindings(addresses: readonly string[], ports: readonly PortMapping[]): JsonObject {
  const bindings: Record<string, JsonObject[]> = {};
  for (const port of ports) {
    const key = `${port.containerPort}/${port.protocol}`;
    const HostPort = port.hostPort === 0 ? '' : String(port.hostPort);
    bindings[key] = [...(bindings[key] ?? []), ...addresses.map((HostIp) => ({ HostIp, HostPort }))];
  }
  return bindings;
}

function writeStorage(container: ContainerSpecification, place: ContainerPlace): JsonObject {
  return {
    Binds: container.mountPoints.map(
      (mount) => `${place.sourceOf(mount.volume)}:${mount.path}${mount.isReadonly ? ':ro' : ''}`,
    ),
    VolumesFrom: container.volumesFrom.map((from) => `${place.nameOf(from.container)}${from.isReadonly ? ':ro' : ''}`),
    ReadonlyRootfs: container.isRootReadonly,
    LogConfig: { Type: 'json-file', Config: { 'max-size': '4m', 'max-file': '1' } },
  };
}

/** Waits are scaled, but to no less than a second; the timeout is not, since it bounds real work. */
function writeHealthCheck(check: HealthCheck, speed: number): JsonObject {
  return {
    Test: [...check.command],
    Interval: Math.round(Math.max(check.intervalSeconds / speed, 1) * NANOSECONDS),
    Timeout: check.timeoutSeconds * NANOSECONDS,
    Retries: check.retries,
    StartPeriod: Math.round((check.startPeriodSeconds / speed) * NANOSECONDS),
  };
}
