import type { DeployRequest } from '../../inputs/request.ts';
import { asDeployError, DeployError } from '../../ports/deploy-error.ts';
import type { TaskWorld } from './world.ts';

/**
 * Reads the cluster of a one-off task without a service. With a service, the service proves that its cluster
 * exists. A denied read is reported and stops nothing.
 * @throws DeployError `absent` when the cluster does not exist, or not ACTIVE
 */
export async function findCluster(
  { oneOffTask, services, cluster }: DeployRequest,
  world: Pick<TaskWorld, 'ecs' | 'report'>,
): Promise<void> {
  if (oneOffTask === undefined || services.length > 0) return;
  const status = await readStatus(cluster, world);
  if (status === 'ACTIVE' || status === 'unknown') return;
  throw new DeployError({
    kind: 'absent',
    message: `Cluster ${cluster} ${status === undefined ? 'not found' : `is ${status}`}.`,
    advice: 'Check cluster, region and account. List clusters: aws ecs list-clusters',
  });
}

async function readStatus(
  cluster: string,
  { ecs, report }: Pick<TaskWorld, 'ecs' | 'report'>,
): Promise<string | undefined> {
  try {
    return await ecs.clusterStatus(cluster);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind !== 'access') throw error;
    report({
      type: 'notice',
      text: `Cannot verify that the cluster exists: ${error.message}`,
      advice: error.advice,
    });
    return 'unknown';
  }
}
