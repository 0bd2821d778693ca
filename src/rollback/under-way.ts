import type { ActiveDeployment } from '../code-deploy/records.ts';
import type { RollbackRequest } from '../inputs/request.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { findPrimary } from '../rollout/facts.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../rollout/observation.ts';
import { isStoppable, type WayBack } from '../rollout/update-plan.ts';
import { isStep } from './step-back.ts';

/** A rollback whose target is known, and the service as found. */
export interface Return {
  readonly request: RollbackRequest;
  readonly targetArn: string;
  readonly service: ServiceRecord;
  /** Service deployments, newest first. */
  readonly history: readonly ServiceDeploymentRecord[];
  /** What the ledger has of the revision under way. */
  readonly entry: LedgerEntry | undefined;
  /** `owner/name` of the run. */
  readonly repository: string | undefined;
}

/**
 * The deployment under way that ECS can be asked to take back instead of an update: `last-good` or `previous` is asked
 * for, and it is where ECS would return to, the last deployment that completed (ECS Developer Guide, deployment circuit
 * breaker; that a stop returns there too is assumed). Only a deployment that is ours is stopped: one whose revision is
 * of the run's own repository, or of one that is not known, since a person asked for this service by name.
 */
export function findWayBack(asked: Return): WayBack | undefined {
  const { request, targetArn, service, history } = asked;
  const primary = findPrimary(service);
  const [newest] = history;
  if (!isStep(request) || primary === undefined || newest === undefined || !isOurs(asked)) return undefined;
  const isUnderWay = isStoppable(newest) && newest.targetRevisionArn === primary.revisionArn;
  const returnsTo = service.deployments.find((one) => one.id !== primary.id && one.rolloutState === 'COMPLETED');
  if (!isUnderWay || returnsTo?.revisionArn !== targetArn) return undefined;
  return {
    deploymentId: primary.id,
    revisionArn: primary.revisionArn,
    serviceDeploymentArn: newest.arn,
    returnsToId: returnsTo.id,
  };
}

/** Where CodeDeploy goes from its deployment under way by itself, or when that is stopped with rollback. */
export function findActiveReturn(active: ActiveDeployment | undefined): string | undefined {
  return active?.isRollback === true ? active.revision?.arn : active?.returnsToArn;
}

/**
 * Whether a stop with rollback of CodeDeploy's deployment under way leads to the target. Only a
 * deployment that is ours is stopped, and none whose revision is not known: it may be anybody's.
 */
export function leadsBack(
  active: ActiveDeployment | undefined,
  asked: Pick<Return, 'targetArn' | 'entry' | 'repository'>,
): boolean {
  if (active?.revision === undefined || active.isRollback) return false;
  return active.returnsToArn === asked.targetArn && isOurs(asked);
}

function isOurs({ entry, repository }: Pick<Return, 'entry' | 'repository'>): boolean {
  return entry?.repository === undefined || repository === undefined || entry.repository === repository;
}
