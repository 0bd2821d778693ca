/** What Fargate asks of a task definition. */
import type { JsonObject } from '../../../json.ts';
import { readList, readObject, readObjects, readString } from '../input.ts';
import { findFargateContainerFault, isEcrImage } from './fargate-container.ts';
import { readTaskCpu, readTaskMemory } from './numbers.ts';
import { nameDriver } from './validate-logs.ts';

/** MiB by CPU units: lowest, highest, step (ECS Developer Guide, task size). */
const SIZES: Readonly<Record<number, readonly [number, number, number]>> = {
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16_384, 1024],
  4096: [8192, 30_720, 1024],
  8192: [16_384, 61_440, 4096],
  16384: [32_768, 122_880, 8192],
};

/** Windows has the sizes from 1 to 4 vCPU. */
function isFargateSize(cpu: number, memoryMiB: number, isWindows: boolean): boolean {
  if (isWindows && (cpu < 1024 || cpu > 4096)) return false;
  if (cpu === 256) return [512, 1024, 2048].includes(memoryMiB);
  const size = SIZES[cpu];
  if (size === undefined) return false;
  const [least, most, step] = size;
  return memoryMiB >= least && memoryMiB <= most && (memoryMiB - least) % step === 0;
}

/** Why the task definition cannot run on Fargate, in the words of a refusal; undefined when it can. */
export function findFargateFault(task: JsonObject, containers: readonly JsonObject[]): string | undefined {
  return (
    findTaskFault(task) ??
    findVolumeFault(task) ??
    first(containers, findFargateContainerFault) ??
    ((readString(task, 'executionRoleArn') ?? '') === '' ? first(containers, findRoleFault) : undefined)
  );
}

function first<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findTaskFault(task: JsonObject): string | undefined {
  // The quotes are typographic in the real text.
  if (readString(task, 'networkMode') !== 'awsvpc') return 'Fargate only supports network mode ‘awsvpc’.';
  const cpu = readTaskCpu(task);
  if (cpu === undefined) return "Fargate requires that 'cpu' be defined at the task level.";
  const memory = readTaskMemory(task);
  if (memory === undefined) return "Fargate requires that 'memory' be defined at the task level.";
  const platform = readObject(task, 'runtimePlatform') ?? {};
  const isWindows = (readString(platform, 'operatingSystemFamily') ?? 'LINUX') !== 'LINUX';
  const isArm = readString(platform, 'cpuArchitecture') === 'ARM64';
  if (!isFargateSize(cpu, memory, isWindows) || (isWindows && isArm)) {
    return `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`;
  }
  if (readString(task, 'pidMode') === 'host') {
    return "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.";
  }
  if (readString(task, 'ipcMode') !== undefined) return describeUnsupported('ipcMode');
  const isConstrained = (readList(task, 'placementConstraints') ?? []).length > 0;
  return isConstrained ? describeUnsupported('constraints') : undefined;
}

function describeUnsupported(member: string): string {
  return `Fargate compatible task definitions do not support ${member}`;
}

function findVolumeFault(task: JsonObject): string | undefined {
  return first(readObjects(task, 'volumes'), (volume) => {
    if (readObject(volume, 'dockerVolumeConfiguration') !== undefined) {
      return describeUnsupported('dockerVolumeConfiguration');
    }
    const host = readObject(volume, 'host') ?? {};
    return readString(host, 'sourcePath') === undefined ? undefined : describeUnsupported('sourcePath');
  });
}

function findRoleFault(container: JsonObject): string | undefined {
  if (isEcrImage(readString(container, 'image') ?? '')) {
    return 'Fargate requires task definition to have execution role ARN to support ECR images.';
  }
  if (nameDriver(container) !== 'awslogs') return undefined;
  return 'Fargate requires task definition to have execution role ARN to support log driver awslogs.';
}
