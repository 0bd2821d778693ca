import type { RevisionArn, ServiceDeploymentArn } from '@slipway/ecs-rules/arns';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { OwnDeployment } from '../ledger/own-deployment.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import { findPrimary } from './followed-deployment.ts';

/** What the run will do to one service, once the revision is known. */
export interface UpdatePlan {
  readonly service: ServiceRecord;
  /** Service deployments as found, newest first; empty when they may not be read. */
  readonly history: readonly ServiceDeploymentRecord[];
  /** The revision of the last deployment that completed; absent: none is known. */
  readonly completedArn?: RevisionArn;
  /** Absent: the service keeps its configuration. */
  readonly configuration?: JsonObject;
  /** Tags and volumes that change, as fields of UpdateService. Absent: the service keeps its own. */
  readonly settings?: JsonObject;
  /** The fields of a definition that changes them, as they are in the service. */
  readonly settingsBefore?: JsonObject;
  /** Absent: the service keeps its count, and autoscaling keeps its work. */
  readonly desiredCount?: number;
  readonly shouldForce: boolean;
  /** Why the revision is deployed again although the service has it: its tag names another image, or may. A clause. */
  readonly redeployBecause?: string;
  /** Images whose tags may have moved unseen, each a clause with the reason. */
  readonly unresolvedImages?: readonly string[];
  /** Digests by container that ran then, to compare once a rollback is complete. */
  readonly expectedImages?: Readonly<Record<string, string>>;
  /** Set when this run has made the deployment before, and is started again. */
  readonly ownDeployment?: OwnDeployment;
  /** The service is checked after its deployment. */
  readonly isVerified?: boolean;
  /** A rollback that ECS can carry out by itself; absent: only an update is possible. */
  readonly rollbackPath?: RollbackPath;
}

/** A deployment in progress that ECS can roll back to the requested target. */
export interface RollbackPath {
  readonly deploymentId: string;
  readonly revisionArn: RevisionArn;
  readonly serviceDeploymentArn: ServiceDeploymentArn;
  /** Id of the deployment that is PRIMARY again then. */
  readonly returnsToId: string;
}

/** Statuses in which a service deployment can be stopped (ECS API reference, StopServiceDeployment). */
const STOPPABLE = new Set(['PENDING', 'IN_PROGRESS']);

export function isStoppable({ status }: ServiceDeploymentRecord): boolean {
  return STOPPABLE.has(status);
}

/** What there is to do for a service, given the revision to deploy. */
export type UpdateDecision =
  | { readonly kind: 'update'; readonly shouldForce: boolean }
  /** The same revision is being rolled out already, by a run that ended early or a person: it is followed as ours. */
  | { readonly kind: 'adopt'; readonly deploymentId: string }
  /** The deployment in progress is stopped with rollback: no second deployment is made. */
  | { readonly kind: 'roll-back' }
  /** The requested revision is already running. */
  | { readonly kind: 'nothing' };

/**
 * Decides whether an update is due: the same content never makes a second deployment unless it is forced.
 * @param revisionArn undefined: the revision does not exist yet
 */
export function decideUpdate(plan: UpdatePlan, revisionArn: RevisionArn | undefined): UpdateDecision {
  const { service } = plan;
  const isSameCount = plan.desiredCount === undefined || plan.desiredCount === service.desired;
  const isRestSame = plan.configuration === undefined && plan.settings === undefined && isSameCount;
  const isAsIs = isRestSame && !plan.shouldForce;
  if (plan.rollbackPath !== undefined && isAsIs) return { kind: 'roll-back' };
  const isSameRevision = service.revisionArn === revisionArn;
  if (isSameRevision && plan.redeployBecause !== undefined) return { kind: 'update', shouldForce: true };
  const isSame = isSameRevision && isRestSame;
  if (!isSame || plan.shouldForce) return { kind: 'update', shouldForce: plan.shouldForce };
  const primary = findPrimary(service);
  // UpdateService with the revision of a failed deployment starts nothing: only force tries it again.
  if (primary?.rolloutState === 'FAILED') return { kind: 'update', shouldForce: true };
  if (primary?.rolloutState === 'IN_PROGRESS') return { kind: 'adopt', deploymentId: primary.id };
  // The attempt that made it may have ended before its checks.
  const isUnverified = plan.ownDeployment !== undefined && plan.isVerified === true;
  if (primary !== undefined && isUnverified) return { kind: 'adopt', deploymentId: primary.id };
  return { kind: 'nothing' };
}
