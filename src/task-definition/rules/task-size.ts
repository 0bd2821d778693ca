/** The task-level `cpu` and `memory` of a task definition: text, in units or with a unit's name. */
import type { JsonObject } from '../../json.ts';
import { readNumber, readObject, readString, readStrings } from '../members.ts';
import { type Breach, type Breaches, breach } from './breach.ts';

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

function readSize(document: JsonObject, member: 'cpu' | 'memory', pattern: RegExp): number | undefined {
  const match = pattern.exec((readString(document, member) ?? '').trim());
  return match === null ? undefined : Math.round(Number(match[1]) * (match[2] === undefined ? 1 : 1024));
}

/** Sizes that nobody can read. */
export function* checkSizeTexts(task: JsonObject): Breaches {
  for (const [member, pattern] of [
    ['memory', MEMORY],
    ['cpu', CPU],
  ] as const) {
    const text = (readString(task, member) ?? '').trim();
    if (text !== '' && !pattern.test(text)) yield invalidSetting(member);
  }
}

/** Wording for cpu: ECS Developer Guide, troubleshooting. For memory: not documented, taken as its sister. */
function invalidSetting(member: 'cpu' | 'memory'): Breach {
  const text = `Invalid '${member}' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`;
  return breach(member, text);
}

/** CPU units of a task on EC2 (ECS Developer Guide, troubleshooting invalid CPU or memory). */
const LEAST_CPU = 128;
const MOST_CPU = 196_608;

export function* checkTaskSize(task: JsonObject): Breaches {
  const hosts = readStrings(task, 'requiresCompatibilities');
  const cpu = readTaskCpu(task);
  if (!hosts.includes('FARGATE') && cpu !== undefined && (cpu < LEAST_CPU || cpu > MOST_CPU)) {
    yield invalidSetting('cpu');
  }
  if (Array.isArray(task.inferenceAccelerators)) {
    yield breach('inferenceAccelerators', "Unsupported field 'inferenceAccelerators'.");
  }
  const storage = readObject(task, 'ephemeralStorage');
  if (storage === undefined) return;
  if (hosts.includes('EC2')) {
    yield breach('ephemeralStorage', 'Tasks using the EC2 launch type do not support EphemeralStorage.');
  }
  const size = readNumber(storage, 'sizeInGiB') ?? 0;
  const path = 'ephemeralStorage.sizeInGiB';
  if (size < 21) yield breach(path, 'EphemeralStorage size should be at least 21');
  if (size > 200) yield breach(path, 'EphemeralStorage size should be at most 200');
}
