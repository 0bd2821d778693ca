import type { DeployRequest } from '../inputs/request.ts';
import { asDeployError, isNoAnswer } from '../ports/deploy-error.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import { lastSegment } from '../text/arn.ts';
import type { World } from './world.ts';

/** So many services are read at a time: as many as one DescribeServices call takes (ECS API reference). */
export const MOST_AT_A_TIME = 10;

/** Service deployments are read this far back: enough for a rollback, and one page of the API. */
const HISTORY_LENGTH = 100;

/** The service deployments of a service, newest first. */
export type HistoryReader = (
  service: Pick<ServiceRecord, 'name' | 'clusterArn'>,
) => Promise<readonly ServiceDeploymentRecord[]>;

/** Those of few services are read at once, by their names, next to the services; those of many, each when needed. */
export function openHistories({ cluster, services }: DeployRequest, { ecs }: Pick<World, 'ecs'>): HistoryReader {
  const few = services.length > MOST_AT_A_TIME ? [] : services;
  const early = new Map(
    few.map((service) => {
      const history = ecs.serviceDeployments(cluster, service, HISTORY_LENGTH);
      // Nobody may ever await it: the service does not exist, or CodeDeploy deploys it.
      history.catch(() => {});
      return [lastSegment(service), history];
    }),
  );
  return ({ name, clusterArn }) => early.get(name) ?? ecs.serviceDeployments(clusterArn, name, HISTORY_LENGTH);
}

/** Both a deploy and a rollback can do without the history: the one judges by less, the other asks the ledger. */
export async function readHistory(
  service: ServiceRecord,
  histories: HistoryReader,
  world: World,
): Promise<readonly ServiceDeploymentRecord[] | undefined> {
  try {
    return await histories(service);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (isNoAnswer(error)) throw error;
    const text = `Service deployments cannot be read, so the reason of a failure may be missing: ${error.message}`;
    world.report({ type: 'notice', text, advice: error.advice });
    return undefined;
  }
}
