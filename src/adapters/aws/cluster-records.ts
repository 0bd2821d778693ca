/** Container instances and the tasks on them: from the SDK's shapes to our own records. */

import type { Attribute, Container, ContainerInstance, Resource, Task } from '@aws-sdk/client-ecs';
import { toRevisionArn, toTaskArn } from '@slipway/ecs-rules/arns';
import type { InstanceRecord, TaskRecord } from '../../ports/ecs.ts';
import { digestsByContainer, withoutUndefined } from './records.ts';

export function toInstanceRecord(instance: ContainerInstance): InstanceRecord {
  const remaining = instance.remainingResources ?? [];
  const registered = instance.registeredResources ?? [];
  const attributes = readAttributes(instance.attributes ?? []);
  return {
    arn: instance.containerInstanceArn ?? '',
    availabilityZone: attributes['ecs.availability-zone'] ?? '',
    status: instance.status ?? '',
    agentConnected: instance.agentConnected ?? false,
    remainingCpu: amountOf(remaining, 'CPU'),
    remainingMemoryMiB: amountOf(remaining, 'MEMORY'),
    usedTcpPorts: portsOf(remaining, 'PORTS'),
    usedUdpPorts: portsOf(remaining, 'PORTS_UDP'),
    registeredCpu: amountOf(registered, 'CPU'),
    registeredMemoryMiB: amountOf(registered, 'MEMORY'),
    reservedTcpPorts: portsOf(registered, 'PORTS'),
    reservedUdpPorts: portsOf(registered, 'PORTS_UDP'),
    taskCount: (instance.runningTasksCount ?? 0) + (instance.pendingTasksCount ?? 0),
    attributes,
  };
}

function readAttributes(attributes: readonly Attribute[]): Readonly<Record<string, string>> {
  return Object.fromEntries(attributes.map(({ name, value }) => [name ?? '', value ?? '']));
}

function amountOf(resources: readonly Resource[], name: string): number {
  return resources.find((resource) => resource.name === name)?.integerValue ?? 0;
}

/** "Remaining" PORTS lists the ports that are taken (ECS API reference, ContainerInstance). */
function portsOf(resources: readonly Resource[], name: string): readonly number[] {
  const listed = resources.find((resource) => resource.name === name)?.stringSetValue ?? [];
  return listed.map(Number);
}

export function toTaskRecord(task: Task): TaskRecord {
  return withoutUndefined<TaskRecord>({
    arn: toTaskArn(task.taskArn),
    revisionArn: toRevisionArn(task.taskDefinitionArn),
    instanceArn: task.containerInstanceArn,
    availabilityZone: task.availabilityZone ?? '',
    lastStatus: task.lastStatus ?? '',
    desiredStatus: task.desiredStatus ?? '',
    createdAt: task.createdAt?.getTime(),
    startedAt: task.startedAt?.getTime(),
    images: digestsByContainer(
      (task.containers ?? []).map(({ name, imageDigest }) => ({ containerName: name, imageDigest })),
    ),
    pull: readPull(task),
    health: task.healthStatus,
    startedBy: task.startedBy,
    ...readEndpoints(task.containers ?? []),
  });
}

/** Where a load balancer reaches the task; no field where it has none. */
function readEndpoints(containers: readonly Container[]): Pick<TaskRecord, 'addresses' | 'hostPorts'> {
  const addresses = containers
    .flatMap(({ networkInterfaces = [] }) => networkInterfaces)
    .flatMap(({ privateIpv4Address, ipv6Address }) => [privateIpv4Address ?? [], ipv6Address ?? []].flat());
  const hostPorts = containers
    .flatMap(({ networkBindings = [] }) => networkBindings)
    .flatMap(({ hostPort }) => hostPort ?? []);
  return {
    ...(addresses.length === 0 ? {} : { addresses: [...new Set(addresses)] }),
    ...(hostPorts.length === 0 ? {} : { hostPorts: [...new Set(hostPorts)] }),
  };
}

function readPull({ pullStartedAt, pullStoppedAt }: Task): TaskRecord['pull'] {
  if (pullStartedAt === undefined) return undefined;
  return pullStoppedAt === undefined ? 'in progress' : 'done';
}
