import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { RollbackRequest } from '../inputs/request.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { ActiveDeployment } from '../ports/code-deploy-records.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import { findPrimary } from '../rollout/followed-deployment.ts';
import { isStoppable, type RollbackPath } from '../rollout/update-plan.ts';
import { isStep } from './step-back.ts';

/** A rollback whose target is known, and the service as found. */
export interface RollbackContext {
  readonly request: RollbackRequest;
  readonly targetArn: RevisionArn;
  readonly service: ServiceRecord;
  /** Service deployments, newest first. */
  readonly history: readonly ServiceDeploymentRecord[];
  /** What the ledger has of the revision in progress. */
  readonly entry: LedgerEntry | undefined;
  /** `owner/name` of the run. */
  readonly repository: string | undefined;
}

/**
 * The deployment in progress that ECS can roll back instead of an update: `last-good` or `previous` is
 * requested, and it is the last deployment that completed, where ECS returns to (ECS Developer Guide, deployment
 * circuit breaker; that a stop returns there too is assumed). Only a deployment that is ours is stopped: one whose
 * revision is of the run's own repository, or of an unknown one, since the user named this service.
 */
export function findRollbackPath(context: RollbackContext): RollbackPath | undefined {
  const { request, targetArn, service, history } = context;
  const primary = findPrimary(service);
  const [newest] = history;
  if (!isStep(request) || primary === undefined || newest === undefined || !isOurs(context)) return undefined;
  const isInProgress = isStoppable(newest) && newest.targetRevisionArn === primary.revisionArn;
  const returnsTo = service.deployments.find((one) => one.id !== primary.id && one.rolloutState === 'COMPLETED');
  if (!isInProgress || returnsTo?.revisionArn !== targetArn) return undefined;
  return {
    deploymentId: primary.id,
    revisionArn: primary.revisionArn,
    serviceDeploymentArn: newest.arn,
    returnsToId: returnsTo.id,
  };
}

/** Where CodeDeploy goes from its deployment in progress by itself, or when that is stopped with rollback. */
export function findActiveRollbackTarget(active: ActiveDeployment | undefined): RevisionArn | undefined {
  return active?.isRollback === true ? active.revision?.arn : active?.returnsToArn;
}

/**
 * Whether a stop with rollback of CodeDeploy's deployment in progress leads to the target. Only a deployment that is
 * ours is stopped, and none whose revision is not known: it may be anyone's.
 */
export function leadsToTarget(
  active: ActiveDeployment | undefined,
  context: Pick<RollbackContext, 'targetArn' | 'entry' | 'repository'>,
): boolean {
  if (active?.revision === undefined || active.isRollback) return false;
  return active.returnsToArn === context.targetArn && isOurs(context);
}

function isOurs({ entry, repository }: Pick<RollbackContext, 'entry' | 'repository'>): boolean {
  return entry?.repository === undefined || repository === undefined || entry.repository === repository;
}
