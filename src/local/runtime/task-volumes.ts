import type { DockerEngine } from './docker-engine.ts';
import { LABELS, removeVolume } from './ownership.ts';
import type { VolumeSpecification } from './task-specification.ts';

/** The volumes of one task, by the names that docker knows. */
export interface TaskVolumes {
  /** A path of the host or a volume's name. A name that the task does not declare is taken as it is. */
  readonly sourceOf: (volume: string) => string;
  /** Removes those that end with the task. */
  readonly remove: () => Promise<void>;
}

/** How volumes are named and marked. */
export interface VolumeNaming {
  /** Common to all tasks of this local ECS: volumes that are kept between tasks. */
  readonly keptPrefix: string;
  readonly taskPrefix: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Makes the volumes of a task; a kept one that is there already is taken as it is, with its data. */
export async function makeTaskVolumes(
  engine: DockerEngine,
  volumes: readonly VolumeSpecification[],
  naming: VolumeNaming,
): Promise<TaskVolumes> {
  const sources = new Map(volumes.map((each) => [each.name, nameSource(each, naming)]));
  const { [LABELS.task]: _task, ...keptLabels } = naming.labels;
  await Promise.all(
    volumes
      .filter((each) => each.kind !== 'host')
      .map((each) => {
        const labels = each.kind === 'kept' ? keptLabels : naming.labels;
        const body = { Name: nameSource(each, naming), Labels: labels };
        return engine.ask({ method: 'POST', path: '/volumes/create', body });
      }),
  );
  const ending = volumes.filter((each) => each.kind === 'task').map((each) => nameSource(each, naming));
  return {
    sourceOf: (volume) => sources.get(volume) ?? volume,
    remove: async () => {
      await Promise.all(ending.map((name) => removeVolume(engine, name)));
    },
  };
}

function nameSource(volume: VolumeSpecification, naming: VolumeNaming): string {
  switch (volume.kind) {
    case 'host':
      return volume.sourcePath;
    case 'kept':
      return `${naming.keptPrefix}-${volume.name}`;
    case 'task':
      return `${naming.taskPrefix}-${volume.name}`;
  }
}
