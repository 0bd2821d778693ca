import type { BuildRequest } from '../inputs/request.ts';
import type { ErrorDetails } from '../ports/deploy-error.ts';
import type { Files } from '../ports/runner.ts';

/** What docker fetches by itself (docker's documentation, "Build context"). */
const REMOTE = /^(?:(?:https?|git|ssh):\/\/|git@|github\.com\/)/;

/**
 * What keeps docker from reading the context or the Dockerfile. Both lie in the workspace or the runner's temporary
 * folder, links resolved, since all that docker reads there may end up in the image. A remote context has its
 * Dockerfile in it.
 */
export async function findBuildFilesError(
  { context, dockerfile }: Pick<BuildRequest, 'context' | 'dockerfile'>,
  files: Pick<Files, 'findPathError'>,
): Promise<ErrorDetails | undefined> {
  if (REMOTE.test(context)) return undefined;
  return (
    (await files.findPathError(context, 'context', 'folder')) ??
    (await files.findPathError(dockerfile ?? `${context}/Dockerfile`, 'dockerfile', 'file'))
  );
}
