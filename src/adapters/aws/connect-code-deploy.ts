import type { CodeDeploy } from '../../ports/code-deploy.ts';
import type { ClientPair } from './client.ts';

/** One more client, loaded for services of the CODE_DEPLOY controller alone. */
export async function connectCodeDeploy(clients: ClientPair): Promise<CodeDeploy> {
  const { createCodeDeploy } = await import('./code-deploy.ts');
  return createCodeDeploy(clients);
}
