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
  /** Whether a rollout that cannot move ends early; absent: as `shouldFailFast`. A rollback is watched for that alone. */
  readonly shouldDetectStall?: boolean;
  /** The revision of the last deployment that completed: a rollback by ECS to another one is no end. Absent: not checked. */
  readonly returnsToArn?: string;
}

/** The deployment that ECS brings about now. */
export function findPrimary(service: ServiceRecord | undefined): DeploymentRecord | undefined {
  return service?.deployments.find((deployment) => deployment.status === 'PRIMARY');
}

/** The deployment from before ours that ECS brings back: PRIMARY again. A stale read shows the same. */
export function findRestored(service: ServiceRecord | undefined, facts: RolloutFacts): DeploymentRecord | undefined {
  const primary = findPrimary(service);
  return primary !== undefined && facts.idsBefore.includes(primary.id) ? primary : undefined;
}

/** ECS rolls back to a revision that never completed. */
export function isAstray(service: ServiceRecord | undefined, facts: RolloutFacts): boolean {
  const restored = findRestored(service, facts);
  if (restored === undefined || facts.returnsToArn === undefined) return false;
  return restored.revisionArn !== facts.returnsToArn && restored.rolloutState !== 'COMPLETED';
}

/** Our own deployment, while ECS lists it. */
export function findOurs(service: ServiceRecord | undefined, facts: RolloutFacts): DeploymentRecord | undefined {
  return service?.deployments.find((deployment) => deployment.id === facts.ourId);
}
