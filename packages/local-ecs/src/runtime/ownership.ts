/** The owner of each Docker object, so that each local ECS removes its own objects and those of ended processes. */

import { isJsonObject, type Json } from '@slipway/ecs-rules/values';
import { type DockerEngine, DockerEngineError } from './docker-engine.ts';

/** Labels of everything that the runtime makes. */
export const LABELS = {
  engine: 'slipway.local',
  owner: 'slipway.owner',
  task: 'slipway.task',
  container: 'slipway.container',
} as const;

/** For a `filters` of the Docker Engine API: what bears the label of an owner, or of any. */
export function filterOwned(owner?: string): string {
  const label = owner === undefined ? LABELS.owner : `${LABELS.owner}=${owner}`;
  return encodeURIComponent(JSON.stringify({ label: [label] }));
}

/** Removes the containers, volumes and networks of every owner that `isChosen` accepts. */
export async function removeOwned(engine: DockerEngine, isChosen: (owner: string) => boolean): Promise<void> {
  const filters = filterOwned();
  const containers = await engine.ask({ method: 'GET', path: `/containers/json?all=true&filters=${filters}` });
  await Promise.all(chooseNames(containers, 'Id', isChosen).map((id) => removeContainer(engine, id)));
  const volumes = await engine.ask({ method: 'GET', path: `/volumes?filters=${filters}` });
  const listed = isJsonObject(volumes) ? (volumes.Volumes ?? null) : null;
  await Promise.all(chooseNames(listed, 'Name', isChosen).map((name) => removeVolume(engine, name)));
  const networks = await engine.ask({ method: 'GET', path: `/networks?filters=${filters}` });
  await Promise.all(chooseNames(networks, 'Id', isChosen).map((id) => removeNetwork(engine, id)));
}

function chooseNames(listed: Json, key: 'Id' | 'Name', isChosen: (owner: string) => boolean): readonly string[] {
  if (!Array.isArray(listed)) return [];
  return listed.filter(isJsonObject).flatMap((each) => {
    const labels = isJsonObject(each.Labels) ? each.Labels : {};
    const [owner, name] = [labels[LABELS.owner], each[key]];
    return typeof owner === 'string' && typeof name === 'string' && isChosen(owner) ? [name] : [];
  });
}

/** Kills and removes a container with its anonymous volumes; a missing one is no error. */
export async function removeContainer(engine: DockerEngine, id: string): Promise<void> {
  await tolerateGone(engine.ask({ method: 'DELETE', path: `/containers/${id}?force=true&v=true` }));
}

export async function removeVolume(engine: DockerEngine, name: string): Promise<void> {
  await tolerateGone(engine.ask({ method: 'DELETE', path: `/volumes/${encodeURIComponent(name)}?force=true` }));
}

/** One that Docker Engine does not remove now, because another removal is in progress, is left to the next sweep. */
export async function removeNetwork(engine: DockerEngine, id: string): Promise<void> {
  try {
    await engine.ask({ method: 'DELETE', path: `/networks/${id}` });
  } catch (thrown) {
    if (!(thrown instanceof DockerEngineError)) throw thrown;
  }
}

/** Removes a reference of an image, and the image when it has no other. */
export async function removeImageReference(engine: DockerEngine, reference: string): Promise<void> {
  await tolerateGone(engine.ask({ method: 'DELETE', path: `/images/${encodeURIComponent(reference)}` }));
}

/** 404: gone. 409: another removal is in progress, or a container uses the volume: the next sweep removes it. */
async function tolerateGone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (thrown) {
    const isGone = thrown instanceof DockerEngineError && (thrown.status === 404 || thrown.status === 409);
    if (!isGone) throw thrown;
  }
}
