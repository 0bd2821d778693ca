/**
 * The last deployment of a service that completed: what an automatic rollback returns to, and what a new revision is
 * made from. The revision that the service names may have failed, or may not have completed yet.
 */
import type { RevisionArn, ServiceDeploymentArn } from '@slipway/ecs-rules/arns';
import type { DeploymentRecord, ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import type { KnownRevision } from './past.ts';

/** A deployment that is no candidate, since it is the one to be left. */
export interface LeftDeployment {
  /** `ecs-svc/…` */
  readonly id?: string;
  readonly serviceDeploymentArn?: ServiceDeploymentArn;
}

/**
 * The newest COMPLETED deployment that the service lists. While ECS rolls back to a deployment, that one is IN_PROGRESS
 * again.
 */
export function findListedCompleted(service: ServiceRecord, left: LeftDeployment = {}): RevisionArn | undefined {
  // ECS reports rolloutState for its own controller only (ECS API reference, Deployment).
  if (service.controller !== 'ECS') return service.revisionArn;
  return withoutLeft(service, left).find((one) => one.rolloutState === 'COMPLETED')?.revisionArn;
}

/**
 * The newest SUCCESSFUL service deployment. After one that was rolled back, that is also where ECS went: to the last
 * deployment that completed (ECS Developer Guide, deployment circuit breaker).
 */
export function findRecordedCompleted(
  history: readonly ServiceDeploymentRecord[],
  left: LeftDeployment = {},
): RevisionArn | undefined {
  const completed = history.find((one) => {
    const target = one.targetRevisionArn ?? '';
    return one.status === 'SUCCESSFUL' && one.arn !== left.serviceDeploymentArn && target !== '';
  });
  return completed?.targetRevisionArn;
}

/**
 * Behind a Classic Load Balancer there is no rolloutState: the only deployment, when it has all its tasks, or next to
 * the one that is left the oldest that still has tasks.
 */
export function findClassicCompleted(service: ServiceRecord, left: LeftDeployment = {}): RevisionArn | undefined {
  const others = withoutLeft(service, left);
  if (others.some((one) => one.rolloutState !== undefined)) return undefined;
  const [only, ...more] = service.deployments;
  if (only !== undefined && more.length === 0 && others.length === 1) {
    return service.running === service.desired && service.pending === 0 ? only.revisionArn : undefined;
  }
  return others.findLast((one) => one.running > 0)?.revisionArn;
}

/** The revision whose `steady` is the newest verdict of the ledger: ECS forgets deployments after 90 days. */
export function findWrittenCompleted(known: readonly KnownRevision[]): RevisionArn | undefined {
  const steady = known.filter(({ verdict }) => verdict?.verdict === 'steady');
  const [newest] = steady.toSorted((one, other) => (other.verdict?.at ?? 0) - (one.verdict?.at ?? 0));
  return newest?.arn;
}

function withoutLeft(service: ServiceRecord, { id }: LeftDeployment): readonly DeploymentRecord[] {
  return service.deployments.filter((one) => one.id !== id);
}
