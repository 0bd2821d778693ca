import type { DeploymentRecord, ServiceRecord } from './observation.ts';

/** What was asked, and how the service stood before: all that a judgement needs beside the looks. */
export interface RolloutFacts {
  /** Id of our deployment, from the answer to the update. */
  readonly ourId: string;
  /** The update made a deployment of its own; false: only settings changed, or we follow one that was under way. */
  readonly isNewDeployment: boolean;
  readonly revisionArn: string;
  /** Ids of the deployments that the service had before the update; PRIMARY first. */
  readonly idsBefore: readonly string[];
  /** Server time of our deployment's creation, milliseconds since the epoch. */
  readonly createdAt: number;
  /** A deployment had completed before ours, so the circuit breaker has somewhere to go back to. */
  readonly hasWayBack: boolean;
  /** End at once what cannot heal, and what keeps failing when patience is used up. */
  readonly shouldFailFast: boolean;
  readonly limitMs: number;
}

/** The deployment that ECS brings about now. */
export function findPrimary(service: ServiceRecord | undefined): DeploymentRecord | undefined {
  return service?.deployments.find((deployment) => deployment.status === 'PRIMARY');
}

/** Our own deployment, while ECS lists it. */
export function findOurs(service: ServiceRecord | undefined, facts: RolloutFacts): DeploymentRecord | undefined {
  return service?.deployments.find((deployment) => deployment.id === facts.ourId);
}
