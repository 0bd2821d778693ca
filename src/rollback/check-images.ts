import { findInRegistry } from '../image/find-in-registry.ts';
import { type ContainerImage, listImages } from '../image/named-image.ts';
import type { Revision } from '../task-definition/document.ts';
import type { World } from '../world.ts';

/**
 * Asks the registry of these credentials for the images of a revision. Of other registries nothing is known; that, and a
 * read that is denied or fails, is said and stops nothing.
 *
 * @returns the images that are gone
 */
export async function findLostImages(revision: Revision, world: World): Promise<readonly ContainerImage[]> {
  const images = listImages(revision.described);
  const fates = await Promise.all(images.map((image) => findInRegistry(image, world)));
  const unasked = images.filter((_, at) => fates[at]?.kind === 'not-asked').map(({ reference }) => reference);
  if (unasked.length > 0) {
    const list = [...new Set(unasked)].join(', ');
    const text = `Whether it is still there is not known of images outside the registry of these credentials: ${list}.`;
    world.tell({ type: 'notice', text });
  }
  return images.filter((_, at) => fates[at]?.kind === 'gone');
}
