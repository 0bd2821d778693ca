import type { ImageDigests } from '../image/pin.ts';
import type { Ports } from '../ports/ports.ts';
import { readOrUndefined } from '../ports/read-or-undefined.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import type { Revision } from '../ports/task-definition.ts';
import { findImages, mergeDigests, readOwnDigests } from './running-images.ts';

/** A service, and the revision whose images are read. */
export interface RunningRevision {
  readonly service: ServiceRecord;
  readonly current: Revision;
  /** Service deployments, newest first. */
  readonly history: readonly ServiceDeploymentRecord[];
}

/**
 * Digests by container that a service runs of a revision: those of its last service deployment, else those of its
 * running tasks. A container is missing where ECS does not show one digest for all tasks. Never throws: what may not be
 * read is not known.
 */
export async function readRunningImages(
  { service, current, history }: RunningRevision,
  world: Pick<Ports, 'ecs'>,
): Promise<ImageDigests> {
  const known = readOwnDigests(current.described) ?? findImages(history, current.arn);
  if (known !== undefined || service.running === 0) return known ?? {};
  const read = () => world.ecs.serviceTasks(service.clusterArn, service.name);
  const tasks = (await readOrUndefined(read, ['internal', 'cancelled'])) ?? [];
  const running = tasks.filter((task) => task.revisionArn === current.arn && task.lastStatus === 'RUNNING');
  return mergeDigests(running.map(({ images }) => images));
}
