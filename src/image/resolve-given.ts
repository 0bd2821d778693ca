import { readEcrHost } from '@slipway/ecs-rules/images';
import type { ImageContent } from '../ports/ecr.ts';
import type { CallerNotes } from '../ports/identity.ts';
import { inOrder } from '../ports/in-parallel.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { ImageEvent } from './events.ts';
import { findInRegistry } from './find-in-registry.ts';
import type { ImageLookup } from './image-lookup.ts';
import { isLoopback, type NamedImage } from './named-image.ts';
import type { ResolvedImage } from './platform.ts';
import { readImageContent } from './read-image-content.ts';
import { resolveWithDocker } from './resolve-with-docker.ts';

/** Reads what an image says of itself, by its tag. Undefined where that cannot be read. Never throws. */
export type ContentReader = (image: NamedImage) => Promise<ImageContent | undefined>;

/** Reads each image once, so that a read may begin before it is needed. */
export function openContents({ ecr }: Pick<Ports, 'ecr'>): ContentReader {
  const known = new Map<string, Promise<ImageContent | undefined>>();
  return (image) => {
    const content = known.get(image.reference) ?? readByTag(image, ecr);
    known.set(image.reference, content);
    return content;
  };
}

async function readByTag(
  { registry = '', repository, identifier }: NamedImage,
  ecr: Pick<Ports['ecr'], 'imageContent'>,
): Promise<ImageContent | undefined> {
  const place = readEcrHost(registry);
  if (place === undefined && !isLoopback(registry)) return undefined;
  return ecr.imageContent(repository, identifier, place).catch(() => undefined);
}

/**
 * Resolves images, each once: in Amazon ECR by its API, in other registries by docker. Reads only, and never
 * throws for a registry that does not answer.
 * @param readContent may have begun to read the images
 */
export async function resolveGiven(
  images: readonly NamedImage[],
  world: Pick<Ports, 'docker' | 'ecr'> & Reporter<ImageEvent> & CallerNotes,
  readContent: ContentReader = openContents(world),
): Promise<readonly ResolvedImage[]> {
  const distinct = new Map(images.map((image) => [image.reference, image]));
  return await Promise.all([...distinct.values()].map((image) => resolveOne(image, world, readContent)));
}

async function resolveOne(
  image: NamedImage,
  world: Pick<Ports, 'docker' | 'ecr'> & Reporter<ImageEvent> & CallerNotes,
  readContent: ContentReader,
): Promise<ResolvedImage> {
  const { reference } = image;
  const [lookup, content] = await inOrder([findInRegistry(image, world), readContent(image)]);
  const isUnknown = lookup.kind === 'unknown' || lookup.kind === 'not-asked';
  if (isUnknown) return { ...NOTHING_KNOWN, reference, lookup: await resolveElsewhere(image, lookup, world) };
  if (lookup.kind !== 'found') return { ...NOTHING_KNOWN, reference, lookup };
  const { digest, isOwn } = lookup;
  // A tag may move between the two reads.
  const isSame = content?.digest === digest;
  if (!isSame && !isOwn) return { ...NOTHING_KNOWN, reference, lookup };
  const { platforms, children } = isSame ? content : await readImageContent(image.repository, digest, world);
  return { reference, lookup, platforms, children };
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
