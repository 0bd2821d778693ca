/** What of docker's `HostConfig` is about the kernel. Values in, values out. */
import type { JsonObject } from '../../json.ts';
import type { LinuxSpecification } from './linux-specification.ts';
import type { ContainerNamespaces } from './task-namespaces.ts';
import type { ContainerSpecification } from './task-specification.ts';

const MIB = 1024 * 1024;
/** Linux takes no fewer CPU shares; the ECS agent gives 2 to a container that asks for 0 or 1 (ECS API reference). */
const FEWEST_CPU_SHARES = 2;

/** Swap is withheld unless asked for, so that a container over its limit is killed as on an instance without swap. */
export function writeLimits(container: ContainerSpecification, taskMemoryMiB: number | undefined): JsonObject {
  const limitMiB = container.memoryMiB ?? taskMemoryMiB;
  const reservationMiB = container.memoryReservationMiB;
  const { swapMiB = 0, swappiness, sharedMemoryMiB } = container.linux;
  return {
    CpuShares: Math.max(container.cpu, FEWEST_CPU_SHARES),
    ...(limitMiB !== undefined && { Memory: limitMiB * MIB, MemorySwap: (limitMiB + swapMiB) * MIB }),
    ...(reservationMiB !== undefined && { MemoryReservation: reservationMiB * MIB }),
    // It is ignored without maxSwap (ECS API reference, LinuxParameters).
    ...(swappiness !== undefined && swapMiB > 0 && { MemorySwappiness: swappiness }),
    ...(sharedMemoryMiB !== undefined && { ShmSize: sharedMemoryMiB * MIB }),
    Ulimits: container.ulimits.map((each) => ({ Name: each.name, Soft: each.soft, Hard: each.hard })),
  };
}

export function writeLinux(linux: LinuxSpecification): JsonObject {
  const tmpfs = linux.tmpfs.map(({ path, sizeMiB, mountOptions }): [string, string] => [
    path,
    [`size=${sizeMiB}m`, ...mountOptions].join(','),
  ]);
  return {
    ...(linux.addedCapabilities.length > 0 && { CapAdd: [...linux.addedCapabilities] }),
    ...(linux.droppedCapabilities.length > 0 && { CapDrop: [...linux.droppedCapabilities] }),
    ...(linux.securityOptions.length > 0 && { SecurityOpt: [...linux.securityOptions] }),
    ...(linux.hasInit && { Init: true }),
    ...(tmpfs.length > 0 && { Tmpfs: Object.fromEntries(tmpfs) }),
  };
}

/** @param nameOf gives a container's name on Docker Engine */
export function writeNamespaces(namespaces: ContainerNamespaces, nameOf: (container: string) => string): JsonObject {
  const { processes, ipc, kernelParameters } = namespaces;
  return {
    ...(processes !== undefined && { PidMode: `container:${nameOf(processes)}` }),
    ...(ipc.kind === 'joined' && { IpcMode: `container:${nameOf(ipc.container)}` }),
    ...((ipc.kind === 'shareable' || ipc.kind === 'none') && { IpcMode: ipc.kind }),
    ...(Object.keys(kernelParameters).length > 0 && { Sysctls: kernelParameters }),
  };
}
