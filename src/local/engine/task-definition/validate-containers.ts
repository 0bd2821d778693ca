/** Rules on the containers of a task definition. */
import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readBoolean, readList, readNumber, readObject, readObjects, readString } from '../input.ts';
import { readTaskCpu, readTaskMemory } from './numbers.ts';
import { checkHealthCheck } from './validate-health-check.ts';

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
    checkHealthCheck(container);
    checkSecretsAndLogs(task, container);
  }
  checkCpuSum(task, containers);
  // Wording not documented.
  if (!containers.some(isEssential)) throw clientFault("Task definition doesn't have any essential container.");
  checkDependencies(containers);
}

/** `essential` is true when not given (ECS API reference, ContainerDefinition). */
export function isEssential(container: JsonObject): boolean {
  return readBoolean(container, 'essential') ?? true;
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
  // Wording not documented, of both.
  if (memory !== undefined && reservation !== undefined && memory < reservation) {
    throw clientFault(`Invalid setting for container '${name}'. 'memory' must be at least 'memoryReservation'.`);
  }
  if (memory !== undefined && memory < 6) {
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

function checkSecretsAndLogs(task: JsonObject, container: JsonObject): void {
  const hasSecrets = (readList(container, 'secrets') ?? []).length > 0;
  if (hasSecrets && (readString(task, 'executionRoleArn') ?? '') === '') {
    throw clientFault(
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'",
    );
  }
  const log = readObject(container, 'logConfiguration');
  const options = log === undefined ? undefined : (readObject(log, 'options') ?? {});
  if (log?.logDriver !== 'awslogs' || options === undefined) return;
  if (options['awslogs-region'] === undefined || options['awslogs-group'] === undefined) {
    throw clientFault('Log driver awslogs requires options: awslogs-region, awslogs-group');
  }
}

function checkDependencies(containers: readonly JsonObject[]): void {
  const byName = new Map(containers.map((container) => [readString(container, 'name') ?? '', container]));
  for (const container of containers) {
    for (const dependency of readObjects(container, 'dependsOn')) {
      const name = readString(dependency, 'containerName') ?? '';
      const target = byName.get(name);
      // The stray plus sign is in the real text.
      if (target === undefined) throw clientFault(`Cannot depend on container + '${name}' because it does not exist`);
      checkCondition(readString(dependency, 'condition') ?? '', target);
    }
  }
}

function checkCondition(condition: string, target: JsonObject): void {
  if ((condition === 'SUCCESS' || condition === 'COMPLETE') && isEssential(target)) {
    throw clientFault('A dependency container with SUCCESS or COMPLETE condition cannot be an essential container');
  }
  if (condition === 'HEALTHY' && readObject(target, 'healthCheck') === undefined) {
    throw clientFault('A dependency container with HEALTHY condition must have health check configured');
  }
}
