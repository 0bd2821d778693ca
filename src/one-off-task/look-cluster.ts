import { asDeployError, DeployError } from '../errors.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { World } from '../world.ts';

/**
 * Asks for the cluster of a one-off task that goes with no service: a service that is found shows that its cluster is
 * there. What may not be read is said, and stops nothing.
 * @throws DeployError `absent` when the cluster is not there, or not ACTIVE
 */
export async function lookForCluster(
  { oneOffTask, services, cluster }: DeployRequest,
  world: Pick<World, 'ecs' | 'tell'>,
): Promise<void> {
  if (oneOffTask === undefined || services.length > 0) return;
  const status = await readStatus(cluster, world);
  if (status === 'ACTIVE' || status === 'not known') return;
  throw new DeployError({
    kind: 'absent',
    message: `The cluster ${cluster} ${status === undefined ? 'is not there' : `is ${status}`}.`,
    advice: 'Check cluster, region and account; what is there: aws ecs list-clusters',
  });
}

async function readStatus(cluster: string, { ecs, tell }: Pick<World, 'ecs' | 'tell'>): Promise<string | undefined> {
  try {
    return await ecs.clusterStatus(cluster);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind !== 'access') throw error;
    tell({ type: 'notice', text: `Whether the cluster is there is not known: ${error.message}`, advice: error.advice });
    return 'not known';
  }
}
