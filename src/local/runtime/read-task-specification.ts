import type { Json, JsonObject } from '../../json.ts';
import { isJsonObject } from '../../json.ts';
import { readNumber, readObject, readObjects, readText, readTextMembers, readTexts } from './read-json.ts';
import type {
  Condition,
  ContainerSpecification,
  HealthCheck,
  Link,
  Pair,
  PortMapping,
  TaskSpecification,
  VolumeSpecification,
} from './task-specification.ts';

/**
 * Reads a task definition once, with ECS's defaults; members that the runtime does not use are passed over.
 *
 * @param taskDefinition as registered, overrides already applied
 */
export function readTaskSpecification(taskDefinition: JsonObject): TaskSpecification {
  const memory = Number(taskDefinition.memory);
  return {
    networkMode: readNetworkMode(taskDefinition),
    memoryMiB: memory > 0 ? memory : undefined,
    containers: readObjects(taskDefinition.containerDefinitions).map((each) =>
      readContainer(each, readNetworkMode(taskDefinition)),
    ),
    volumes: readObjects(taskDefinition.volumes).map(readVolume),
  };
}

function readNetworkMode(taskDefinition: JsonObject): TaskSpecification['networkMode'] {
  const mode = taskDefinition.networkMode;
  if (mode === 'awsvpc' || mode === 'host' || mode === 'none') return mode;
  const needsFargate = readTexts(taskDefinition.requiresCompatibilities)?.includes('FARGATE') ?? false;
  return mode === undefined && needsFargate ? 'awsvpc' : 'bridge';
}

function readContainer(from: JsonObject, networkMode: TaskSpecification['networkMode']): ContainerSpecification {
  const linux = readObject(from.linuxParameters);
  return {
    name: readText(from.name) ?? '',
    isEssential: from.essential !== false,
    command: readTexts(from.command),
    entryPoint: readTexts(from.entryPoint),
    user: readText(from.user),
    workingDirectory: readText(from.workingDirectory),
    hostname: readText(from.hostname),
    environment: readPairs(from.environment, 'name', 'value'),
    environmentFiles: readObjects(from.environmentFiles).map((each) => readText(each.value) ?? ''),
    secrets: readPairs(from.secrets, 'name', 'valueFrom'),
    labels: readTextMembers(from.dockerLabels),
    cpu: readNumber(from.cpu) ?? 0,
    memoryMiB: readNumber(from.memory),
    memoryReservationMiB: readNumber(from.memoryReservation),
    ports: readObjects(from.portMappings).map((each) => readPort(each, networkMode)),
    links: (readTexts(from.links) ?? []).map(readLink),
    volumesFrom: readObjects(from.volumesFrom).map((each) => ({
      container: readText(each.sourceContainer) ?? '',
      isReadonly: each.readOnly === true,
    })),
    mountPoints: readObjects(from.mountPoints).map((each) => ({
      volume: readText(each.sourceVolume) ?? '',
      path: readText(each.containerPath) ?? '',
      isReadonly: each.readOnly === true,
    })),
    extraHosts: readPairs(from.extraHosts, 'hostname', 'ipAddress'),
    ulimits: readObjects(from.ulimits).map((each) => ({
      name: readText(each.name) ?? '',
      soft: readNumber(each.softLimit) ?? 0,
      hard: readNumber(each.hardLimit) ?? 0,
    })),
    isRootReadonly: from.readonlyRootFilesystem === true,
    isPrivileged: from.privileged === true,
    hasInit: linux.initProcessEnabled === true,
    healthCheck: readHealthCheck(from.healthCheck),
    stopTimeoutSeconds: readNumber(from.stopTimeout) ?? 30,
    dependsOn: readObjects(from.dependsOn).map((each) => ({
      container: readText(each.containerName) ?? '',
      condition: readCondition(each.condition),
    })),
  };
}

/** With `awsvpc` and `host` the host port is the container's own (ECS API reference, PortMapping). */
function readPort(from: JsonObject, networkMode: TaskSpecification['networkMode']): PortMapping {
  const containerPort = readNumber(from.containerPort) ?? 0;
  const isOwn = networkMode === 'awsvpc' || networkMode === 'host';
  return {
    containerPort,
    hostPort: isOwn ? containerPort : (readNumber(from.hostPort) ?? 0),
    protocol: from.protocol === 'udp' ? 'udp' : 'tcp',
  };
}

/** `name` or `name:alias`. */
function readLink(text: string): Link {
  const [container = '', alias] = text.split(':');
  return { container, alias: alias ?? container };
}

/** Defaults of the ECS API reference, HealthCheck. */
function readHealthCheck(from: Json | undefined): HealthCheck | undefined {
  if (!isJsonObject(from)) return undefined;
  return {
    command: readTexts(from.command) ?? [],
    intervalSeconds: readNumber(from.interval) ?? 30,
    timeoutSeconds: readNumber(from.timeout) ?? 5,
    retries: readNumber(from.retries) ?? 3,
    startPeriodSeconds: readNumber(from.startPeriod) ?? 0,
  };
}

function readCondition(from: Json | undefined): Condition {
  return from === 'COMPLETE' || from === 'SUCCESS' || from === 'HEALTHY' ? from : 'START';
}

function readVolume(from: JsonObject): VolumeSpecification {
  const name = readText(from.name) ?? '';
  const host = from.host;
  const sourcePath = isJsonObject(host) ? readText(host.sourcePath) : undefined;
  if (sourcePath !== undefined) return { name, kind: 'host', sourcePath };
  const docker = from.dockerVolumeConfiguration;
  const isShared = isJsonObject(docker) && docker.scope === 'shared';
  const isFileSystem = isJsonObject(from.efsVolumeConfiguration);
  return { name, kind: isShared || isFileSystem ? 'kept' : 'task' };
}

function readPairs(from: Json | undefined, name: string, value: string): readonly Pair[] {
  return readObjects(from).map((each) => ({ name: readText(each[name]) ?? '', value: readText(each[value]) ?? '' }));
}
