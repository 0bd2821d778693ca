import { asDeployError } from '../errors.ts';
import type { Revision } from '../task-definition/document.ts';
import type { CallerIdentity, World } from '../world.ts';
import { isLoopback, isOwnRegistry, listImages, type NamedImage } from './images.ts';

/** What the registry says of an image. */
type ImageFate = 'there' | 'gone' | 'not-asked' | 'not-known';

/**
 * Asks the registry of these credentials for the images of a revision, by digest or tag. Of other registries nothing is
 * known; that, and a read that is denied or fails, is said and stops nothing.
 *
 * @returns the images that are gone
 */
export async function findLostImages(revision: Revision, world: World): Promise<readonly NamedImage[]> {
  const identity = world.notes.record().identity;
  const images = listImages(revision.described);
  const fates = await Promise.all(images.map((image) => askFor(image, identity, world)));
  const unasked = images.filter((_, at) => fates[at] === 'not-asked').map(({ reference }) => reference);
  if (unasked.length > 0) {
    const list = [...new Set(unasked)].join(', ');
    const text = `Whether it is still there is not known of images outside the registry of these credentials: ${list}.`;
    world.tell({ type: 'notice', text });
  }
  return images.filter((_, at) => fates[at] === 'gone');
}

async function askFor(image: NamedImage, identity: CallerIdentity | undefined, world: World): Promise<ImageFate> {
  try {
    if (!(await canAsk(image, identity, world))) return 'not-asked';
    const digest = await world.ecr.findImage(image.repository, image.identifier);
    return digest === undefined ? 'gone' : 'there';
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'internal' || error.kind === 'cancelled') throw error;
    const text = `Whether the image ${image.reference} is still in its registry is not known: ${error.message}`;
    world.tell({ type: 'notice', text, advice: error.advice });
    return 'not-known';
  }
}

/** A registry on loopback may be what the endpoint is: then it names its repositories with that host. */
async function canAsk(image: NamedImage, identity: CallerIdentity | undefined, world: World): Promise<boolean> {
  const { registry, repository } = image;
  if (registry === undefined || identity === undefined) return false;
  if (isOwnRegistry(registry, identity)) return true;
  if (!isLoopback(registry)) return false;
  return (await world.ecr.describeRepository(repository))?.uri === `${registry}/${repository}`;
}
