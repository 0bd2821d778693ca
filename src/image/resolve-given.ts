import type { CallerNotes } from '../ports/identity.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { ImageEvent } from './events.ts';
import { findInRegistry } from './find-in-registry.ts';
import type { ImageLookup } from './image-lookup.ts';
import type { NamedImage } from './named-image.ts';
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
  const lookup = await findInRegistry(image, world);
  const isUnknown = lookup.kind === 'unknown' || lookup.kind === 'not-asked';
  if (isUnknown) return { ...NOTHING_KNOWN, reference, lookup: await resolveElsewhere(image, lookup, world) };
  if (lookup.kind !== 'found' || !lookup.isOwn) return { ...NOTHING_KNOWN, reference, lookup };
  return { reference, lookup, ...(await readImageContent(image.repository, lookup.digest, world)) };
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
