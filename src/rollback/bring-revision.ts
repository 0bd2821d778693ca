import { asDeployError, DeployError } from '../errors.ts';
import { pinContainers } from '../image/pin.ts';
import { readEntry } from '../ledger/entry.ts';
import { openPatience } from '../patient.ts';
import type { ServiceDeploymentRecord } from '../rollout/observation.ts';
import { nameRevision, type Revision } from '../task-definition/document.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import type { World } from '../world.ts';
import { checkImages } from './check-images.ts';
import { findRanImages } from './ran-images.ts';
import { registerPinned } from './register-pinned.ts';

/**
 * The revision that an automatic rollback deploys by an update: the one that completed last, or its content with the
 * digests that ran, where a tag was moved since. An update resolves tags anew, to the very image that has just failed.
 * Where that cannot be checked, the revision is deployed as it is: a rollback must not wait for certainty.
 *
 * @param history service deployments, newest first
 * @throws DeployError `absent` when an image that it needs is gone
 */
export async function bringRevision(
  arn: string,
  history: readonly ServiceDeploymentRecord[],
  world: World,
): Promise<string> {
  const revision = await describe(arn, world);
  if (revision === undefined) return arn;
  const entry = readEntry((await world.ledger.read(arn)) ?? {});
  const ran = findRanImages(revision, { history, known: [{ arn, entry }] });
  const { lost, restore, pins, changes } = await checkImages(revision, ran, world);
  if (lost.length > 0) {
    // The verdict has the message alone.
    const message = [`${nameRevision(arn)} cannot run again.`, ...lost, restore].filter(Boolean).join(' ');
    throw new DeployError({ kind: 'absent', message, advice: 'Deploy an image that exists.' });
  }
  if (changes.length === 0) return arn;
  const document = pinContainers(toRegistrable(revision.described), pins);
  return await registerPinned(revision, { document, entry }, world);
}

async function describe(arn: string, world: World): Promise<Revision | undefined> {
  const patience = openPatience(world);
  try {
    return await patience(() => world.ecs.describeRevision(arn));
  } catch (thrown) {
    const { kind, message, advice } = asDeployError(thrown);
    if (kind === 'internal' || kind === 'cancelled') throw thrown;
    const text = `Not checked whether the tags of ${nameRevision(arn)} still name the images that ran: ${message}`;
    world.tell({ type: 'warning', text, advice });
    return undefined;
  }
}
