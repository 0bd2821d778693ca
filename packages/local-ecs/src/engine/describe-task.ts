/** A task as DescribeTasks answers it. */
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import { clusterArn } from './arn.ts';
import { describeAttachments, findAddress } from './describe-attachments.ts';
import { computeTaskHealth } from './health.ts';
import { asTimestamp, omitAbsent, readNumber, readObjects, readString } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import { applyOverrides } from './overrides.ts';
import { listTags } from './tag-store.ts';
import { readNetworkMode } from './task-definition/needs.ts';
import type { ContainerRecord, TaskRecord } from './task-record.ts';

/** @param include `TAGS` adds the tags */
export function describeTask(state: MutableState, task: TaskRecord, include: readonly string[]): JsonObject {
  const revision = state.revisions.get(task.revisionArn)?.described ?? {};
  const described = applyOverrides(revision, task.overrides);
  const overridden = readObjects(task.overrides, 'containerOverrides');
  const isFargate = task.launchType === 'FARGATE';
  return omitAbsent({
    attachments: describeAttachments(task, described),
    capacityProviderName: task.capacityProvider,
    attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
    availabilityZone: task.availabilityZone,
    clusterArn: clusterArn(state.settings, task.cluster),
    connectivity: task.pullStartedAt === undefined ? undefined : 'CONNECTED',
    connectivityAt: stamp(task.pullStartedAt),
    containerInstanceArn: task.instanceArn,
    containers: task.containers.map((container) => describeContainer(task, container, described)),
    cpu: String(task.reservation.cpu),
    memory: String(task.reservation.memoryMiB),
    createdAt: stamp(task.createdAt),
    desiredStatus: task.desiredStatus,
    enableExecuteCommand: false,
    ephemeralStorage: isFargate ? { sizeInGiB: 20 } : undefined,
    executionStoppedAt: stamp(task.executionStoppedAt),
    group: task.group,
    healthStatus: computeTaskHealth(task),
    lastStatus: task.lastStatus,
    launchType: task.launchType,
    overrides: {
      inferenceAcceleratorOverrides: [],
      ...task.overrides,
      containerOverrides: task.containers.map(({ name }) => overridden.find((one) => one.name === name) ?? { name }),
    },
    platformFamily: isFargate ? 'Linux' : undefined,
    pullStartedAt: stamp(task.pullStartedAt),
    pullStoppedAt: stamp(task.pullStoppedAt),
    startedAt: stamp(task.startedAt),
    startedBy: task.startedBy,
    stopCode: task.stopCode,
    stoppedAt: stamp(task.stoppedAt),
    stoppedReason: task.stoppedReason,
    stoppingAt: stamp(task.stoppingAt),
    tags: include.includes('TAGS') ? listTags(state, task.arn) : [],
    taskArn: task.arn,
    taskDefinitionArn: task.revisionArn,
    version: task.version,
    ...task.given,
    ...(isFargate ? { platformVersion: '1.4.0' } : { platformVersion: undefined }),
  });
}

function stamp(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : asTimestamp(ms);
}

function describeContainer(task: TaskRecord, container: ContainerRecord, described: JsonObject): JsonObject {
  const definition = readObjects(described, 'containerDefinitions').find((one) => one.name === container.name) ?? {};
  const isAwsvpc = readNetworkMode(described) === 'awsvpc';
  const face: Json = { attachmentId: task.id, privateIpv4Address: findAddress(task) };
  return omitAbsent({
    containerArn: container.arn,
    taskArn: task.arn,
    name: container.name,
    image: readString(definition, 'image') ?? container.image,
    imageDigest: container.imageDigest,
    runtimeId: container.runtimeId,
    lastStatus: container.status,
    exitCode: container.exitCode,
    reason: container.reason,
    networkBindings: isAwsvpc ? [] : container.networkBindings.map((binding) => ({ ...binding })),
    networkInterfaces: isAwsvpc ? [face] : [],
    healthStatus: container.hasHealthCheck ? container.health : 'UNKNOWN',
    cpu: String(readNumber(definition, 'cpu') ?? 0),
    memory: asText(readNumber(definition, 'memory')),
    memoryReservation: asText(readNumber(definition, 'memoryReservation')),
  });
}

function asText(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
