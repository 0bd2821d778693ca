/** Overrides of RunTask, laid over the task definition (ECS API reference, TaskOverride). */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { omitAbsent, readObject, readObjects, readString } from './input.ts';

const TASK_FIELDS = ['cpu', 'memory', 'taskRoleArn', 'executionRoleArn', 'ephemeralStorage'];
const CONTAINER_FIELDS = ['command', 'cpu', 'memory', 'memoryReservation', 'environmentFiles', 'resourceRequirements'];

/**
 * Reads and checks the request's `overrides`.
 * @throws ApiError when a container is unknown, or all is over 8192 characters
 */
export function readOverrides(input: JsonObject, described: JsonObject): JsonObject {
  const overrides = readObject(input, 'overrides') ?? {};
  if (JSON.stringify(overrides).length > 8192) {
    throw invalidParameter('Container Overrides length must be at most 8192.');
  }
  const names = readObjects(described, 'containerDefinitions').map((container) => readString(container, 'name'));
  for (const override of readObjects(overrides, 'containerOverrides')) {
    const name = readString(override, 'name');
    if (!names.includes(name)) {
      throw invalidParameter(`Override for container named ${name ?? ''} is not a container in the TaskDefinition.`);
    }
  }
  return overrides;
}

/** The task definition with the overrides in it. */
export function applyOverrides(described: JsonObject, overrides: JsonObject): JsonObject {
  const byName = new Map(
    readObjects(overrides, 'containerOverrides').map((override) => [readString(override, 'name'), override]),
  );
  if (byName.size === 0 && Object.keys(overrides).length === 0) return described;
  return {
    ...described,
    ...omitAbsent(Object.fromEntries(TASK_FIELDS.map((field) => [field, overrides[field] ?? undefined]))),
    containerDefinitions: readObjects(described, 'containerDefinitions').map((container) =>
      overrideContainer(container, byName.get(readString(container, 'name')) ?? {}),
    ),
  };
}

function overrideContainer(container: JsonObject, override: JsonObject): JsonObject {
  const replaced = readObjects(override, 'environment');
  const names = new Set(replaced.map((variable) => variable.name));
  const kept = readObjects(container, 'environment').filter((variable) => !names.has(variable.name));
  return {
    ...container,
    ...omitAbsent(Object.fromEntries(CONTAINER_FIELDS.map((field) => [field, override[field] ?? undefined]))),
    environment: [...kept, ...replaced],
  };
}
