/** The task-level `cpu` and `memory` of a task definition: text, in units or with a unit's name. */
import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readString } from '../input.ts';

const CPU = /^(\d{1,9}|\d{0,9}\.\d{1,9})\s?(vcpus?)?$/i;
const MEMORY = /^(\d{1,9}|\d{0,9}\.\d{1,9})\s?(gb)?$/i;

/** CPU units; `1 vCPU` is 1024. Undefined when not given. */
export function readTaskCpu(document: JsonObject): number | undefined {
  const text = readString(document, 'cpu');
  if (text === undefined || text === '') return undefined;
  const match = CPU.exec(text.trim());
  if (match === null) throw invalidSetting('cpu');
  return Math.round(Number(match[1]) * (match[2] === undefined ? 1 : 1024));
}

/** MiB; `1GB` is 1024. Undefined when not given. */
export function readTaskMemory(document: JsonObject): number | undefined {
  const text = readString(document, 'memory');
  if (text === undefined || text === '') return undefined;
  const match = MEMORY.exec(text.trim());
  if (match === null) throw invalidSetting('memory');
  return Math.round(Number(match[1]) * (match[2] === undefined ? 1 : 1024));
}

/** Wording for cpu: ECS Developer Guide, troubleshooting. For memory: not documented, taken as its sister. */
export function invalidSetting(member: 'cpu' | 'memory') {
  return clientFault(
    `Invalid '${member}' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
  );
}
