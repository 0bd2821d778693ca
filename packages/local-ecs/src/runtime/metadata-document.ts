/**
 * What the task metadata endpoint answers (ECS Developer Guide, task metadata endpoint version 4): a task as ECS
 * describes it, joined with Docker's description of its containers. A pure function.
 */
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import { omitAbsent } from '../engine/input.ts';
import { listOwnAddresses } from './port-bindings.ts';
import { expandContainerPorts, readNumber, readObject, readObjects, readText, readTextFields } from './read-json.ts';

/** A task as it is seen at one moment. */
export interface ObservedTask {
  /** As DescribeTasks answers it, with its tags. */
  readonly described: JsonObject;
  readonly instanceTags: readonly JsonObject[];
  /** The task definition, overrides applied. */
  readonly definition: JsonObject;
  /** By container name; those that docker has made. */
  readonly containers: ReadonlyMap<string, ObservedContainer>;
}

export interface ObservedContainer {
  /** The answer of docker's `inspect`. */
  readonly inspected: JsonObject;
  /** Undefined without a restart policy. */
  readonly restartCount: number | undefined;
}

const VCPU_UNITS = 1024;
/** Docker's value for a time that has not come. */
const NEVER = '0001-01-01T00:00:00Z';

/** `${ECS_CONTAINER_METADATA_URI_V4}/task` */
export function writeTaskMetadata(task: ObservedTask): JsonObject {
  const { described, definition } = task;
  const group = readText(described.group) ?? '';
  return omitAbsent({
    Cluster: described.clusterArn,
    ServiceName: group.startsWith('service:') ? group.slice('service:'.length) : undefined,
    TaskARN: described.taskArn,
    Family: definition.family,
    Revision: definition.revision === undefined ? undefined : String(definition.revision),
    DesiredStatus: described.desiredStatus,
    KnownStatus: described.lastStatus,
    Limits: writeTaskLimits(definition),
    PullStartedAt: writeTime(described.pullStartedAt),
    PullStoppedAt: writeTime(described.pullStoppedAt),
    ExecutionStoppedAt: writeTime(described.executionStoppedAt),
    AvailabilityZone: described.availabilityZone,
    LaunchType: described.launchType,
    Containers: [...task.containers.keys()].map((name) => writeContainerMetadata(task, name)),
  });
}

/** `${ECS_CONTAINER_METADATA_URI_V4}/taskWithTags` */
export function writeTaskWithTags(task: ObservedTask): JsonObject {
  return omitAbsent({
    ...writeTaskMetadata(task),
    TaskTags: writeTags(readObjects(task.described.tags)),
    ContainerInstanceTags: writeTags(task.instanceTags),
  });
}

/** `${ECS_CONTAINER_METADATA_URI_V4}` */
export function writeContainerMetadata(task: ObservedTask, name: string): JsonObject {
  const described = findNamed(task.described.containers, name);
  const definition = findNamed(task.definition.containerDefinitions, name);
  const { inspected = {}, restartCount } = task.containers.get(name) ?? {};
  const state = readObject(inspected.State);
  const log = readObject(definition.logConfiguration);
  const hasExited = state.Status === 'exited';
  return omitAbsent({
    DockerId: inspected.Id,
    Name: name,
    DockerName: readText(inspected.Name)?.replace(/^\//, ''),
    Image: described.image ?? definition.image,
    ImageID: described.imageDigest ?? inspected.Image,
    Ports: writePorts(task, name),
    Labels: writeLabels(readTextFields(readObject(inspected.Config).Labels)),
    DesiredStatus: task.described.desiredStatus,
    KnownStatus: described.lastStatus,
    ExitCode: hasExited ? state.ExitCode : undefined,
    Limits: omitAbsent({ CPU: readUnits(described.cpu), Memory: readUnits(described.memory) }),
    CreatedAt: inspected.Created,
    StartedAt: readMoment(state.StartedAt),
    FinishedAt: hasExited ? readMoment(state.FinishedAt) : undefined,
    Type: 'NORMAL',
    Health: writeHealth(state.Health),
    LogDriver: log.logDriver,
    LogOptions: log.options,
    ContainerARN: described.containerArn,
    RestartCount: restartCount,
    Networks: writeNetworks(task, name),
  });
}

function findNamed(list: Json | undefined, name: string): JsonObject {
  return readObjects(list).find((each) => each.name === name) ?? {};
}

/** CPU in vCPUs, memory in MiB; absent where the task definition sets none. */
function writeTaskLimits(definition: JsonObject): JsonObject | undefined {
  const cpu = readUnits(definition.cpu);
  const memory = readUnits(definition.memory);
  if (cpu === undefined && memory === undefined) return undefined;
  return omitAbsent({ CPU: cpu === undefined ? undefined : cpu / VCPU_UNITS, Memory: memory });
}

function readUnits(from: Json | undefined): number | undefined {
  const units = Number(from ?? Number.NaN);
  return Number.isFinite(units) ? units : undefined;
}

/** @param seconds since the epoch */
function writeTime(seconds: Json | undefined): string | undefined {
  const value = readNumber(seconds);
  return value === undefined ? undefined : new Date(value * 1000).toISOString();
}

function readMoment(from: Json | undefined): string | undefined {
  const moment = readText(from);
  return moment === NEVER ? undefined : moment;
}

function writeTags(tags: readonly JsonObject[]): JsonObject | undefined {
  return tags.length === 0 ? undefined : Object.fromEntries(tags.map(({ key, value }) => [String(key), value]));
}

/** Omits Slipway's own labels, which are only for cleaning up. */
function writeLabels(labels: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !name.startsWith('slipway.')));
}

function writeHealth(health: Json | undefined): JsonObject | undefined {
  const status = readText(readObject(health).Status);
  if (status === undefined || status === 'none') return undefined;
  const last = readObjects(readObject(health).Log).at(-1) ?? {};
  const known = status === 'starting' ? 'UNKNOWN' : status.toUpperCase();
  return omitAbsent({ status: known, statusSince: last.End, output: last.Output });
}

/** Of docker's ports those of this container: containers that share a network have one list. */
function writePorts(task: ObservedTask, name: string): readonly JsonObject[] | undefined {
  const published = readObject(findNetworkOwner(task, name).Ports);
  const ports = readObjects(findNamed(task.definition.containerDefinitions, name).portMappings).flatMap((mapping) => {
    const protocol = readText(mapping.protocol) ?? 'tcp';
    return expandContainerPorts(mapping).flatMap((port) =>
      chooseBindings(readObjects(published[`${port}/${protocol}`])).map((binding) => ({
        ContainerPort: port,
        Protocol: protocol,
        HostPort: Number(binding.HostPort),
        HostIp: readText(binding.HostIp) ?? '',
      })),
    );
  });
  return ports.length === 0 ? undefined : ports;
}

/** On the address that containers reach, where docker publishes the port on one; else on loopback. */
function chooseBindings(bindings: readonly JsonObject[]): readonly JsonObject[] {
  const reachable = bindings.filter(({ HostIp }) => readText(HostIp)?.startsWith('127.') === false);
  return reachable.length > 0 ? reachable : bindings;
}

/** The address that other containers reach this one at. */
function writeNetworks(task: ObservedTask, name: string): readonly JsonObject[] {
  const addresses = listOwnAddresses(findNetworkOwner(task, name));
  return [{ NetworkMode: readText(task.definition.networkMode) ?? 'bridge', IPv4Addresses: addresses }];
}

/** The network settings of the container whose network this one is in: mostly its own. */
function findNetworkOwner(task: ObservedTask, name: string): JsonObject {
  const own = task.containers.get(name)?.inspected ?? {};
  const [, owner] = /^container:(.+)$/.exec(readText(readObject(own.HostConfig).NetworkMode) ?? '') ?? [];
  const all = [...task.containers.values()].map(({ inspected }) => inspected);
  const found = owner === undefined ? own : all.find((each) => each.Id === owner || each.Name === `/${owner}`);
  return readObject(found?.NetworkSettings);
}

/** The labels that the ECS agent puts on each container (ECS Developer Guide, task metadata examples). */
export function writeAgentLabels(taskArn: string, definition: JsonObject, container: string): Record<string, string> {
  const cluster = taskArn.split('/').at(-2) ?? '';
  return {
    'com.amazonaws.ecs.cluster': cluster,
    'com.amazonaws.ecs.container-name': container,
    'com.amazonaws.ecs.task-arn': taskArn,
    'com.amazonaws.ecs.task-definition-family': readText(definition.family) ?? '',
    'com.amazonaws.ecs.task-definition-version': String(definition.revision ?? ''),
  };
}
