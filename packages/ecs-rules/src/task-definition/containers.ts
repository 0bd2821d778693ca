/** Rules on the containers of a task definition. Sources: ECS API reference, ContainerDefinition; and real answers. */
import type { JsonObject } from '../values/json.ts';
import { readNumber, readString } from '../values/json-fields.ts';
import { type Breaches, breach, doubt } from './breach.ts';
import { checkDependencies } from './dependencies.ts';
import { isEssential } from './essential.ts';
import { checkLimits } from './limits.ts';
import { checkLogs } from './logs.ts';
import { hasTaskMemory, readTaskCpu, readTaskMemory } from './task-size.ts';

/** ECS API reference, ContainerDefinition, name and image. */
const NAME = /^[A-Za-z0-9_-]{1,255}$/;
const IMAGE = /^[A-Za-z0-9\-_:./#@]{1,255}$/;
/** MiB that Docker 20.10 reserves at least. AWS advises against less; that ECS refuses it is assumed. */
const LEAST_MEMORY = 6;

/** Where a container is in its document. */
function placeOf(at: number): string {
  return `containerDefinitions[${at}]`;
}

export function* checkContainers(task: JsonObject, containers: readonly JsonObject[]): Breaches {
  const taskMemory = readTaskMemory(task);
  const seen = new Set<string>();
  for (const [at, container] of containers.entries()) {
    const path = placeOf(at);
    const name = readString(container, 'name') ?? '';
    yield* checkName(name, path);
    // Observed (cdk-preflight, pf-ecs-duplicate-container-names).
    if (seen.has(name)) yield breach(`${path}.name`, 'Container names must be unique within a task definition');
    seen.add(name);
    yield* checkImage(container, path);
    yield* checkMemory(container, { isTaskSized: hasTaskMemory(task), taskMemory }, path);
    yield* checkLimits(container, name, path);
  }
  yield* checkLogs(task, containers);
  yield* checkCpuSum(task, containers);
  if (!containers.some(isEssential)) {
    // Observed (cdk-preflight, pf-ecs-essential-container).
    yield breach('containerDefinitions', "Task definition doesn't have any essential container.");
  }
  yield* checkDependencies(containers);
}

function* checkName(name: string, path: string): Breaches {
  // That a container has a name is documented (ECS API reference, ContainerDefinition); the wording is not.
  if (name === '') yield breach(`${path}.name`, 'Container.name should not be null or empty.');
  else if (!NAME.test(name)) yield breach(`${path}.name`, 'Container.name contains invalid characters');
}

function* checkImage(container: JsonObject, path: string): Breaches {
  const image = readString(container, 'image') ?? '';
  // Observed, both, in reports of RegisterTaskDefinition's answers.
  if (image === '') yield breach(`${path}.image`, 'Container.image should not be null or empty.');
  else if (!IMAGE.test(image)) yield breach(`${path}.image`, 'Container.image contains invalid characters');
}

interface TaskMemory {
  /** Whether the task has a `memory` at all, readable here or not. */
  readonly isTaskSized: boolean;
  readonly taskMemory: number | undefined;
}

function* checkMemory(container: JsonObject, { isTaskSized, taskMemory }: TaskMemory, path: string): Breaches {
  const name = readString(container, 'name') ?? '';
  const memory = readNumber(container, 'memory');
  const reservation = readNumber(container, 'memoryReservation');
  // Observed (cdk-preflight, pf-ecs-container-memory-required, -over-task and -reservation), the next two as well.
  if (memory === undefined && reservation === undefined && !isTaskSized) {
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
  if (Math.min(memory ?? LEAST_MEMORY, reservation ?? LEAST_MEMORY) < LEAST_MEMORY) {
    yield doubt(`${path}.memory`, `Docker reserves at least ${LEAST_MEMORY} MiB of memory for container '${name}'.`);
  }
}

function* checkCpuSum(task: JsonObject, containers: readonly JsonObject[]): Breaches {
  const taskCpu = readTaskCpu(task);
  if (taskCpu === undefined) return;
  const sum = containers.reduce((total, container) => total + (readNumber(container, 'cpu') ?? 0), 0);
  // Observed (cdk-preflight, pf-ecs-fargate-container-cpu-over-task).
  if (sum > taskCpu) {
    yield breach('cpu', "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.");
  }
}
