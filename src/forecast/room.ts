/** Container instances while a rollout is played on them: what tasks take and give back. */
import type { InstanceCapacity, TaskNeeds } from '../scheduler/placement.ts';

/** By instance id. Lives inside one play only. */
export type Room = Map<string, InstanceCapacity>;

/** Takes a task's share of its instance; an instance that takes no tasks is not in the room. */
export function takeShare(room: Room, instanceId: string | undefined, needs: TaskNeeds): void {
  const instance = instanceId === undefined ? undefined : room.get(instanceId);
  if (instance === undefined) return;
  room.set(instance.id, {
    ...instance,
    remainingCpu: instance.remainingCpu - needs.cpu,
    remainingMemoryMiB: instance.remainingMemoryMiB - needs.memoryMiB,
    usedTcpPorts: [...instance.usedTcpPorts, ...needs.tcpPorts],
    usedUdpPorts: [...instance.usedUdpPorts, ...needs.udpPorts],
    taskCount: instance.taskCount + 1,
    ownTaskCount: instance.ownTaskCount + 1,
  });
}

/** Gives back what a task held. */
export function giveBack(room: Room, instanceId: string | undefined, needs: TaskNeeds): void {
  const instance = instanceId === undefined ? undefined : room.get(instanceId);
  if (instance === undefined) return;
  room.set(instance.id, {
    ...instance,
    remainingCpu: instance.remainingCpu + needs.cpu,
    remainingMemoryMiB: instance.remainingMemoryMiB + needs.memoryMiB,
    usedTcpPorts: instance.usedTcpPorts.filter((port) => !needs.tcpPorts.includes(port)),
    usedUdpPorts: instance.usedUdpPorts.filter((port) => !needs.udpPorts.includes(port)),
    taskCount: instance.taskCount - 1,
    ownTaskCount: instance.ownTaskCount - 1,
  });
}
