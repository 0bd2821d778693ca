/** The task-level `cpu` and `memory` of a task definition: text, in units or with a unit's name. */
import type { JsonObject } from '../values/json.ts';
import { readList, readNumber, readObject, readString, readStrings } from '../values/json-fields.ts';
import { type Breaches, breach, doubt } from './breach.ts';

const CPU = /^(\d{1,9}|\d{0,9}\.\d{1,9})\s?(vcpus?)?$/i;
const MEMORY = /^(\d{1,9}|\d{0,9}\.\d{1,9})\s?(gb)?$/i;

/** CPU units; `1 vCPU` is 1024. Undefined when not given, or not to be read. */
export function readTaskCpu(document: JsonObject): number | undefined {
  return readSize(document, 'cpu', CPU);
}

/** MiB; `1GB` is 1024. Undefined when not given, or not to be read. */
export function readTaskMemory(document: JsonObject): number | undefined {
  return readSize(document, 'memory', MEMORY);
}

/** Whether the task has a size, even one that cannot be parsed here. */
export function hasTaskMemory(document: JsonObject): boolean {
  return (readString(document, 'memory') ?? '').trim() !== '';
}

export function hasTaskCpu(document: JsonObject): boolean {
  return (readString(document, 'cpu') ?? '').trim() !== '';
}

function readSize(document: JsonObject, field: 'cpu' | 'memory', pattern: RegExp): number | undefined {
  const match = pattern.exec((readString(document, field) ?? '').trim());
  return match === null ? undefined : Math.round(Number(match[1]) * (match[2] === undefined ? 1 : 1024));
}

/** Sizes that are not to be read. For cpu: ECS Developer Guide, troubleshooting. For memory it is assumed. */
export function* checkSizeTexts(task: JsonObject): Breaches {
  if (hasTaskMemory(task) && readTaskMemory(task) === undefined) yield doubt('memory', describeSize('memory'));
  if (hasTaskCpu(task) && readTaskCpu(task) === undefined) yield breach('cpu', describeSize('cpu'));
}

function describeSize(field: 'cpu' | 'memory'): string {
  return `Invalid '${field}' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`;
}

/** CPU units of a task on EC2 (ECS Developer Guide, troubleshooting invalid CPU or memory). */
const LEAST_CPU = 128;
/** Was 10,240 until 2025: AWS raises it. */
const MOST_CPU = 196_608;
/** GiB (ECS API reference, EphemeralStorage; observed: cdk-preflight, pf-ecs-ephemeral-storage-range). */
const LEAST_STORAGE = 21;
const MOST_STORAGE = 200;

export function* checkTaskSize(task: JsonObject): Breaches {
  const hosts = readStrings(task, 'requiresCompatibilities');
  if (!hosts.includes('FARGATE')) yield* checkCpuRange(readTaskCpu(task), hosts);
  // Observed (cdk-preflight, pf-ecs-fargate-inference-accelerator); an empty list was never seen refused.
  if (readList(task, 'inferenceAccelerators').length > 0) {
    yield breach('inferenceAccelerators', "Unsupported field 'inferenceAccelerators'.");
  }
  const storage = readObject(task, 'ephemeralStorage');
  if (storage === undefined) return;
  // Observed (cdk-preflight, pf-ecs-fargate-ephemeral-storage-ec2).
  if (hosts.includes('EC2')) {
    yield breach('ephemeralStorage', 'Tasks using the EC2 launch type do not support EphemeralStorage.');
  }
  const size = readNumber(storage, 'sizeInGiB') ?? 0;
  const path = 'ephemeralStorage.sizeInGiB';
  if (size < LEAST_STORAGE) yield breach(path, `EphemeralStorage size should be at least ${LEAST_STORAGE}`);
  if (size > MOST_STORAGE) yield breach(path, `EphemeralStorage size should be at most ${MOST_STORAGE}`);
}

/** The lower bound is one of EC2 alone. */
function* checkCpuRange(cpu: number | undefined, hosts: readonly string[]): Breaches {
  const isEc2 = hosts.length === 0 || hosts.includes('EC2');
  if (cpu === undefined || (cpu >= LEAST_CPU && cpu <= MOST_CPU)) return;
  yield cpu < LEAST_CPU && isEc2 ? breach('cpu', describeSize('cpu')) : doubt('cpu', describeSize('cpu'));
}
