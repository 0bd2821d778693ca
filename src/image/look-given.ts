import type { World } from '../world.ts';
import { findInRegistry } from './find-in-registry.ts';
import type { ImageLookup } from './image-lookup.ts';
import { type NamedImage, nameImage } from './named-image.ts';
import type { GivenSight } from './platform.ts';
import { readImageContent } from './read-image-content.ts';
import { resolveWithDocker } from './resolve-with-docker.ts';

/**
 * Looks up images by their references: in Amazon ECR by its API, in other registries by docker. Reads only, and never
 * throws for a registry that does not answer.
 */
export async function lookForGiven(references: readonly string[], world: World): Promise<readonly GivenSight[]> {
  return await Promise.all([...new Set(references)].map((reference) => lookForOne(reference, world)));
}

async function lookForOne(reference: string, world: World): Promise<GivenSight> {
  const image = nameImage(reference);
  const lookup = await findInRegistry(image, world);
  const isUnknown = lookup.kind === 'unknown' || lookup.kind === 'not-asked';
  if (isUnknown) return { ...NOTHING_KNOWN, reference, lookup: await resolveElsewhere(image, lookup, world) };
  if (lookup.kind !== 'found' || !lookup.isOwn) return { ...NOTHING_KNOWN, reference, lookup };
  return { reference, lookup, ...(await readImageContent(image.repository, lookup.digest, world)) };
}

const NOTHING_KNOWN = { platforms: [], children: [] };

/** A reference by digest names one image, whatever its registry answers. */
async function resolveElsewhere(image: NamedImage, lookup: ImageLookup, world: World): Promise<ImageLookup> {
  if ('digest' in image.identifier) return lookup;
  const answer = await resolveWithDocker(image, world.docker);
  if ('digest' in answer) return { kind: 'found', digest: answer.digest, isOwn: false };
  return { kind: 'unknown', why: answer.why };
}
