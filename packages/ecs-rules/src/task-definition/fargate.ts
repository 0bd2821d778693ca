/** Fargate's requirements for a task definition. Observed (cdk-preflight, pf-ecs-fargate-…) unless marked. */
import type { JsonObject } from '../values/json.ts';
import { readList, readObject, readObjects, readString } from '../values/json-fields.ts';
import { type Breach, type Breaches, breach, doubt } from './breach.ts';
import { checkFargateContainer, isEcrImage } from './fargate-container.ts';
import { readLogDriver } from './logs.ts';
import { hasTaskCpu, hasTaskMemory, readTaskCpu, readTaskMemory } from './task-size.ts';

/** MiB by CPU units: lowest, highest, step (ECS Developer Guide, task size). */
const SIZES: ReadonlyMap<number, readonly [number, number, number]> = new Map([
  [512, [1024, 4096, 1024]],
  [1024, [2048, 8192, 1024]],
  [2048, [4096, 16_384, 1024]],
  [4096, [8192, 30_720, 1024]],
  [8192, [16_384, 61_440, 4096]],
  [16_384, [32_768, 122_880, 8192]],
]);
const LARGEST_CPU = 16_384;

/** Of the smallest size, in MiB. */
const SMALLEST = [512, 1024, 2048];

/** CPU units that a task on Fargate can have, for Linux. */
export const FARGATE_CPU: readonly number[] = [256, ...SIZES.keys()];

/** The MiB that a task with these CPU units can have, in words; undefined: Fargate has no such size. */
export function describeFargateMemory(cpu: number): string | undefined {
  if (cpu === 256) return `${SMALLEST.slice(0, -1).join(', ')} or ${SMALLEST.at(-1)}`;
  const size = SIZES.get(cpu);
  return size === undefined ? undefined : `${size[0]} to ${size[1]}, in steps of ${size[2]}`;
}

/** Windows has the sizes from 1 to 4 vCPU. */
export function isFargateSize(cpu: number, memoryMiB: number, isWindows: boolean): boolean {
  if (isWindows && (cpu < 1024 || cpu > 4096)) return false;
  if (cpu === 256) return SMALLEST.includes(memoryMiB);
  const size = SIZES.get(cpu);
  if (size === undefined) return false;
  const [least, most, step] = size;
  return memoryMiB >= least && memoryMiB <= most && (memoryMiB - least) % step === 0;
}

/** Why the task definition cannot run on Fargate; undefined when it can. */
export function* checkFargate(task: JsonObject): Breaches {
  const containers = readObjects(task, 'containerDefinitions');
  yield* checkTask(task);
  yield* checkVolumes(task);
  for (const [at, container] of containers.entries()) yield* checkFargateContainer(container, at);
  if ((readString(task, 'executionRoleArn') ?? '') !== '') return;
  for (const [at, container] of containers.entries()) yield* checkRole(container, at);
}

function* checkTask(task: JsonObject): Breaches {
  if (readString(task, 'networkMode') !== 'awsvpc') {
    // The quotes are typographic in the real text.
    yield breach('networkMode', 'Fargate only supports network mode ‘awsvpc’.');
  }
  const sizes = findSizeBreach(task);
  if (sizes !== undefined) yield sizes;
  if (readString(task, 'pidMode') === 'host') {
    yield breach(
      'pidMode',
      "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
    );
  }
  if (readString(task, 'ipcMode') !== undefined) yield breach('ipcMode', describeUnsupported('ipcMode'));
  if (readList(task, 'placementConstraints').length > 0) {
    yield breach('placementConstraints', describeUnsupported('constraints'));
  }
}

function findSizeBreach(task: JsonObject): Breach | undefined {
  if (!hasTaskCpu(task)) return breach('cpu', "Fargate requires that 'cpu' be defined at the task level.");
  if (!hasTaskMemory(task)) return breach('memory', "Fargate requires that 'memory' be defined at the task level.");
  const [cpu, memory] = [readTaskCpu(task), readTaskMemory(task)];
  // A size that is not to be read has a breach of its own.
  if (cpu === undefined || memory === undefined) return undefined;
  const platform = readObject(task, 'runtimePlatform') ?? {};
  const isWindows = (readString(platform, 'operatingSystemFamily') ?? 'LINUX') !== 'LINUX';
  const isArm = readString(platform, 'cpuArchitecture') === 'ARM64';
  if (isFargateSize(cpu, memory, isWindows) && !(isWindows && isArm)) return undefined;
  const text = `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`;
  return cpu > LARGEST_CPU ? doubt('cpu', text) : breach('cpu', text);
}

function describeUnsupported(field: string): string {
  return `Fargate compatible task definitions do not support ${field}`;
}

function* checkVolumes(task: JsonObject): Breaches {
  for (const [at, volume] of readObjects(task, 'volumes').entries()) {
    if (readObject(volume, 'dockerVolumeConfiguration') !== undefined) {
      yield breach(`volumes[${at}].dockerVolumeConfiguration`, describeUnsupported('dockerVolumeConfiguration'));
    }
    if (readString(readObject(volume, 'host') ?? {}, 'sourcePath') !== undefined) {
      yield breach(`volumes[${at}].host.sourcePath`, describeUnsupported('sourcePath'));
    }
  }
}

/** Observed, both, in answers of the real service. */
function* checkRole(container: JsonObject, at: number): Breaches {
  const support = isEcrImage(readString(container, 'image') ?? '')
    ? 'ECR images'
    : readLogDriver(container) === 'awslogs'
      ? 'log driver awslogs'
      : undefined;
  if (support === undefined) return;
  const path = `containerDefinitions[${at}]`;
  yield breach(path, `Fargate requires task definition to have execution role ARN to support ${support}.`);
}
