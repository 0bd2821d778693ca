import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { asDeployError } from '../ports/deploy-error.ts';
import type { Message, Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import type { Revision } from '../ports/task-definition.ts';
import { readLastCompleted } from '../rollback/read-last-completed.ts';
import { revisionName } from '../text/arn.ts';
import type { FoundService } from './current-state.ts';

/** What a deploy starts from. */
export type Base = Pick<FoundService, 'current' | 'latest' | 'completedArn'>;

/** A service, the revision that it names, and its history, newest first; undefined when that may not be read. */
export interface BaseQuestion {
  readonly service: ServiceRecord;
  readonly latest: Revision;
  readonly history: readonly ServiceDeploymentRecord[] | undefined;
}

/** The revision that the service names and, where that one has not completed, reads the one that did last. */
export async function findBase(
  { service, latest, history }: BaseQuestion,
  world: Pick<Ports, 'digest' | 'ecs' | 'ledger'> & Reporter<Message>,
): Promise<Base> {
  const completedArn = await readLastCompleted({ service, history: () => Promise.resolve(history) }, world);
  if (completedArn === undefined) return { current: latest };
  if (completedArn === latest.arn) return { current: latest, completedArn };
  const current = await describeOrNone(completedArn, world);
  // It can neither be read nor run again.
  return current === undefined ? { current: latest } : { current, latest, completedArn };
}

/** A revision that was deleted is absent (ECS Developer Guide, deleting a task definition revision). */
async function describeOrNone(
  arn: RevisionArn,
  world: Pick<Ports, 'ecs'> & Reporter<Message>,
): Promise<Revision | undefined> {
  try {
    return await world.ecs.describeRevision(arn);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind !== 'absent') throw error;
    const text = `${revisionName(arn)}, the last revision whose deployment completed, no longer exists.`;
    world.report({ type: 'notice', text });
    return undefined;
  }
}
