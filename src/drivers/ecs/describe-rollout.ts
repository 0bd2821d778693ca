import { defined } from '@slipway/ecs-rules/values';
import type { StartRequest } from '../../follow/due-update.ts';
import type { DeploymentRecord } from '../../ports/service-records.ts';
import { findListedCompleted } from '../../rollback/last-completed.ts';
import type { RolloutFacts } from '../../rollout/followed-deployment.ts';
import type { Rollout } from './rollout.ts';

/** Follows the deployment that is already in progress as if it were ours. */
export function adoptRollout(request: StartRequest, deploymentId: string): Rollout {
  const { service } = request.plan;
  const createdAt = service.deployments.find((deployment) => deployment.id === deploymentId)?.createdAt ?? 0;
  return describeRollout(request, { id: deploymentId, createdAt, isAdopted: true });
}

interface Followed extends Pick<DeploymentRecord, 'id' | 'createdAt'> {
  readonly isAdopted: boolean;
}

/** What is known of a rollout before its first poll. */
export function describeRollout(request: StartRequest, { id: ourId, createdAt, isAdopted }: Followed): Rollout {
  const { plan, revisionArn } = request;
  const { service, history } = plan;
  const idsBefore = service.deployments.map((deployment) => deployment.id);
  const facts: RolloutFacts = {
    ourId,
    isNewDeployment: isAdopted || !idsBefore.includes(ourId),
    revisionArn,
    idsBefore: idsBefore.filter((id) => id !== ourId),
    createdAt,
    hasRollbackTarget: service.deployments.some((one) => one.id !== ourId && one.rolloutState === 'COMPLETED'),
    limitMs: request.limitMs,
    longestPauseMs: request.longestPauseMs,
    shouldFailFast: request.shouldFailFast,
    shouldDetectStall: request.shouldDetectStall,
    ...defined({ waitUntil: request.waitUntil === 'steady' ? undefined : request.waitUntil }),
    returnsToArn: findListedCompleted(service, { id: ourId }) ?? plan.completedArn,
  };
  const known = isAdopted ? history.filter((one) => one.arn !== service.currentServiceDeployment) : history;
  return { facts, before: service, serviceDeploymentsBefore: new Set(known.map((one) => one.arn)) };
}
