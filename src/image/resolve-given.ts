import type { ImageContent } from '../ports/ecr.ts';
import type { CallerNotes } from '../ports/identity.ts';
import { inOrder } from '../ports/in-parallel.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { ImageEvent } from './events.ts';
import { findInRegistry } from './find-in-registry.ts';
import type { ImageLookup } from './image-lookup.ts';
import { isLoopback, isOwnRegistry, type NamedImage } from './named-image.ts';
import type { ResolvedImage } from './platform.ts';
import { readImageContent } from './read-image-content.ts';
import { resolveWithDocker } from './resolve-with-docker.ts';

/**
 * Resolves images, each once: in Amazon ECR by its API, in other registries by docker. Reads only, and never
 * throws for a registry that does not answer.
 */
export async function resolveGiven(
  images: readonly NamedImage[],
  world: Pick<Ports, 'docker' | 'ecr'> & Reporter<ImageEvent> & CallerNotes,
): Promise<readonly ResolvedImage[]> {
  const distinct = new Map(images.map((image) => [image.reference, image]));
  return await Promise.all([...distinct.values()].map((image) => resolveOne(image, world)));
}

async function resolveOne(
  image: NamedImage,
  world: Pick<Ports, 'docker' | 'ecr'> & Reporter<ImageEvent> & CallerNotes,
): Promise<ResolvedImage> {
  const { reference } = image;
  const [lookup, early] = await inOrder([findInRegistry(image, world), readEarly(image, world)]);
  const isUnknown = lookup.kind === 'unknown' || lookup.kind === 'not-asked';
  if (isUnknown) return { ...NOTHING_KNOWN, reference, lookup: await resolveElsewhere(image, lookup, world) };
  if (lookup.kind !== 'found' || !lookup.isOwn) return { ...NOTHING_KNOWN, reference, lookup };
  // A tag may move between the two reads.
  const isSame = early?.digest === lookup.digest;
  const { platforms, children } = isSame ? early : await readImageContent(image.repository, lookup.digest, world);
  return { reference, lookup, platforms, children };
}

/** The content by tag, read next to its digest. Undefined where it cannot be read: that is tried again by digest. */
async function readEarly(
  { registry, repository, identifier }: NamedImage,
  { ecr, notes }: Pick<Ports, 'ecr'> & CallerNotes,
): Promise<ImageContent | undefined> {
  const { identity } = notes.record();
  if (registry === undefined || identity === undefined) return undefined;
  if (!isOwnRegistry(registry, identity) && !isLoopback(registry)) return undefined;
  return ecr.imageContent(repository, identifier).catch(() => undefined);
}

const NOTHING_KNOWN = { platforms: [], children: [] };

/** A reference by digest names one image, whatever its registry answers. */
async function resolveElsewhere(
  image: NamedImage,
  lookup: ImageLookup,
  world: Pick<Ports, 'docker'>,
): Promise<ImageLookup> {
  if ('digest' in image.identifier) return lookup;
  const answer = await resolveWithDocker(image, world.docker);
  if ('digest' in answer) return { kind: 'found', digest: answer.digest, isOwn: false };
  return { kind: 'unknown', why: answer.why };
}
