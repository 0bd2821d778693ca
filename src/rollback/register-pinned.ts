import type { LedgerEntry } from '../ledger/entry.ts';
import { tagRevision } from '../ledger/ledger.ts';
import { describeContent, describeRun } from '../ledger/run-entry.ts';
import { nameRevision, type Revision, type TaskDefinitionDocument } from '../task-definition/document.ts';
import { registerRevision } from '../task-definition/register.ts';
import type { World } from '../world.ts';

/**
 * Registers the content of a revision with the digests that ran of it, unless the newest of the family has it already. Its
 * tags say which revision, release and commit it is.
 * @param source `document`: that content; `entry`: what the ledger has of the revision
 */
export async function registerPinned(
  target: Revision,
  { document, entry }: { readonly document: TaskDefinitionDocument; readonly entry: LedgerEntry },
  world: World,
): Promise<string> {
  const { revision, isReused } = await registerRevision(document, [], world);
  const { commit, releases, restores } = entry;
  const images = document.containerDefinitions.flatMap(({ image }) => image ?? []);
  const written: LedgerEntry = {
    ...describeRun(world.origin),
    ...(commit === undefined ? {} : { commit }),
    ...(releases === undefined ? {} : { releases }),
    restores: restores ?? nameRevision(target.arn),
    ...describeContent({ document, images }, world.digest),
  };
  await tagRevision({ arn: revision.arn, isReused, baseArn: target.arn }, written, world.ledger);
  return revision.arn;
}
