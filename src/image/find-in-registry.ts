import { readEcrHost } from '@slipway/ecs-rules/images';
import { asDeployError } from '../ports/deploy-error.ts';
import type { RegistryImage } from '../ports/ecr.ts';
import type { CallerNotes } from '../ports/identity.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { ImageEvent } from './events.ts';
import type { ImageLookup } from './image-lookup.ts';
import { isLoopback, isOwnRegistry, type NamedImage } from './named-image.ts';

/**
 * Asks Amazon ECR for an image, by digest or tag: the registry of these credentials, and as far as they may those of
 * other accounts and regions. A read that is denied or fails is reported and stops nothing. Not gone is what a pull
 * through cache would fetch when a task starts (ECR User Guide, "Sync an upstream registry with an Amazon ECR private
 * registry").
 */
export async function findInRegistry(
  image: NamedImage,
  world: Pick<Ports, 'ecr'> & Reporter<ImageEvent> & CallerNotes,
): Promise<ImageLookup> {
  try {
    const { registry = '' } = image;
    const { identity } = world.notes.record();
    if (identity !== undefined && isOwnRegistry(registry, identity)) return await askOwnRegistry(image, world);
    if (identity !== undefined && isLoopback(registry)) return await askLoopback(image, world);
    return await askOtherRegistry(image, world);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'internal' || error.kind === 'cancelled') throw error;
    const text = `Cannot verify that image ${image.reference} exists: ${error.message}`;
    world.report({ type: 'notice', text, advice: error.advice });
    return { kind: 'unknown', why: error.message };
  }
}

async function askOwnRegistry({ repository, identifier }: NamedImage, world: Pick<Ports, 'ecr'>): Promise<ImageLookup> {
  const image = await world.ecr.findImage(repository, identifier);
  if (image !== undefined) return describeImage(image, true);
  const isCache = await world.ecr.isCache(repository);
  return isCache ? { kind: 'unknown', why: 'a pull through cache rule fetches it' } : { kind: 'gone' };
}

/** A registry on loopback may be what the endpoint is: then it names its repositories with that host. */
async function askLoopback(image: NamedImage, world: Pick<Ports, 'ecr'>): Promise<ImageLookup> {
  const { registry, repository } = image;
  const answer = askOwnRegistry(image, world);
  // It counts only if the registry is ours.
  answer.catch(() => {});
  const found = await world.ecr.describeRepository(repository);
  return found?.uri === `${registry}/${repository}` ? answer : { kind: 'not-asked' };
}

/** What another account does not let us see may be there all the same. */
async function askOtherRegistry(
  { registry, repository, identifier }: NamedImage,
  world: Pick<Ports, 'ecr'>,
): Promise<ImageLookup> {
  const place = registry === undefined ? undefined : readEcrHost(registry);
  if (place === undefined) return { kind: 'not-asked' };
  try {
    const image = await world.ecr.findImage(repository, identifier, place);
    return image === undefined ? { kind: 'not-asked' } : describeImage(image, false);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'internal' || error.kind === 'cancelled') throw error;
    return { kind: 'not-asked' };
  }
}

function describeImage({ digest, isArchived }: RegistryImage, isOwn: boolean): ImageLookup {
  return isArchived ? { kind: 'archived', digest } : { kind: 'found', digest, isOwn };
}
