/** What of docker's `HostConfig` is about the kernel. Values in, values out. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import type { ContainerNamespaces } from './container-isolation.ts';
import type { LinuxSpecification } from './linux-specification.ts';
import type { ContainerSpecification } from './task-specification.ts';

const MIB = 1024 * 1024;
/** Linux takes no fewer CPU shares; the ECS agent gives 2 to a container that requests 0 or 1 (ECS API reference). */
const FEWEST_CPU_SHARES = 2;

/** Swap is off by default, so that a container over its limit is killed as on an instance without swap. */
export function writeLimits(container: ContainerSpecification, taskMemoryMiB: number | undefined): JsonObject {
  const limitMiB = container.memoryMiB ?? taskMemoryMiB;
  const reservationMiB = container.memoryReservationMiB;
  const { swapMiB = 0, swappiness, sharedMemoryMiB } = container.linux;
  return {
    CpuShares: Math.max(container.cpu, FEWEST_CPU_SHARES),
    ...defined({
      Memory: limitMiB !== undefined ? limitMiB * MIB : undefined,
      MemorySwap: limitMiB !== undefined ? (limitMiB + swapMiB) * MIB : undefined,
      MemoryReservation: reservationMiB !== undefined ? reservationMiB * MIB : undefined,
    }),
    // It is ignored without maxSwap (ECS API reference, LinuxParameters).
    ...defined({
      MemorySwappiness: swappiness !== undefined && swapMiB > 0 ? swappiness : undefined,
      ShmSize: sharedMemoryMiB !== undefined ? sharedMemoryMiB * MIB : undefined,
    }),
    Ulimits: container.ulimits.map((each) => ({ Name: each.name, Soft: each.soft, Hard: each.hard })),
  };
}

export function writeLinux(linux: LinuxSpecification): JsonObject {
  const tmpfs = linux.tmpfs.map(({ path, sizeMiB, mountOptions }): [string, string] => [
    path,
    [`size=${sizeMiB}m`, ...mountOptions].join(','),
  ]);
  return defined({
    CapAdd: linux.addedCapabilities.length > 0 ? [...linux.addedCapabilities] : undefined,
    CapDrop: linux.droppedCapabilities.length > 0 ? [...linux.droppedCapabilities] : undefined,
    SecurityOpt: linux.securityOptions.length > 0 ? [...linux.securityOptions] : undefined,
    Init: linux.hasInit ? true : undefined,
    Tmpfs: tmpfs.length > 0 ? Object.fromEntries(tmpfs) : undefined,
  });
}

/** @param nameOf gives a container's name on Docker Engine */
export function writeNamespaces(namespaces: ContainerNamespaces, nameOf: (container: string) => string): JsonObject {
  const { processes, ipc, kernelParameters } = namespaces;
  return {
    ...defined({
      PidMode: processes !== undefined ? `container:${nameOf(processes)}` : undefined,
      IpcMode: ipc.kind === 'own' ? undefined : ipc.kind === 'joined' ? `container:${nameOf(ipc.container)}` : ipc.kind,
      Sysctls: Object.keys(kernelParameters).length > 0 ? kernelParameters : undefined,
    }),
  };
}
