import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import type { LedgerEntry } from '../ledger/entry.ts';
import { tagRevision } from '../ledger/ledger.ts';
import { describeContent, describeRun } from '../ledger/run-entry.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { Revision, TaskDefinitionDocument } from '../ports/task-definition.ts';
import { registerRevision } from '../task-definition/register.ts';
import { revisionName } from '../text/arn.ts';
import type { RollbackEvent } from './events.ts';

/**
 * Registers the content of a revision with the digests that ran of it, unless the newest of the family has it already.
 * Its tags say which revision, release and commit it is.
 * @param source `document`: that content; `entry`: what the ledger has of the revision
 */
export async function registerPinned(
  target: Revision,
  { document, entry }: { readonly document: TaskDefinitionDocument; readonly entry: LedgerEntry },
  world: Pick<Ports, 'clock' | 'digest' | 'ecs' | 'ledger' | 'origin' | 'signal'> & Reporter<RollbackEvent>,
): Promise<RevisionArn> {
  const { revision, isReused } = await registerRevision(document, { revisions: [] }, world);
  const { commit, releases, restores } = entry;
  const images = document.containerDefinitions.flatMap(({ image }) => image ?? []);
  const written: LedgerEntry = {
    ...describeRun(world.origin),
    ...defined({ commit, releases }),
    restores: restores ?? revisionName(target.arn),
    ...describeContent({ document, images }, world.digest),
  };
  await tagRevision({ arn: revision.arn, isReused, baseArn: target.arn }, written, world.ledger);
  return revision.arn;
}
