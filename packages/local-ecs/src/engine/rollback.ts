/** Rollback: the last completed deployment becomes PRIMARY again, under its own id (observed). */

import { defined } from '@slipway/ecs-rules/values';
import { describeRollingBack } from './event-texts.ts';
import { report } from './events.ts';
import type { MutableState } from './mutable-state.ts';
import { moveServiceDeployment } from './service-deployment.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { findCandidate } from './service-state.ts';
import { leaveSteady } from './steady-state.ts';
import { NO_THROTTLE } from './throttle.ts';

/** ECS Developer Guide, service deployments. */
const NO_CANDIDATE = 'No rollback candidate was found to run the rollback';

/**
 * Begins the rollback of PRIMARY. `by` names the cause: the text for the circuit breaker is observed, others are
 * assumed. Without an earlier deployment the service is not changed, and the service deployment has failed.
 */
export function rollBack(
  state: MutableState,
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
  moveServiceDeployment(state, arn, {
    status: 'ROLLBACK_IN_PROGRESS',
    now: cause.now,
    reason: cause.reason,
    ...defined({ rollback }),
  });
  if (candidate === undefined) {
    moveServiceDeployment(state, arn, { status: 'ROLLBACK_FAILED', now: cause.now, reason: NO_CANDIDATE });
    return service;
  }
  const restored = restore(candidate, arn, cause);
  const rest = others.filter((deployment) => deployment.id !== candidate.id);
  const deployments = [restored, failed, ...rest];
  const back = { ...leaveSteady(service), deployments, lastCompleted: undefined, throttle: NO_THROTTLE };
  // One millisecond after the event of the failure (observed).
  return report(state, back, { text: describeRollingBack(service, candidate.id), now: cause.now + 1 });
}

/** Its times are those of the rollback and its counts start again (observed once). */
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

/** Begins a rollback that StopServiceDeployment requested, at the next pass. */
export function answerRollbackRequest(state: MutableState, service: ServiceState, now: number): ServiceState {
  const primary = service.deployments[0];
  const record = primary && state.serviceDeployments.get(primary.serviceDeploymentArn);
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
  return rollBack(state, failed, { by: 'stop request', reason, now });
}
