import { createHash } from 'node:crypto';
import { type DockerEngine, DockerEngineError } from './docker-engine.ts';
import { LABELS, removeVolume } from './ownership.ts';
import { readObject } from './read-json.ts';
import { describeVolumeError } from './start-error.ts';
import type { DockerVolume, VolumeSpecification } from './task-specification.ts';

/** The volumes of one task, by the names that docker knows. */
export interface TaskVolumes {
  /** A volume's name on Docker Engine. */
  readonly sourceOf: (volume: string) => string;
  /** Removes those that end with the task. */
  readonly remove: () => Promise<void>;
}

/** How volumes are named and marked. */
export interface VolumeNaming {
  /** Common to the tasks of one container instance: volumes that it keeps. */
  readonly instancePrefix: string;
  readonly taskPrefix: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * Makes the volumes of a task; one that its container instance keeps is taken as it is, with its data.
 *
 * @throws StartError for a volume that cannot be here
 */
export async function makeTaskVolumes(
  engine: DockerEngine,
  volumes: readonly VolumeSpecification[],
  naming: VolumeNaming,
): Promise<TaskVolumes> {
  const made = volumes.map(
    async (each): Promise<[string, string]> => [each.name, await makeVolume(engine, each, naming)],
  );
  const ending = volumes.filter((each) => each.kind === 'task').map((each) => taskVolumeName(each, naming));
  const remove = async (): Promise<void> => {
    await Promise.all(ending.map((name) => removeVolume(engine, name)));
  };
  try {
    const sources = new Map(await Promise.all(made));
    return { sourceOf: (volume) => sources.get(volume) ?? '', remove };
  } catch (thrown) {
    await Promise.allSettled(made);
    await remove();
    throw thrown;
  }
}

function taskVolumeName(volume: VolumeSpecification, naming: VolumeNaming): string {
  return `${naming.taskPrefix}-${volume.name}`;
}

/** A path of an instance is a volume too: no task reads or writes the files of this machine. */
const PLAIN: DockerVolume = { driver: 'local', options: {}, labels: {} };

async function makeVolume(engine: DockerEngine, volume: VolumeSpecification, naming: VolumeNaming): Promise<string> {
  const { [LABELS.task]: _task, ...keptLabels } = naming.labels;
  switch (volume.kind) {
    case 'foreign':
      throw describeVolumeError(`the local ECS has no ${volume.what}, which volume ${volume.name} needs`);
    case 'task':
      return create(engine, taskVolumeName(volume, naming), { ...volume.docker, ours: naming.labels });
    case 'instance': {
      const labels = { 'slipway.path': volume.path };
      const key = createHash('sha256').update(volume.path).digest('hex').slice(0, 12);
      return create(engine, `${naming.instancePrefix}-path-${key}`, { ...PLAIN, labels, ours: keptLabels });
    }
    case 'shared': {
      const name = `${naming.instancePrefix}-${volume.name}`;
      if (volume.isProvisioned) return create(engine, name, { ...volume.docker, ours: keptLabels });
      return findProvisioned(engine, [name, volume.name]);
    }
  }
}

interface VolumeToCreate extends DockerVolume {
  /** Labels that say whose it is; no label of a task definition replaces one. */
  readonly ours: Readonly<Record<string, string>>;
}

/** Docker answers with the volume of that name where there is one. */
async function create(engine: DockerEngine, name: string, volume: VolumeToCreate): Promise<string> {
  const { driver, options, labels, ours } = volume;
  const body = { Name: name, Driver: driver, DriverOpts: options, Labels: { ...labels, ...ours } };
  await engine.ask({ method: 'POST', path: '/volumes/create', body });
  return name;
}

/**
 * Without `autoprovision` a shared volume must exist: created by an earlier task of the instance, or by a person. A
 * volume of another local ECS is not used.
 */
async function findProvisioned(engine: DockerEngine, [own = '', plain = '']: readonly string[]): Promise<string> {
  if ((await inspectVolume(engine, own)) !== undefined) return own;
  const found = await inspectVolume(engine, plain);
  if (found !== undefined && readObject(found.Labels)[LABELS.owner] === undefined) return plain;
  throw describeVolumeError(`volume ${plain} does not exist on the container instance, and autoprovision is off`);
}

async function inspectVolume(engine: DockerEngine, name: string) {
  try {
    return readObject(await engine.ask({ method: 'GET', path: `/volumes/${encodeURIComponent(name)}` }));
  } catch (thrown) {
    if (thrown instanceof DockerEngineError && thrown.status === 404) return undefined;
    throw thrown;
  }
}
