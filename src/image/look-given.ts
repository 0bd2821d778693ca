import type { GivenImage } from '../inputs/request.ts';
import type { World } from '../world.ts';
import { findInRegistry } from './find-in-registry.ts';
import { nameImage } from './named-image.ts';
import type { GivenSight } from './platform.ts';
import { readPlatforms } from './read-platforms.ts';

/** Looks for the images that were given, where the registry is that of the credentials. Reads only, and never throws. */
export async function lookForGiven(images: readonly GivenImage[], world: World): Promise<readonly GivenSight[]> {
  const references = [...new Set(images.map(({ reference }) => reference))];
  return await Promise.all(references.map((reference) => lookForOne(reference, world)));
}

async function lookForOne(reference: string, world: World): Promise<GivenSight> {
  const image = nameImage(reference);
  const fate = await findInRegistry(image, world);
  const platforms = fate.kind === 'there' ? await readPlatforms(image.repository, fate.digest, world) : [];
  return { reference, platforms, isGone: fate.kind === 'gone' };
}
