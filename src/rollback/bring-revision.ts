import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { pinContainers } from '../image/pin.ts';
import { readEntry } from '../ledger/entry.ts';
import { asDeployError, DeployError } from '../ports/deploy-error.ts';
import type { CallerNotes } from '../ports/identity.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import { openRetries } from '../ports/retry.ts';
import type { ServiceDeploymentRecord } from '../ports/service-records.ts';
import type { Revision } from '../ports/task-definition.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import { revisionName } from '../text/arn.ts';
import { checkImages } from './check-images.ts';
import type { RollbackEvent } from './events.ts';
import { findRanImages } from './ran-images.ts';
import { registerPinned } from './register-pinned.ts';

/**
 * The revision that an automatic rollback deploys by an update: the one that completed last, or its content with the
 * digests that ran, where a tag was moved since. An update resolves tags again, to the image that has just failed.
 * Where that cannot be checked, the revision is deployed as it is: a rollback must not wait for certainty.
 *
 * @param history service deployments, newest first
 * @throws DeployError `absent` when an image that it needs is gone
 */
export async function bringRevision(
  arn: RevisionArn,
  history: readonly ServiceDeploymentRecord[],
  world: Pick<Ports, 'clock' | 'digest' | 'docker' | 'ecr' | 'ecs' | 'ledger' | 'origin' | 'signal'> &
    Reporter<RollbackEvent> &
    CallerNotes,
): Promise<RevisionArn> {
  const revision = await describe(arn, world);
  if (revision === undefined) return arn;
  const entry = readEntry((await world.ledger.read(arn)) ?? {});
  const ran = findRanImages(revision, { history, known: [{ arn, entry }] });
  const { lost, restore, pins, changes } = await checkImages(revision, ran, world);
  if (lost.length > 0) {
    // The verdict has the message alone.
    const message = [`${revisionName(arn)} cannot run again.`, ...lost, restore].filter(Boolean).join(' ');
    throw new DeployError({ kind: 'absent', message, advice: 'Deploy an image that exists.' });
  }
  if (changes.length === 0) return arn;
  const document = pinContainers(toRegistrable(revision.described), pins);
  return await registerPinned(revision, { document, entry }, world);
}

async function describe(
  arn: RevisionArn,
  world: Pick<Ports, 'clock' | 'ecs' | 'signal'> & Reporter<RollbackEvent>,
): Promise<Revision | undefined> {
  const retry = openRetries(world);
  try {
    return await retry(() => world.ecs.describeRevision(arn));
  } catch (thrown) {
    const { kind, message, advice } = asDeployError(thrown);
    if (kind === 'internal' || kind === 'cancelled') throw thrown;
    const text = `Cannot check whether the tags of ${revisionName(arn)} still point to the images that ran: ${message}`;
    world.report({ type: 'warning', text, advice });
    return undefined;
  }
}
