import { type DeployedFacts, listDeployed } from '../ledger/deployed.ts';
import type { Ports } from '../ports/ports.ts';
import { readOrUndefined } from '../ports/read-or-undefined.ts';
import type { ServiceRecord } from '../ports/service-records.ts';

/** Runs of one workflow that are near each other: the newest deployments are enough. */
const MOST = 100;

/**
 * What the service has deployed up to now, as far as it may be read. ECS records service deployments of its own
 * controller alone.
 */
export async function readDeployed(before: ServiceRecord, { ecs }: Pick<Ports, 'ecs'>): Promise<DeployedFacts> {
  const { clusterArn, name } = before;
  const service = (await ecs.describeService(clusterArn, name)) ?? before;
  const read = () => ecs.serviceDeployments(clusterArn, name, MOST);
  const isRecorded = service.controller === 'ECS';
  return listDeployed(service, isRecorded ? await readOrUndefined(read, ['unreachable', 'internal']) : undefined);
}
