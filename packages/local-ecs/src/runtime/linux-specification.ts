/** A container's Linux settings: capabilities, tmpfs and shared memory, namespaces. Pure functions. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readNumber, readObject, readObjects, readText, readTexts } from './read-json.ts';

export interface LinuxSpecification {
  readonly addedCapabilities: readonly string[];
  readonly droppedCapabilities: readonly string[];
  readonly hasDevices: boolean;
  readonly tmpfs: readonly Tmpfs[];
  readonly sharedMemoryMiB: number | undefined;
  /** On top of the memory limit; none where it is not given. */
  readonly swapMiB: number | undefined;
  readonly swappiness: number | undefined;
  readonly hasInit: boolean;
  /** `dockerSecurityOptions`. */
  readonly securityOptions: readonly string[];
  /** `systemControls`: values by the name of the kernel's parameter. */
  readonly kernelParameters: Readonly<Record<string, string>>;
}

export interface Tmpfs {
  readonly path: string;
  readonly sizeMiB: number;
  readonly mountOptions: readonly string[];
}

/** @param container of a task definition */
export function readLinuxSpecification(container: JsonObject): LinuxSpecification {
  const linux = readObject(container.linuxParameters);
  const capabilities = readObject(linux.capabilities);
  return {
    addedCapabilities: readTexts(capabilities.add) ?? [],
    droppedCapabilities: readTexts(capabilities.drop) ?? [],
    hasDevices: readObjects(linux.devices).length > 0,
    tmpfs: readObjects(linux.tmpfs).map((each) => ({
      path: readText(each.containerPath) ?? '',
      sizeMiB: readNumber(each.size) ?? 0,
      mountOptions: readTexts(each.mountOptions) ?? [],
    })),
    sharedMemoryMiB: readNumber(linux.sharedMemorySize),
    swapMiB: readNumber(linux.maxSwap),
    swappiness: readNumber(linux.swappiness),
    hasInit: linux.initProcessEnabled === true,
    securityOptions: readTexts(container.dockerSecurityOptions) ?? [],
    kernelParameters: Object.fromEntries(
      readObjects(container.systemControls).map((each) => [readText(each.namespace) ?? '', readText(each.value) ?? '']),
    ),
  };
}

/**
 * Docker's default capabilities, and those limited to the container's own processes and network. Others could affect
 * the host.
 */
const HARMLESS_CAPABILITIES: readonly string[] = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'IPC_LOCK',
  'IPC_OWNER',
  'KILL',
  'MKNOD',
  'NET_ADMIN',
  'NET_BIND_SERVICE',
  'NET_BROADCAST',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
  'SYS_NICE',
  'SYS_PTRACE',
];

/** What the local ECS does not give a container, in words that end a sentence; undefined when there is nothing. */
export function findRefused(linux: LinuxSpecification, isPrivileged: boolean): string | undefined {
  if (isPrivileged) return 'run privileged containers';
  if (linux.hasDevices) return 'give devices to containers';
  const option = linux.securityOptions.find((each) => !/^no-new-privileges(?:[:=]true)?$/.test(each));
  if (option !== undefined) return `set the security option ${option}`;
  const capability = linux.addedCapabilities.find((each) => !HARMLESS_CAPABILITIES.includes(each));
  return capability === undefined ? undefined : `give the capability ${capability}`;
}
