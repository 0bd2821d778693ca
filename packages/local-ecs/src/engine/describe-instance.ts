import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import { asTimestamp, omitAbsent } from './input.ts';
import { AGENT_VERSION, describeAttributes } from './instance-attributes.ts';
import type { MutableState } from './mutable-state.ts';
import type { InstanceRecord } from './state.ts';
import { listTags } from './tag-store.ts';

/** Host ports of TCP that no task gets: SSH, Docker, the agent (ECS API reference, PortMapping). */
export const RESERVED_TCP_PORTS: readonly number[] = [22, 2375, 2376, 51678, 51679, 51680];

/** A container instance as DescribeContainerInstances answers it. @param include `TAGS` adds the tags */
export function describeInstance(
  state: MutableState,
  instance: InstanceRecord,
  include: readonly string[] = [],
): JsonObject {
  return omitAbsent({
    containerInstanceArn: instance.arn,
    ec2InstanceId: instance.ec2InstanceId,
    capacityProviderName: instance.capacityProvider,
    version: 1,
    versionInfo: instance.versionInfo ?? { agentVersion: AGENT_VERSION, dockerVersion: 'DockerVersion: 20.10' },
    remainingResources: listResources({
      cpu: instance.remainingCpu,
      memoryMiB: instance.remainingMemoryMiB,
      tcp: instance.usedTcpPorts,
      udp: instance.usedUdpPorts,
    }),
    registeredResources: listResources({
      cpu: instance.cpu,
      memoryMiB: instance.memoryMiB,
      tcp: [],
      udp: [],
    }),
    status: instance.status,
    agentConnected: instance.status !== 'INACTIVE',
    ...countTasks(state, instance),
    attributes: describeAttributes(instance),
    registeredAt: asTimestamp(instance.registeredAt),
    attachments: [],
    tags: include.includes('TAGS') ? listTags(state, instance.arn) : [],
  });
}

interface Resources {
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly tcp: readonly number[];
  readonly udp: readonly number[];
}

function listResources(resources: Resources): readonly Json[] {
  return [
    { ...NO_VALUE, name: 'CPU', type: 'INTEGER', integerValue: resources.cpu },
    { ...NO_VALUE, name: 'MEMORY', type: 'INTEGER', integerValue: resources.memoryMiB },
    { ...NO_VALUE, name: 'PORTS', type: 'STRINGSET', stringSetValue: formatPorts(RESERVED_TCP_PORTS, resources.tcp) },
    { ...NO_VALUE, name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: formatPorts([], resources.udp) },
  ];
}

const NO_VALUE = { doubleValue: 0, longValue: 0, integerValue: 0 };

function formatPorts(reserved: readonly number[], used: readonly number[]): readonly string[] {
  return [...reserved, ...used].map(String);
}

function countTasks(state: MutableState, instance: InstanceRecord): JsonObject {
  let running = 0;
  let pending = 0;
  for (const task of state.tasks.values()) {
    if (task.instanceArn !== instance.arn) continue;
    if (task.lastStatus === 'RUNNING') running += 1;
    else if (task.lastStatus === 'PENDING' || task.lastStatus === 'ACTIVATING') pending += 1;
  }
  return { runningTasksCount: running, pendingTasksCount: pending };
}
