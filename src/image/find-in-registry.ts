import { asDeployError } from '../errors.ts';
import type { CallerIdentity, World } from '../world.ts';
import { isLoopback, isOwnRegistry, type NamedImage } from './named-image.ts';

/** What the registry says of an image. */
export type ImageFate =
  | { readonly kind: 'there'; readonly digest: string }
  | { readonly kind: 'gone' }
  /** It is of a registry that these credentials are not for. */
  | { readonly kind: 'not-asked' }
  /** It may not be read, or it may still come from elsewhere. */
  | { readonly kind: 'not-known' };

/**
 * Asks the registry of these credentials for an image, by digest or tag. A read that is denied or fails is said and stops
 * nothing. Not gone is what a pull through cache would fetch when a task is started (ECR User Guide, "Sync an upstream
 * registry with an Amazon ECR private registry").
 */
export async function findInRegistry(image: NamedImage, world: World): Promise<ImageFate> {
  try {
    if (!(await canAsk(image, world.notes.record().identity, world))) return { kind: 'not-asked' };
    const digest = await world.ecr.findImage(image.repository, image.identifier);
    if (digest !== undefined) return { kind: 'there', digest };
    return { kind: (await world.ecr.isCache(image.repository)) ? 'not-known' : 'gone' };
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'internal' || error.kind === 'cancelled') throw error;
    const text = `Whether the image ${image.reference} is in its registry is not known: ${error.message}`;
    world.tell({ type: 'notice', text, advice: error.advice });
    return { kind: 'not-known' };
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
