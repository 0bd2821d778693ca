/** Small changes of a service's record. */
import type { DeploymentState, ServiceState } from './service-record.ts';

export function findDeployment(service: ServiceState, id: string | undefined): DeploymentState | undefined {
  return service.deployments.find((deployment) => deployment.id === id);
}

export function changeDeployment(service: ServiceState, id: string, change: Partial<DeploymentState>): ServiceState {
  return {
    ...service,
    deployments: service.deployments.map((deployment) =>
      deployment.id === id ? { ...deployment, ...change } : deployment,
    ),
  };
}

/** The current deployment, which the next one will replace. */
export function findReplaced(deployments: readonly DeploymentState[]): DeploymentState | undefined {
  return findCurrent(deployments) ?? deployments[0];
}

/** The last completed deployment, or a later one that had already got all traffic. */
function findCurrent(deployments: readonly DeploymentState[]): DeploymentState | undefined {
  return deployments.find((deployment) => deployment.holdsTraffic ?? deployment.rolloutState === 'COMPLETED');
}

/**
 * The deployment that a rollback would return to: the most recent one that COMPLETED, other than PRIMARY. It may have
 * no tasks and not be listed. Assumed: a superseded one that had all traffic counts too.
 */
export function findCandidate({ deployments, lastCompleted }: ServiceState): DeploymentState | undefined {
  const listed = findCurrent(deployments.slice(1));
  const isListed = deployments.some(({ id }) => id === lastCompleted?.id);
  return listed ?? (isListed ? undefined : lastCompleted);
}
