import type { DeployFault } from '../errors.ts';
import type { BuildRequest } from '../inputs/request.ts';
import type { Files } from '../world/runner.ts';

/** What docker fetches by itself (docker's documentation, "Build context"). */
const REMOTE = /^(?:(?:https?|git|ssh):\/\/|git@|github\.com\/)/;

/**
 * What keeps docker from reading the context or the Dockerfile. Both lie in the workspace or the runner's temporary
 * folder, links resolved, since all that docker reads there may end up in the image. A remote context has its Dockerfile in it.
 */
export async function findBuildFilesFault(
  { context, dockerfile }: Pick<BuildRequest, 'context' | 'dockerfile'>,
  files: Pick<Files, 'findFault'>,
): Promise<DeployFault | undefined> {
  if (REMOTE.test(context)) return undefined;
  return (
    (await files.findFault(context, 'context', 'folder')) ??
    (await files.findFault(dockerfile ?? `${context}/Dockerfile`, 'dockerfile', 'file'))
  );
}
