import { asDeployError } from '../errors.ts';
import type { FoundService } from '../found.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../rollout/observation.ts';
import { nameRevision, type Revision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { readLastCompleted } from './read-last-completed.ts';

/** What a deploy starts from. */
export type Base = Pick<FoundService, 'serving' | 'latest' | 'completedArn'>;

/**
 * Reads the revision that the service names and, where that one has not completed, the one that did last.
 *
 * @param history newest first; undefined when it may not be read
 */
export async function findBase(
  service: ServiceRecord,
  history: readonly ServiceDeploymentRecord[] | undefined,
  world: World,
): Promise<Base> {
  const latest = await world.ecs.describeRevision(service.revisionArn);
  const completedArn = await readLastCompleted({ service, history: () => Promise.resolve(history) }, world);
  if (completedArn === undefined) return { serving: latest };
  if (completedArn === latest.arn) return { serving: latest, completedArn };
  const serving = await describeOrNone(completedArn, world);
  // It can neither be read nor run again.
  return serving === undefined ? { serving: latest } : { serving, latest, completedArn };
}

/** A revision that was deleted is absent (ECS Developer Guide, deleting a task definition revision). */
async function describeOrNone(arn: string, world: World): Promise<Revision | undefined> {
  try {
    return await world.ecs.describeRevision(arn);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind !== 'absent') throw error;
    const text = `${nameRevision(arn)}, the last revision whose deployment completed, no longer exists.`;
    world.tell({ type: 'notice', text });
    return undefined;
  }
}
