import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { readLinuxSpecification } from './linux-specification.ts';
import {
  expandContainerPorts,
  readFilled,
  readNumber,
  readObject,
  readObjects,
  readText,
  readTextFields,
  readTexts,
} from './read-json.ts';
import { readVolume } from './read-volume.ts';
import type { RestartPolicy } from './restart-policy.ts';
import type {
  Condition,
  ContainerSpecification,
  HealthCheck,
  Link,
  Pair,
  PortMapping,
  TaskSpecification,
} from './task-specification.ts';

/**
 * Reads a task definition once, with ECS's defaults; fields that the runtime does not use are ignored.
 *
 * @param taskDefinition as registered, overrides already applied
 */
export function readTaskSpecification(taskDefinition: JsonObject): TaskSpecification {
  const memory = Number(taskDefinition.memory);
  return {
    networkMode: readNetworkMode(taskDefinition),
    memoryMiB: memory > 0 ? memory : undefined,
    pidMode: readChoice(taskDefinition.pidMode, ['task', 'host']),
    ipcMode: readChoice(taskDefinition.ipcMode, ['task', 'host', 'none']),
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
  return {
    name: readText(from.name) ?? '',
    isEssential: from.essential !== false,
    command: readFilled(from.command),
    entryPoint: readFilled(from.entryPoint),
    user: readText(from.user),
    workingDirectory: readText(from.workingDirectory),
    hostname: readText(from.hostname),
    environment: readPairs(from.environment, 'name', 'value'),
    environmentFiles: readObjects(from.environmentFiles).map((each) => readText(each.value) ?? ''),
    secrets: readPairs(from.secrets, 'name', 'valueFrom'),
    labels: readTextFields(from.dockerLabels),
    cpu: readNumber(from.cpu) ?? 0,
    memoryMiB: readNumber(from.memory),
    memoryReservationMiB: readNumber(from.memoryReservation),
    ports: readObjects(from.portMappings).flatMap((each) => readPorts(each, networkMode)),
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
    hasNetwork: from.disableNetworking !== true,
    hasTerminal: from.pseudoTerminal === true,
    isInteractive: from.interactive === true,
    dnsServers: readTexts(from.dnsServers) ?? [],
    dnsSearchDomains: readTexts(from.dnsSearchDomains) ?? [],
    linux: readLinuxSpecification(from),
    restartPolicy: readRestartPolicy(from.restartPolicy),
    healthCheck: readHealthCheck(from.healthCheck),
    stopTimeoutSeconds: readNumber(from.stopTimeout) ?? 30,
    startTimeoutSeconds: readNumber(from.startTimeout),
    dependsOn: readObjects(from.dependsOn).map((each) => ({
      container: readText(each.containerName) ?? '',
      condition: readCondition(each.condition),
    })),
  };
}

/** With `awsvpc` and `host` the host port is the container's own (ECS API reference, PortMapping). */
function readPorts(from: JsonObject, networkMode: TaskSpecification['networkMode']): readonly PortMapping[] {
  const isOwn = networkMode === 'awsvpc' || networkMode === 'host';
  const protocol = from.protocol === 'udp' ? 'udp' : 'tcp';
  const range = readText(from.containerPortRange);
  const hostPort = readNumber(from.hostPort) ?? 0;
  return expandContainerPorts(from).map((containerPort) => ({
    containerPort,
    hostPort: isOwn ? containerPort : range === undefined ? hostPort : 0,
    protocol,
    ...defined({ range }),
  }));
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

/** Defaults of the ECS API reference, ContainerRestartPolicy. */
function readRestartPolicy(from: Json | undefined): RestartPolicy | undefined {
  const policy = readObject(from);
  if (policy.enabled !== true) return undefined;
  const codes = Array.isArray(policy.ignoredExitCodes) ? policy.ignoredExitCodes : [];
  return {
    ignoredExitCodes: codes.filter((each) => typeof each === 'number'),
    attemptPeriodSeconds: readNumber(policy.restartAttemptPeriod) ?? 300,
  };
}

function readChoice<Choice extends string>(from: Json | undefined, choices: readonly Choice[]): Choice | undefined {
  return choices.find((each) => each === from);
}

function readPairs(from: Json | undefined, name: string, value: string): readonly Pair[] {
  return readObjects(from).map((each) => ({ name: readText(each[name]) ?? '', value: readText(each[value]) ?? '' }));
}
