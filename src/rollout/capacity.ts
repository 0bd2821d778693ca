/** Container instances and tasks as the scheduler sees them. */

import type { InstanceFacts } from '@slipway/ecs-rules/cluster-query';
import type { InstanceCapacity } from '@slipway/ecs-rules/scheduler';
import type { InstanceRecord, TaskRecord } from '../ports/ecs.ts';

/** Whether ECS places tasks on it. */
export function isOpen(instance: InstanceRecord): boolean {
  return instance.status === 'ACTIVE' && instance.agentConnected;
}

/** Whether the task is stopping: it drains, or is within its stop timeout. */
export function isEnding(task: TaskRecord): boolean {
  return task.desiredStatus === 'STOPPED';
}

/** What is left of an instance. @param ownTaskCount tasks of the service that is to be placed */
export function toCapacity(instance: InstanceRecord, ownTaskCount: number): InstanceCapacity {
  const {
    arn: id,
    availabilityZone,
    remainingCpu,
    remainingMemoryMiB,
    usedTcpPorts,
    usedUdpPorts,
    taskCount,
  } = instance;
  const left = { remainingCpu, remainingMemoryMiB, usedTcpPorts, usedUdpPorts };
  return { id, availabilityZone, ...left, taskCount, ownTaskCount, facts: readFacts(instance) };
}

/** An instance like this one with nothing on it. */
export function emptyCapacity(instance: InstanceRecord): InstanceCapacity {
  const { arn: id, availabilityZone, registeredCpu, registeredMemoryMiB } = instance;
  return {
    id,
    availabilityZone,
    remainingCpu: registeredCpu,
    remainingMemoryMiB: registeredMemoryMiB,
    usedTcpPorts: instance.reservedTcpPorts,
    usedUdpPorts: instance.reservedUdpPorts,
    taskCount: 0,
    ownTaskCount: 0,
    facts: readFacts(instance),
  };
}

/**
 * Of what constraints may ask about, only the attributes are read: the rest is as of an instance with nothing on it.
 */
function readFacts({ attributes, agentConnected }: InstanceRecord): InstanceFacts {
  const unread = { ec2InstanceId: '', agentVersion: '', registeredAt: 0, runningTasksCount: 0, taskGroups: [] };
  return { ...unread, attributes, agentConnected };
}
