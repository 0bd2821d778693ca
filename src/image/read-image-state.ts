import { parseRepository, type RepositoryName } from '@slipway/ecs-rules/images';
import { defined } from '@slipway/ecs-rules/values';
import { DeployError } from '../ports/deploy-error.ts';
import type { ImageContent, Repository } from '../ports/ecr.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import { findBuildFilesError } from './build-files.ts';
import { BUILD_INPUTS_LABEL, hashBuildInputs } from './build-inputs-hash.ts';
import type { ImageEvent } from './events.ts';
import type { ImageState, RepositoryImageRequest, TaggedImage } from './image-state.ts';
import { type BuilderReading, readBuilder } from './read-builder.ts';
import { chooseTags } from './tags.ts';

/** The ports that a poll at the registry needs. */
export type ImageStatePorts = Pick<Ports, 'ecr' | 'files' | 'origin' | 'digest' | 'docker'> & Reporter<ImageEvent>;

/**
 * Asks the registry what it has of what was requested. Reads only.
 *
 * @throws DeployError `input` when there is no legal tag, or the repository is one of another registry
 */
export async function readImageState(request: RepositoryImageRequest, world: ImageStatePorts): Promise<ImageState> {
  const named = parseRepository(request.repository);
  const { name } = named;
  const choice = chooseTags(request.tags, world.origin, name);
  if (choice.kind === 'error') throw new DeployError(choice.error);
  const { commit } = world.origin;
  const buildInputs = hashBuildInputs(request, commit, world.digest);
  const repository = await findRepository(named, world);
  const builder = request.mode === 'never' ? {} : await readForBuild(request, world);
  return {
    request,
    name,
    repository,
    tags: choice.tags,
    ...defined({ commit, buildInputs, buildError: builder.error, isBuilderRunning: builder.isRunning }),
    tagged: repository === undefined ? [] : await findTagged(repository.name, choice.tags.all, world),
  };
}

async function readForBuild(
  request: RepositoryImageRequest,
  { files, docker }: ImageStatePorts,
): Promise<BuilderReading> {
  const error = await findBuildFilesError(request, files);
  return error === undefined ? readBuilder(request, docker) : { error };
}

/** With a URI of another account or region, the push would go to another registry than the one that was read. */
async function findRepository(
  { registry, name }: RepositoryName,
  world: ImageStatePorts,
): Promise<Repository | undefined> {
  const repository = await world.ecr.describeRepository(name);
  if (registry === undefined || repository === undefined) return repository;
  if (repository.uri === `${registry}/${name}`) return repository;
  throw new DeployError({
    kind: 'input',
    message: `Repository ${registry}/${name} belongs to another registry; these credentials have ${repository.uri}.`,
    advice: 'Use the name alone, or the credentials and region of that registry.',
  });
}

async function findTagged(
  repository: string,
  tags: readonly string[],
  world: ImageStatePorts,
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
    return [{ tag, digest, isArchived, platforms, ...defined({ buildInputs }) }];
  });
}

/** By digest. Where the content may not be read nothing is reused, and that is said once. */
async function readContents(
  repository: string,
  digests: readonly (string | undefined)[],
  world: ImageStatePorts,
): Promise<ReadonlyMap<string, ImageContent>> {
  const found = new Map<string, ImageContent>();
  for (const digest of new Set(digests)) {
    if (digest === undefined) continue;
    try {
      found.set(digest, await world.ecr.imageContent(repository, { digest }));
    } catch (thrown) {
      if (!(thrown instanceof DeployError) || thrown.kind !== 'access') throw thrown;
      world.report({
        type: 'notice',
        text: `Cannot search for an existing image, so it will be built: ${thrown.message}`,
        advice: thrown.advice,
      });
      return found;
    }
  }
  return found;
}
