/** Rules on the containers of a task definition. */
import type { JsonObject } from '../../json.ts';
import { readNumber, readString } from '../members.ts';
import { type Breaches, breach } from './breach.ts';
import { checkDependencies } from './dependencies.ts';
import { isEssential } from './essential.ts';
import { checkLimits } from './limits.ts';
import { checkLogs } from './logs.ts';
import { readTaskCpu, readTaskMemory } from './task-size.ts';

const NAME = /^[A-Za-z0-9_-]{1,255}$/;
const IMAGE = /^[A-Za-z0-9\-_:./#@]{1,255}$/;

/** Where a container is in its document. */
export function placeOf(at: number): string {
  return `containerDefinitions[${at}]`;
}

export function* checkContainers(task: JsonObject, containers: readonly JsonObject[]): Breaches {
  const taskMemory = readTaskMemory(task);
  const seen = new Set<string>();
  for (const [at, container] of containers.entries()) {
    const path = placeOf(at);
    const name = readString(container, 'name') ?? '';
    yield* checkName(name, path);
    if (seen.has(name)) yield breach(`${path}.name`, 'Container names must be unique within a task definition');
    seen.add(name);
    yield* checkImage(container, path);
    yield* checkMemory(container, taskMemory, path);
    yield* checkLimits(container, name, path);
  }
  yield* checkLogs(task, containers);
  yield* checkCpuSum(task, containers);
  if (!containers.some(isEssential)) {
    // Wording not documented.
    yield breach('containerDefinitions', "Task definition doesn't have any essential container.");
  }
  yield* checkDependencies(containers);
}

function* checkName(name: string, path: string): Breaches {
  // Wording not documented.
  if (name === '') yield breach(`${path}.name`, 'Container.name should not be null or empty.');
  else if (!NAME.test(name)) yield breach(`${path}.name`, 'Container.name contains invalid characters');
}

function* checkImage(container: JsonObject, path: string): Breaches {
  const image = readString(container, 'image') ?? '';
  if (image === '') yield breach(`${path}.image`, 'Container.image should not be null or empty.');
  else if (!IMAGE.test(image)) yield breach(`${path}.image`, 'Container.image contains invalid characters');
}

function* checkMemory(container: JsonObject, taskMemory: number | undefined, path: string): Breaches {
  const name = readString(container, 'name') ?? '';
  const memory = readNumber(container, 'memory');
  const reservation = readNumber(container, 'memoryReservation');
  if (memory === undefined && reservation === undefined && taskMemory === undefined) {
    yield breach(
      path,
      `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
    );
  }
  if (memory !== undefined && taskMemory !== undefined && memory > taskMemory) {
    yield breach(`${path}.memory`, `The 'memory' setting for container '${name}' is greater than for the task`);
  }
  if (memory !== undefined && reservation !== undefined && memory < reservation) {
    yield breach(
      `${path}.memoryReservation`,
      `Invalid setting for container '${name}'. 'memory' must be greater than or equal to 'memoryReservation'.`,
    );
  }
  // Wording not documented.
  if ((memory ?? 6) < 6 || (reservation ?? 6) < 6) {
    yield breach(`${path}.memory`, `Invalid setting for container '${name}'. 'memory' must be at least 6 MiB.`);
  }
}

function* checkCpuSum(task: JsonObject, containers: readonly JsonObject[]): Breaches {
  const taskCpu = readTaskCpu(task);
  if (taskCpu === undefined) return;
  const sum = containers.reduce((total, container) => total + (readNumber(container, 'cpu') ?? 0), 0);
  if (sum > taskCpu) {
    yield breach('cpu', "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.");
  }
}
