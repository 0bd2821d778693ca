import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { DeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import type { WaitUntil } from '../ports/wait-until.ts';

/** The request and the earlier state of the service: all that a judgement needs, apart from the observations. */
export interface RolloutFacts extends DeploymentFacts {
  /** The update made a deployment of its own; false: only settings changed, or we follow one that was in progress. */
  readonly isNewDeployment: boolean;
  /** Ids of the deployments that the service had before the update; PRIMARY first. */
  readonly idsBefore: readonly string[];
  /** Server time of our deployment's creation, milliseconds since the epoch. */
  readonly createdAt: number;
  /** A deployment had completed before ours, so the circuit breaker has somewhere to go back to. */
  readonly hasRollbackTarget: boolean;
  /**
   * Whether a rollout that cannot move ends early; absent: as `shouldFailFast`. A rollback is watched for that alone.
   */
  readonly shouldDetectStall?: boolean | undefined;
  /**
   * The revision of the last deployment that completed: a rollback by ECS to another one is no end. Absent: not
   * checked.
   */
  readonly returnsToArn?: RevisionArn | undefined;
  /** A pause that ends the run; absent: each is waited out. */
  readonly waitUntil?: WaitUntil | undefined;
  /** A hook that was answered: a stale read may still show it waiting. */
  readonly answeredHookId?: string | undefined;
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
export function findOurs(
  service: ServiceRecord | undefined,
  facts: Pick<DeploymentFacts, 'ourId'>,
): DeploymentRecord | undefined {
  return service?.deployments.find((deployment) => deployment.id === facts.ourId);
}

/** The revisions with running tasks, PRIMARY first, as ECS orders them. */
export function listRunningRevisions(service: ServiceRecord) {
  const running = service.deployments.filter((deployment) => deployment.running > 0);
  return running.map((deployment) => ({ revisionArn: deployment.revisionArn, running: deployment.running }));
}

/** What was requested, as far as every kind of deployment has it. */
export interface DeploymentFacts {
  /** False: only settings changed, and `ourId` is the deployment that was there. */
  readonly isNewDeployment?: boolean;
  /** Id of our deployment. */
  readonly ourId: string;
  readonly revisionArn: RevisionArn;
  readonly limitMs: number;
  readonly longestPauseMs?: number | undefined;
  /** End at once what is unrecoverable, and what keeps failing at the failure limit or before. */
  readonly shouldFailFast: boolean;
}
