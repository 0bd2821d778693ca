import { asDeployError } from '../errors.ts';
import type { ImageDigests } from '../image/pin.ts';
import type { Revision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from './observation.ts';
import { findImages, mergeDigests, readOwnDigests } from './running-images.ts';

/** A service, and the revision whose images are read. */
export interface RunningRevision {
  readonly service: ServiceRecord;
  readonly serving: Revision;
  /** Service deployments, newest first. */
  readonly history: readonly ServiceDeploymentRecord[];
}

/**
 * Digests by container that a service runs of a revision: those of its last service deployment, else those of its running
 * tasks. A container is missing where ECS does not show one digest for all tasks. Never throws: what may not be read is
 * not known.
 */
export async function readRunningImages(
  { service, serving, history }: RunningRevision,
  world: Pick<World, 'ecs'>,
): Promise<ImageDigests> {
  const known = readOwnDigests(serving.described) ?? findImages(history, serving.arn);
  if (known !== undefined || service.running === 0) return known ?? {};
  try {
    const tasks = await world.ecs.serviceTasks(service.clusterArn, service.name);
    const running = tasks.filter((task) => task.revisionArn === serving.arn && task.lastStatus === 'RUNNING');
    return mergeDigests(running.map(({ images }) => images));
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'internal' || error.kind === 'cancelled') throw error;
    return {};
  }
}
