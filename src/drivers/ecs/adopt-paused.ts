import type { StartRequest } from '../../follow/due-update.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../../ports/service-records.ts';
import { findPrimary } from '../../rollout/followed-deployment.ts';
import { lastSegment } from '../../text/arn.ts';
import { describeRollout } from './describe-rollout.ts';
import type { Rollout } from './rollout.ts';

/** A deployment that waits, or waited, for approval, and is followed from here on. */
export interface PausedDeployment {
  readonly deployment: ServiceDeploymentRecord;
  /** The hook that is answered, or was; absent: not known any more. */
  readonly hookId?: string | undefined;
}

/** Follows that very service deployment as if it were ours. */
export function adoptPaused(request: StartRequest, { deployment, hookId }: PausedDeployment): Rollout {
  const { service } = request.plan;
  const id = findDeploymentId(service, deployment, request.revisionArn);
  const createdAt = service.deployments.find((one) => one.id === id)?.createdAt ?? deployment.createdAt;
  const rollout = describeRollout(request, { id, createdAt, isAdopted: true });
  return {
    ...rollout,
    facts: { ...rollout.facts, answeredHookId: hookId },
    serviceDeploymentArn: deployment.arn,
  };
}

/**
 * Id among the deployments of the service, which name no service deployment: PRIMARY while it is rolled out, and while
 * ECS rolls it back the other one of its revision (assumed). One that is not listed any more gets the id of its ARN.
 */
export function findDeploymentId(
  service: ServiceRecord,
  { arn, status }: ServiceDeploymentRecord,
  revisionArn: string,
): string {
  const primary = findPrimary(service);
  const isBack = status.startsWith('ROLLBACK_');
  const listed = service.deployments.filter((one) => one.revisionArn === revisionArn);
  const ours = listed.find(({ id }) => (id === primary?.id) !== isBack) ?? (isBack ? undefined : listed[0]);
  return ours?.id ?? lastSegment(arn);
}
