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

/** What the service rolls out next replaces: its last completed deployment, or what there is when none has. */
export function findReplaced(deployments: readonly DeploymentState[]): DeploymentState | undefined {
  return deployments.find((deployment) => deployment.rolloutState === 'COMPLETED') ?? deployments[0];
}

/**
 * The deployment that a rollback would return to: the most recent one that COMPLETED, other than PRIMARY. It need not be
 * listed any more: its tasks may be gone.
 */
export function findCandidate({ deployments, lastCompleted }: ServiceState): DeploymentState | undefined {
  const listed = deployments.slice(1).find((deployment) => deployment.rolloutState === 'COMPLETED');
  const isListed = deployments.some(({ id }) => id === lastCompleted?.id);
  return listed ?? (isListed ? undefined : lastCompleted);
}
