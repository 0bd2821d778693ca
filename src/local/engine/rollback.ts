/** Going back: the last completed deployment becomes PRIMARY again, under its own id (observed). */
import type { Draft } from './draft.ts';
import { describeRollingBack } from './event-texts.ts';
import { tell } from './events.ts';
import { moveServiceDeployment } from './service-deployment.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { findCandidate } from './service-state.ts';
import { leaveSteady } from './steady-state.ts';
import { NO_THROTTLE } from './throttle.ts';

/** ECS Developer Guide, service deployments. */
const NO_CANDIDATE = 'No rollback candidate was found to run the rollback';

/**
 * Begins the rollback of PRIMARY, `by` whom: the text that names the circuit breaker is observed, others are assumed. Without a deployment to go back to the service stays as it is, and the service
 * deployment has failed.
 */
export function rollBack(
  draft: Draft,
  service: ServiceState,
  cause: { readonly by: string; readonly reason: string; readonly now: number },
): ServiceState {
  const [failed, ...others] = service.deployments;
  if (failed === undefined) return service;
  const candidate = findCandidate(service);
  const arn = failed.serviceDeploymentArn;
  const rollback = candidate && {
    reason: cause.reason,
    startedAt: cause.now,
    serviceRevisionArn: candidate.serviceRevisionArn,
  };
  moveServiceDeployment(draft, arn, {
    status: 'ROLLBACK_IN_PROGRESS',
    now: cause.now,
    reason: cause.reason,
    ...(rollback === undefined ? {} : { rollback }),
  });
  if (candidate === undefined) {
    moveServiceDeployment(draft, arn, { status: 'ROLLBACK_FAILED', now: cause.now, reason: NO_CANDIDATE });
    return service;
  }
  const restored = restore(candidate, arn, cause);
  const rest = others.filter((deployment) => deployment.id !== candidate.id);
  const deployments = [restored, failed, ...rest];
  const back = { ...leaveSteady(service), deployments, lastCompleted: undefined, throttle: NO_THROTTLE };
  // One millisecond after the event of the failure (observed).
  return tell(draft, back, { text: describeRollingBack(service, candidate.id), now: cause.now + 1 });
}

/** Its moments are those of the rollback and its counts begin anew (observed once). */
function restore(
  candidate: DeploymentState,
  serviceDeploymentArn: string,
  { by, now }: { readonly by: string; readonly now: number },
): DeploymentState {
  return {
    ...candidate,
    serviceDeploymentArn,
    createdAt: now,
    updatedAt: now,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${by}: rolling back to deploymentId ${candidate.id}.`,
    failedTasks: 0,
    breakerCount: 0,
    failedPins: 0,
  };
}

/** Begins a rollback that StopServiceDeployment asked for, at the next look after it. */
export function answerRollbackRequest(draft: Draft, service: ServiceState, now: number): ServiceState {
  const primary = service.deployments[0];
  const record = primary && draft.serviceDeployments.get(primary.serviceDeploymentArn);
  if (primary === undefined || record?.status !== 'ROLLBACK_REQUESTED') return service;
  // Neither the state of the stopped deployment nor any wording is documented; assumed.
  const stopped: DeploymentState = {
    ...primary,
    rolloutState: 'FAILED',
    rolloutStateReason: `ECS deployment ${primary.id} was stopped by a rollback request.`,
    updatedAt: now,
  };
  const failed = { ...service, deployments: [stopped, ...service.deployments.slice(1)] };
  const reason = 'Service deployment rolled back because a rollback was requested.';
  return rollBack(draft, failed, { by: 'stop request', reason, now });
}
