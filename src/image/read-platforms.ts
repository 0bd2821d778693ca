import { asDeployError } from '../errors.ts';
import type { World } from '../world.ts';

/** Platforms of an image. Only for a comparison with what its tasks run on: what may not be read is said, and is empty. */
export async function readPlatforms(
  repository: string,
  digest: string,
  world: Pick<World, 'ecr' | 'tell'>,
): Promise<readonly string[]> {
  try {
    return (await world.ecr.imageContent(repository, digest)).platforms;
  } catch (thrown) {
    const { message, advice } = asDeployError(thrown);
    const text = `Whether the image is built for the platform of the tasks is not known: ${message}`;
    world.tell({ type: 'notice', text, advice });
    return [];
  }
}
