import { DeployError, type DeployFault } from '../errors.ts';
import { parseRepository } from '../registry/image-reference.ts';
import type { ImageContent, Repository } from '../world/ecr.ts';
import type { World } from '../world.ts';
import { findBuildFilesFault } from './build-files.ts';
import { BUILD_INPUTS_LABEL, hashBuildInputs } from './build-inputs-hash.ts';
import type { ImageLook, RepositoryImageRequest, TaggedImage } from './plan.ts';
import { readBuilderFault } from './read-builder.ts';
import { chooseTags } from './tags.ts';

/** The ports that a look at the registry needs. */
export type ImageLookWorld = Pick<World, 'ecr' | 'files' | 'origin' | 'digest' | 'tell' | 'docker'>;

/**
 * Asks the registry what it has of what was asked for. Reads only.
 *
 * @throws DeployError `input` when there is no legal tag, or the repository is one of another registry
 */
export async function lookForImage(request: RepositoryImageRequest, world: ImageLookWorld): Promise<ImageLook> {
  const { name } = parseRepository(request.repository);
  const choice = chooseTags(request.tags, world.origin, name);
  if (choice.kind === 'fault') throw new DeployError(choice.fault);
  const { commit } = world.origin;
  const buildInputs = hashBuildInputs(request, commit, world.digest);
  const repository = await findRepository(request.repository, world);
  const buildFault = request.mode === 'never' ? undefined : await findBuildFault(request, world);
  return {
    request,
    name,
    repository,
    tags: choice.tags,
    ...(commit === undefined ? {} : { commit }),
    ...(buildInputs === undefined ? {} : { buildInputs }),
    ...(buildFault === undefined ? {} : { buildFault }),
    tagged: repository === undefined ? [] : await findTagged(repository.name, choice.tags.all, world),
  };
}

async function findBuildFault(
  request: RepositoryImageRequest,
  { files, docker }: ImageLookWorld,
): Promise<DeployFault | undefined> {
  return (await findBuildFilesFault(request, files)) ?? (await readBuilderFault(request, docker));
}

/** A URI of another account or region would be pushed elsewhere than was looked at. */
async function findRepository(asked: string, world: ImageLookWorld): Promise<Repository | undefined> {
  const { registry, name } = parseRepository(asked);
  const repository = await world.ecr.describeRepository(name);
  if (registry === undefined || repository === undefined) return repository;
  if (repository.uri === `${registry}/${name}`) return repository;
  throw new DeployError({
    kind: 'input',
    message: `The repository ${registry}/${name} is not of the registry of these credentials, which has ${repository.uri}.`,
    advice: 'Give the name alone, or use the credentials and region of that registry.',
  });
}

async function findTagged(
  repository: string,
  tags: readonly string[],
  world: ImageLookWorld,
): Promise<readonly TaggedImage[]> {
  const images = await Promise.all(tags.map((tag) => world.ecr.findImage(repository, { tag })));
  const readable = images.map((image) => (image?.isArchived === false ? image.digest : undefined));
  const contents = await readContents(repository, readable, world);
  return tags.flatMap((tag, index) => {
    const image = images[index];
    if (image === undefined) return [];
    const { digest, isArchived } = image;
    const { labels = {}, platforms = [] } = contents.get(digest) ?? {};
    const { [BUILD_INPUTS_LABEL]: buildInputs } = labels;
    return [{ tag, digest, isArchived, platforms, ...(buildInputs === undefined ? {} : { buildInputs }) }];
  });
}

/** By digest. Where the content may not be read nothing is reused, and that is said once. */
async function readContents(
  repository: string,
  digests: readonly (string | undefined)[],
  world: ImageLookWorld,
): Promise<ReadonlyMap<string, ImageContent>> {
  const found = new Map<string, ImageContent>();
  for (const digest of new Set(digests)) {
    if (digest === undefined) continue;
    try {
      found.set(digest, await world.ecr.imageContent(repository, digest));
    } catch (thrown) {
      if (!(thrown instanceof DeployError) || thrown.kind !== 'access') throw thrown;
      world.tell({ type: 'notice', text: `No image can be reused: ${thrown.message}`, advice: thrown.advice });
      return found;
    }
  }
  return found;
}
