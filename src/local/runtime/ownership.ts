/** Who made what stands on Docker Engine, so that each local ECS removes its own and what dead ones left. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Json } from '../../json.ts';
import { isJsonObject } from '../../json.ts';
import { type DockerEngine, DockerEngineError } from './docker-engine.ts';
import { readNodeFault } from './node-fault.ts';

/** Labels of everything that the runtime makes. */
export const LABELS = {
  engine: 'slipway.local',
  owner: 'slipway.owner',
  task: 'slipway.task',
  container: 'slipway.container',
} as const;

/** This process: `HOST/PID/START`, where START tells it from a later process with the same id. */
export function describeOwner(): string {
  return `${hostname()}/${process.pid}/${readStartTime(process.pid)}`;
}

/** Whether the process of an owner label has ended. A process of another host is never said to be gone. */
export function isOwnerGone(owner: string): boolean {
  const [host, pidText, start] = owner.split('/');
  const pid = Number(pidText);
  if (host !== hostname() || !Number.isInteger(pid) || pid <= 0) return false;
  if (!isAlive(pid)) return true;
  return start !== readStartTime(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return readNodeFault(thrown).code === 'EPERM';
  }
}

/** Clock ticks from boot to the start of the process; empty where there is no /proc. */
function readStartTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** For a `filters` of the Docker Engine API: what bears the label of an owner, or of any. */
export function filterOwned(owner?: string): string {
  const label = owner === undefined ? LABELS.owner : `${LABELS.owner}=${owner}`;
  return encodeURIComponent(JSON.stringify({ label: [label] }));
}

/** Removes the containers and volumes of every owner that `isChosen` takes. */
export async function removeOwned(engine: DockerEngine, isChosen: (owner: string) => boolean): Promise<void> {
  const filters = filterOwned();
  const containers = await engine.ask({ method: 'GET', path: `/containers/json?all=true&filters=${filters}` });
  await Promise.all(chooseNames(containers, 'Id', isChosen).map((id) => removeContainer(engine, id)));
  const volumes = await engine.ask({ method: 'GET', path: `/volumes?filters=${filters}` });
  const listed = isJsonObject(volumes) ? (volumes.Volumes ?? null) : null;
  await Promise.all(chooseNames(listed, 'Name', isChosen).map((name) => removeVolume(engine, name)));
}

function chooseNames(listed: Json, key: 'Id' | 'Name', isChosen: (owner: string) => boolean): readonly string[] {
  if (!Array.isArray(listed)) return [];
  return listed.filter(isJsonObject).flatMap((each) => {
    const labels = isJsonObject(each.Labels) ? each.Labels : {};
    const [owner, name] = [labels[LABELS.owner], each[key]];
    return typeof owner === 'string' && typeof name === 'string' && isChosen(owner) ? [name] : [];
  });
}

/** Kills and removes a container with its anonymous volumes; one that is gone already is well. */
export async function removeContainer(engine: DockerEngine, id: string): Promise<void> {
  await tolerateGone(engine.ask({ method: 'DELETE', path: `/containers/${id}?force=true&v=true` }));
}

export async function removeVolume(engine: DockerEngine, name: string): Promise<void> {
  await tolerateGone(engine.ask({ method: 'DELETE', path: `/volumes/${encodeURIComponent(name)}?force=true` }));
}

/** Takes a reference off an image, and the image with it when it has no other. */
export async function removeImageReference(engine: DockerEngine, reference: string): Promise<void> {
  await tolerateGone(engine.ask({ method: 'DELETE', path: `/images/${encodeURIComponent(reference)}` }));
}

/** 404: gone. 409: another removal is under way, or a container holds the volume: the next sweep takes it. */
async function tolerateGone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (thrown) {
    const isGone = thrown instanceof DockerEngineError && (thrown.status === 404 || thrown.status === 409);
    if (!isGone) throw thrown;
  }
}
