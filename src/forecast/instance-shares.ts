/** The capacity of container instances during a simulated rollout: what tasks take and release. */
import type { InstanceCapacity, TaskNeeds } from '@slipway/ecs-rules/scheduler';

/** By instance id. Lives inside one play only. */
export type InstanceMap = Map<string, InstanceCapacity>;

/** Takes a task's share of its instance; an instance that takes no tasks is not in the map. */
export function takeShare(instances: InstanceMap, instanceId: string | undefined, needs: TaskNeeds): void {
  const instance = instanceId === undefined ? undefined : instances.get(instanceId);
  if (instance === undefined) return;
  instances.set(instance.id, {
    ...instance,
    remainingCpu: instance.remainingCpu - needs.cpu,
    remainingMemoryMiB: instance.remainingMemoryMiB - needs.memoryMiB,
    usedTcpPorts: [...instance.usedTcpPorts, ...needs.tcpPorts],
    usedUdpPorts: [...instance.usedUdpPorts, ...needs.udpPorts],
    taskCount: instance.taskCount + 1,
  });
}

/** Gives back what a task held. */
export function releaseShare(instances: InstanceMap, instanceId: string | undefined, needs: TaskNeeds): void {
  const instance = instanceId === undefined ? undefined : instances.get(instanceId);
  if (instance === undefined) return;
  instances.set(instance.id, {
    ...instance,
    remainingCpu: instance.remainingCpu + needs.cpu,
    remainingMemoryMiB: instance.remainingMemoryMiB + needs.memoryMiB,
    usedTcpPorts: instance.usedTcpPorts.filter((port) => !needs.tcpPorts.includes(port)),
    usedUdpPorts: instance.usedUdpPorts.filter((port) => !needs.udpPorts.includes(port)),
    taskCount: instance.taskCount - 1,
  });
}
