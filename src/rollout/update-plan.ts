import type { CodeDeployPlan } from '../code-deploy/plan.ts';
import type { ActiveDeployment } from '../code-deploy/records.ts';
import type { JsonObject } from '../json.ts';
import type { OwnDeployment } from '../ledger/own-deployment.ts';
import { findPrimary } from './facts.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from './observation.ts';

/** What the run will do to one service, once the revision is known. */
export interface UpdatePlan {
  readonly service: ServiceRecord;
  /** Service deployments as found, newest first; empty when they may not be read. */
  readonly history: readonly ServiceDeploymentRecord[];
  /** The revision of the last deployment that completed; absent: none is known. */
  readonly completedArn?: string;
  /** Absent: the service keeps its configuration. */
  readonly configuration?: JsonObject;
  /** Tags and volumes that change, as members of UpdateService. Absent: the service keeps its own. */
  readonly settings?: JsonObject;
  /** Absent: the service keeps its count, and autoscaling keeps its work. */
  readonly desiredCount?: number;
  readonly shouldForce: boolean;
  /** Why the revision is deployed again although the service has it: its tag names another image, or may. A clause. */
  readonly redeployBecause?: string;
  /** Images whose tags may have moved unseen, each a clause with the reason. */
  readonly unresolvedImages?: readonly string[];
  /** Digests by container that ran then, to compare once a rollback is complete. */
  readonly expectedImages?: Readonly<Record<string, string>>;
  /** Set when this run has forced a deployment before, and is started again. */
  readonly ownDeployment?: OwnDeployment;
  /** A rollback that ECS can be asked for; absent: an update is what there is. */
  readonly wayBack?: WayBack;
  /** Set when AWS CodeDeploy deploys the service: a deployment of its own takes the place of the update. */
  readonly codeDeploy?: CodeDeployPlan;
}

/** A deployment under way that ECS can take back to where a rollback is to go. */
export interface WayBack {
  readonly deploymentId: string;
  readonly revisionArn: string;
  readonly serviceDeploymentArn: string;
  /** Id of the deployment that is PRIMARY again then. */
  readonly returnsToId: string;
}

/** Statuses in which a service deployment can be stopped (ECS API reference, StopServiceDeployment). */
const STOPPABLE = new Set(['PENDING', 'IN_PROGRESS']);

export function isStoppable({ status }: ServiceDeploymentRecord): boolean {
  return STOPPABLE.has(status);
}

/** What there is to do for a service, given the revision that shall serve. */
export type UpdateDecision =
  | { readonly kind: 'update'; readonly shouldForce: boolean }
  /** The same revision is being rolled out already, by a run that ended early or a person: it is followed as ours. */
  | { readonly kind: 'adopt'; readonly deploymentId: string }
  /** The deployment under way is stopped with rollback: no second deployment is made. */
  | { readonly kind: 'take-back'; readonly wayBack: WayBack }
  /** The same by CodeDeploy. */
  | { readonly kind: 'adopt-code-deployment'; readonly active: ActiveDeployment }
  | { readonly kind: 'stop-code-deployment'; readonly active: ActiveDeployment }
  /** What was asked for serves already. */
  | { readonly kind: 'nothing' };

/** Decides whether an update is due: the same content never makes a second deployment unless it is forced. */
export function decideUpdate(plan: UpdatePlan, revisionArn: string): UpdateDecision {
  const { service } = plan;
  const underWay = decideCodeDeploy(plan, revisionArn);
  if (underWay !== undefined) return underWay;
  const isSameCount = plan.desiredCount === undefined || plan.desiredCount === service.desired;
  const isSameBeside = plan.configuration === undefined && plan.settings === undefined && isSameCount;
  const isAsIs = isSameBeside && !plan.shouldForce;
  if (plan.wayBack !== undefined && isAsIs) return { kind: 'take-back', wayBack: plan.wayBack };
  const isSameRevision = service.revisionArn === revisionArn;
  if (isSameRevision && plan.redeployBecause !== undefined) return { kind: 'update', shouldForce: true };
  const isSame = isSameRevision && isSameBeside;
  if (!isSame || plan.shouldForce) return { kind: 'update', shouldForce: plan.shouldForce };
  const primary = findPrimary(service);
  // UpdateService with the revision of a failed deployment starts nothing: only force tries it again.
  if (primary?.rolloutState === 'FAILED') return { kind: 'update', shouldForce: true };
  if (primary?.rolloutState === 'IN_PROGRESS') return { kind: 'adopt', deploymentId: primary.id };
  return { kind: 'nothing' };
}

/** A group has one deployment at a time: a second is CodeDeploy's to refuse. Undefined: none is under way. */
function decideCodeDeploy({ codeDeploy, shouldForce }: UpdatePlan, revisionArn: string): UpdateDecision | undefined {
  if (codeDeploy?.active === undefined) return undefined;
  const { active, isWayBack } = codeDeploy;
  if (isWayBack) return { kind: 'stop-code-deployment', active };
  const isSame = active.revision?.arn === revisionArn && !shouldForce;
  return isSame ? { kind: 'adopt-code-deployment', active } : { kind: 'update', shouldForce };
}
