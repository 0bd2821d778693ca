import { asDeployError } from '../ports/deploy-error.ts';
import type { ImageContent } from '../ports/ecr.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { ImageEvent } from './events.ts';

/** What a comparison with the tasks and with what runs needs: what may not be read is reported, and is empty. */
export async function readImageContent(
  repository: string,
  digest: string,
  world: Pick<Ports, 'ecr'> & Reporter<ImageEvent>,
): Promise<Pick<ImageContent, 'platforms' | 'children'>> {
  try {
    const { platforms, children } = await world.ecr.imageContent(repository, { digest });
    return { platforms, children };
  } catch (thrown) {
    const { message, advice } = asDeployError(thrown);
    const text = `Cannot check the platform of the image: ${message}`;
    world.report({ type: 'notice', text, advice });
    return { platforms: [], children: [] };
  }
}
