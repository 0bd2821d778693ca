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

/** What the service rolls out next replaces: what serves. */
export function findReplaced(deployments: readonly DeploymentState[]): DeploymentState | undefined {
  return findServing(deployments) ?? deployments[0];
}

/** The last completed deployment, unless a later one had got all its traffic. */
function findServing(deployments: readonly DeploymentState[]): DeploymentState | undefined {
  return deployments.find((deployment) => deployment.holdsTraffic ?? deployment.rolloutState === 'COMPLETED');
}

/**
 * The deployment that a rollback would return to: the most recent one that COMPLETED, other than PRIMARY. It need not be
 * listed any more: its tasks may be gone. That one which was overtaken with all traffic stands for it is assumed.
 */
export function findCandidate({ deployments, lastCompleted }: ServiceState): DeploymentState | undefined {
  const listed = findServing(deployments.slice(1));
  const isListed = deployments.some(({ id }) => id === lastCompleted?.id);
  return listed ?? (isListed ? undefined : lastCompleted);
}
