import { asDeployError } from '../errors.ts';
import type { ImageContent } from '../world/ecr.ts';
import type { World } from '../world.ts';

/** What a comparison with the tasks and with what runs needs: what may not be read is reported, and is empty. */
export async function readImageContent(
  repository: string,
  digest: string,
  world: Pick<World, 'ecr' | 'tell'>,
): Promise<Pick<ImageContent, 'platforms' | 'children'>> {
  try {
    const { platforms, children } = await world.ecr.imageContent(repository, digest);
    return { platforms, children };
  } catch (thrown) {
    const { message, advice } = asDeployError(thrown);
    const text = `Whether the image is built for the platform of the tasks is not known: ${message}`;
    world.tell({ type: 'notice', text, advice });
    return { platforms: [], children: [] };
  }
}
