import { writeAwsEnvironment } from './aws-environment.ts';
import type { ContainerPlace } from './container-body.ts';
import { writeAgentLabels } from './metadata-document.ts';
import { LABELS } from './ownership.ts';
import type { NamedTask, PreparedTask, TaskWorld } from './prepare-task.ts';
import { OWN_NAMESPACES } from './task-namespaces.ts';
import type { ContainerSpecification, Pair } from './task-specification.ts';

/** What a container's place is made of. */
export interface PlaceParts {
  readonly named: NamedTask;
  readonly prepared: PreparedTask;
  readonly world: TaskWorld;
  /** Variables of ECS's own. */
  readonly metadata: readonly Pair[];
}

/** Name on Docker Engine of a container of a task. */
export function formatContainerName({ prefix }: NamedTask, container: string): string {
  return `${prefix}-${container}`;
}

/** A container among the others of its prepared task. Values in, values out. */
export function placeContainer(container: ContainerSpecification, parts: PlaceParts): ContainerPlace {
  const { named, prepared, world, metadata } = parts;
  const { name } = container;
  const { taskArn, taskDefinition } = named.task;
  const own = prepared.environments.get(name) ?? [];
  const aws = prepared.aws === undefined ? [] : writeAwsEnvironment(prepared.aws, own);
  const ours = { ...world.labels, [LABELS.task]: taskArn, [LABELS.container]: name };
  return {
    image: prepared.images.get(name)?.reference ?? '',
    labels: { ...writeAgentLabels(taskArn, taskDefinition, name), ...ours },
    environment: [...aws, ...own, ...metadata],
    network: prepared.networks.get(name) ?? { kind: 'none' },
    namespaces: prepared.namespaces.get(name) ?? OWN_NAMESPACES,
    nameOf: (other) => formatContainerName(named, other),
    sourceOf: prepared.volumes.sourceOf,
    taskMemoryMiB: named.specification.memoryMiB,
    speed: world.speed,
  };
}
