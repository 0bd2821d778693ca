/** Rules for a task definition that asks for FARGATE. */
import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readObject, readObjects, readString } from '../input.ts';
import { readTaskCpu, readTaskMemory } from './numbers.ts';

/** MiB by CPU units: lowest, highest, step (ECS Developer Guide, task size). */
const SIZES: Readonly<Record<number, readonly [number, number, number]>> = {
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16_384, 1024],
  4096: [8192, 30_720, 1024],
  8192: [16_384, 61_440, 4096],
  16384: [32_768, 122_880, 8192],
};

/** Whether Fargate has a configuration of this size. */
export function isFargateSize(cpu: number, memoryMiB: number): boolean {
  if (cpu === 256) return [512, 1024, 2048].includes(memoryMiB);
  const size = SIZES[cpu];
  if (size === undefined) return false;
  const [least, most, step] = size;
  return memoryMiB >= least && memoryMiB <= most && (memoryMiB - least) % step === 0;
}

export function checkFargate(task: JsonObject, containers: readonly JsonObject[]): void {
  if (readString(task, 'networkMode') !== 'awsvpc') {
    // The quotes are typographic in the real text.
    throw clientFault('Fargate only supports network mode ‘awsvpc’.');
  }
  const cpu = readTaskCpu(task);
  if (cpu === undefined) throw clientFault("Fargate requires that 'cpu' be defined at the task level.");
  const memory = readTaskMemory(task);
  if (memory === undefined) throw clientFault("Fargate requires that 'memory' be defined at the task level.");
  if (!isFargateSize(cpu, memory)) throw clientFault('No Fargate configuration exists for given values.');
  checkVolumes(task);
  if ((readString(task, 'executionRoleArn') ?? '') === '') checkNeedsNoRole(containers);
}

function checkVolumes(task: JsonObject): void {
  for (const volume of readObjects(task, 'volumes')) {
    if (readObject(volume, 'dockerVolumeConfiguration') !== undefined) {
      throw clientFault('Fargate compatible task definitions do not support dockerVolumeConfiguration');
    }
    const host = readObject(volume, 'host');
    if (host !== undefined && readString(host, 'sourcePath') !== undefined) {
      throw clientFault('Fargate compatible task definitions do not support sourcePath');
    }
  }
}

function checkNeedsNoRole(containers: readonly JsonObject[]): void {
  for (const container of containers) {
    if (isEcrImage(readString(container, 'image') ?? '')) {
      throw clientFault('Fargate requires task definition to have execution role ARN to support ECR images.');
    }
    if (readObject(container, 'logConfiguration')?.logDriver === 'awslogs') {
      throw clientFault('Fargate requires task definition to have execution role ARN to support log driver awslogs.');
    }
  }
}

export function isEcrImage(image: string): boolean {
  return /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//.test(image);
}
