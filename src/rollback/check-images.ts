import { refuseArchived, restoreCommand } from '../image/archived.ts';
import { shortenDigest, toIndexDigests } from '../image/compare-running.ts';
import { findInRegistry } from '../image/find-in-registry.ts';
import type { ImageLookup } from '../image/image-lookup.ts';
import { type ContainerImage, listImages } from '../image/named-image.ts';
import { digestOf, type ImageDigests } from '../image/pin.ts';
import type { ResolvedImage } from '../image/platform.ts';
import { resolveGiven } from '../image/resolve-given.ts';
import type { CallerNotes } from '../ports/identity.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { Revision } from '../ports/task-definition.ts';
import type { RollbackEvent } from './events.ts';

/** Whether a revision can run again with the images that ran then. */
export interface RollbackImages {
  /** Why it cannot, each a sentence. */
  readonly lost: readonly string[];
  /** Restores the lost images. Absent: no image is lost, or one of them no longer exists. */
  readonly restore?: string;
  /** Digests by container that the rollback deploys in place of tags that name something else by now. */
  readonly pins: ImageDigests;
  /** What is pinned, each a line of the plan. */
  readonly changes: readonly string[];
  /** Digests by container to compare once the revision is deployed: nobody could resolve their tags before. */
  readonly unverified: ImageDigests;
}

/**
 * Compares the images of a revision with what ran of it. A tag that was moved since must not bring another image: the
 * digest that ran is deployed. What is not known is reported and stops nothing.
 * @param ran digests by container that ran of the revision; a container is missing where that is not known
 */
export async function checkImages(
  revision: Revision,
  ran: ImageDigests,
  world: Pick<Ports, 'docker' | 'ecr'> & Reporter<RollbackEvent> & CallerNotes,
): Promise<RollbackImages> {
  const images = listImages(revision.described);
  const seen = await resolveGiven(images, world);
  const known = toIndexDigests(ran, seen);
  const outcomes = await Promise.all(
    images.map((image) =>
      checkOne(image, { resolved: seen.find(({ reference }) => reference === image.reference), known }, world),
    ),
  );
  reportUnknown(outcomes, world);
  return {
    ...adviseRestore(outcomes),
    lost: outcomes.flatMap((outcome) => (outcome.kind === 'lost' ? [outcome.reason] : [])),
    pins: Object.fromEntries(outcomes.flatMap((one) => (one.kind === 'pin' ? [[one.container, one.digest]] : []))),
    changes: outcomes.flatMap((outcome) => (outcome.kind === 'pin' ? [outcome.change] : [])),
    unverified: Object.fromEntries(
      outcomes.flatMap((one) => (one.kind === 'unverified' ? [[one.container, one.ran]] : [])),
    ),
  };
}

type Outcome =
  | { readonly kind: 'same' }
  | { readonly kind: 'lost'; readonly reason: string; readonly restore?: string }
  | { readonly kind: 'pin'; readonly container: string; readonly digest: string; readonly change: string }
  | { readonly kind: 'unknown'; readonly reference: string }
  /** Whether the tag still names what ran can only be seen once it is deployed. */
  | { readonly kind: 'unverified'; readonly reference: string; readonly container: string; readonly ran: string }
  /** The tag exists, and nobody recorded what it named when the revision ran. */
  | { readonly kind: 'unrecorded'; readonly reference: string; readonly digest: string };

interface ImageEvidence {
  readonly resolved: ResolvedImage | undefined;
  readonly known: ImageDigests;
}

async function checkOne(
  image: ContainerImage,
  { resolved, known }: ImageEvidence,
  world: Pick<Ports, 'ecr'> & Reporter<RollbackEvent> & CallerNotes,
): Promise<Outcome> {
  const { reference, container, identifier } = image;
  const lookup: ImageLookup = resolved?.lookup ?? { kind: 'not-asked' };
  const ran = digestOf(known, container);
  if ('digest' in identifier || ran === undefined) return checkAsNamed(image, lookup);
  if (lookup.kind === 'found' && lookup.digest === ran) return { kind: 'same' };
  if (lookup.kind === 'unknown' || lookup.kind === 'not-asked')
    return { kind: 'unverified', reference, container, ran };
  const now = 'digest' in lookup ? lookup.digest : undefined;
  const isAskable = lookup.kind !== 'found' || lookup.isOwn;
  const then = isAskable ? await findInRegistry({ ...image, identifier: { digest: ran } }, world) : undefined;
  if (then?.kind === 'gone') return { kind: 'lost', reason: describeGone(image, ran, now) };
  if (then?.kind === 'archived') return loseArchived(image, ran);
  return { kind: 'pin', container, digest: ran, change: describePin(image, ran, now) };
}

/** Of an image by digest, and of one by tag of which nobody knows what ran. */
function checkAsNamed(image: ContainerImage, lookup: ImageLookup): Outcome {
  const { reference, container, identifier } = image;
  switch (lookup.kind) {
    case 'found':
      return 'digest' in identifier ? { kind: 'same' } : { kind: 'unrecorded', reference, digest: lookup.digest };
    case 'gone':
      return { kind: 'lost', reason: `Image ${reference} of container ${container} no longer exists in the registry.` };
    case 'archived':
      return loseArchived(image, lookup.digest);
    case 'not-asked':
    case 'unknown':
      return { kind: 'unknown', reference };
  }
}

function loseArchived({ repository }: ContainerImage, digest: string): Outcome {
  const { message } = refuseArchived(repository, { digest });
  return { kind: 'lost', reason: message, restore: restoreCommand(repository, digest) };
}

/** A restore helps only when no other image is lost. */
function adviseRestore(outcomes: readonly Outcome[]): { readonly restore?: string } {
  const lost = outcomes.filter((outcome) => outcome.kind === 'lost');
  const commands = lost.flatMap(({ restore }) => (restore === undefined ? [] : [restore]));
  if (commands.length === 0 || commands.length < lost.length) return {};
  const [only, ...others] = new Set(commands);
  return { restore: `Restore ${others.length === 0 ? 'it' : 'them'}: ${[only, ...others].join(' && ')}` };
}

function describeGone({ reference, container }: ContainerImage, ran: string, now: string | undefined): string {
  const tag = now === undefined ? 'and its tag no longer exists' : `and ${reference} is now ${now}`;
  return `Image ${ran}, which ran in container ${container}, no longer exists in the registry, ${tag}.`;
}

function describePin({ reference, container }: ContainerImage, ran: string, now: string | undefined): string {
  const tag =
    now === undefined ? `the current image of ${reference} is unknown` : `${reference} is now ${shortenDigest(now)}`;
  return `image of container ${container}: ${shortenDigest(ran)}, which ran before (${tag})`;
}

function reportUnknown(outcomes: readonly Outcome[], world: Reporter<RollbackEvent>): void {
  const unknown = outcomes.flatMap((one) =>
    one.kind === 'unknown' || one.kind === 'unverified' ? [one.reference] : [],
  );
  if (unknown.length > 0) {
    const list = [...new Set(unknown)].join(', ');
    world.report({ type: 'notice', text: `Cannot verify that these images still exist: ${list}.` });
  }
  for (const outcome of outcomes) {
    if (outcome.kind !== 'unrecorded') continue;
    const text = `ECS has no record of the digest that ran as ${outcome.reference}. Deploying the tag's current image, ${shortenDigest(outcome.digest)}.`;
    const advice = 'If the tag was moved, deploy the earlier image by its digest instead.';
    world.report({ type: 'warning', text, advice });
  }
}
