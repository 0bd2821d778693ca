import { asDeployError } from '../errors.ts';
import { type DeployedFacts, listDeployed } from '../ledger/deployed.ts';
import type { World } from '../world.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from './observation.ts';

/** Runs of one workflow that are near each other: the newest deployments are enough. */
const MOST = 100;

/** What the service has deployed up to now, as far as it may be read. */
export async function readDeployed(before: ServiceRecord, { ecs }: Pick<World, 'ecs'>): Promise<DeployedFacts> {
  const { clusterArn, name } = before;
  const service = (await ecs.describeService(clusterArn, name)) ?? before;
  return listDeployed(service, await readHistory(service, { ecs }));
}

/** ECS records service deployments of its own controller alone. */
async function readHistory(
  service: ServiceRecord,
  { ecs }: Pick<World, 'ecs'>,
): Promise<readonly ServiceDeploymentRecord[] | undefined> {
  if (service.controller !== 'ECS') return undefined;
  try {
    return await ecs.serviceDeployments(service.clusterArn, service.name, MOST);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'unreachable' || error.kind === 'internal') throw error;
    return undefined;
  }
}
