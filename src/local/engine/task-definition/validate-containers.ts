/** Rules on the containers of a task definition. */
import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readNumber, readString } from '../input.ts';
import { isEssential } from './essential.ts';
import { readTaskCpu, readTaskMemory } from './numbers.ts';
import { checkDependencies } from './validate-dependencies.ts';
import { checkLimits } from './validate-limits.ts';
import { checkLogs } from './validate-logs.ts';

const NAME = /^[A-Za-z0-9_-]{1,255}$/;
const IMAGE = /^[A-Za-z0-9\-_:./#@]{1,255}$/;

export function checkContainers(task: JsonObject, containers: readonly JsonObject[]): void {
  const taskMemory = readTaskMemory(task);
  const seen = new Set<string>();
  for (const container of containers) {
    const name = checkName(container);
    if (seen.has(name)) throw clientFault('Container names must be unique within a task definition');
    seen.add(name);
    checkImage(container);
    checkMemory(container, name, taskMemory);
    checkLimits(container, name);
  }
  checkLogs(task, containers);
  checkCpuSum(task, containers);
  // Wording not documented.
  if (!containers.some(isEssential)) throw clientFault("Task definition doesn't have any essential container.");
  checkDependencies(containers);
}

function checkName(container: JsonObject): string {
  const name = readString(container, 'name') ?? '';
  // Wording not documented.
  if (name === '') throw clientFault('Container.name should not be null or empty.');
  if (!NAME.test(name)) throw clientFault('Container.name contains invalid characters');
  return name;
}

function checkImage(container: JsonObject): void {
  const image = readString(container, 'image') ?? '';
  if (image === '') throw clientFault('Container.image should not be null or empty.');
  if (!IMAGE.test(image)) throw clientFault('Container.image contains invalid characters');
}

function checkMemory(container: JsonObject, name: string, taskMemory: number | undefined): void {
  const memory = readNumber(container, 'memory');
  const reservation = readNumber(container, 'memoryReservation');
  if (memory === undefined && reservation === undefined && taskMemory === undefined) {
    throw clientFault(
      `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
    );
  }
  if (memory !== undefined && taskMemory !== undefined && memory > taskMemory) {
    throw clientFault(`The 'memory' setting for container '${name}' is greater than for the task`);
  }
  if (memory !== undefined && reservation !== undefined && memory < reservation) {
    throw clientFault(
      `Invalid setting for container '${name}'. 'memory' must be greater than or equal to 'memoryReservation'.`,
    );
  }
  // Wording not documented.
  if ((memory ?? 6) < 6 || (reservation ?? 6) < 6) {
    throw clientFault(`Invalid setting for container '${name}'. 'memory' must be at least 6 MiB.`);
  }
}

function checkCpuSum(task: JsonObject, containers: readonly JsonObject[]): void {
  const taskCpu = readTaskCpu(task);
  if (taskCpu === undefined) return;
  const sum = containers.reduce((total, container) => total + (readNumber(container, 'cpu') ?? 0), 0);
  if (sum > taskCpu) {
    throw clientFault("The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.");
  }
}
