/** The deployment circuit breaker (ECS Developer Guide, deployment circuit breaker). */
import { computeThreshold, readBreaker } from './breaker-settings.ts';
import { describeFailed } from './event-texts.ts';
import { failRollout } from './fail-rollout.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceSnapshot } from './scheduler-view.ts';
import { noteBreaker } from './service-deployment.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { changeDeployment } from './service-state.ts';

/** Attempts to resolve the image digests before a deployment continues without them (ECS Developer Guide). */
const PIN_ATTEMPTS = 3;

/** Fails the rollout when its failures have reached the threshold, and begins the rollback where one is set. */
export function checkBreaker(state: MutableState, snapshot: ServiceSnapshot): ServiceState {
  const { service, primary } = snapshot;
  if (primary.rolloutState !== 'IN_PROGRESS') return service;
  const breaker = readBreaker(service.deploymentConfiguration);
  const cannotPin = !primary.isPinned && primary.failedPins >= PIN_ATTEMPTS;
  if (!breaker.isEnabled) return cannotPin ? changeDeployment(service, primary.id, { isPinned: true }) : service;
  const threshold = computeThreshold(breaker, service.desiredCount);
  const isTriggered = cannotPin || primary.breakerCount >= threshold;
  noteBreaker(state, primary.serviceDeploymentArn, { failureCount: primary.breakerCount, threshold, isTriggered });
  if (!isTriggered) return service;
  return failRollout(state, snapshot, {
    event: describeFailed(service, primary.id),
    state: 'ECS deployment circuit breaker: tasks failed to start.',
    by: 'circuit breaker',
    cause: 'the circuit breaker threshold was exceeded',
    hasRollback: breaker.hasRollback,
  });
}

/** What a task that has become healthy does to its deployment's counts. */
export function resetFailures(service: ServiceState, deployment: DeploymentState): ServiceState {
  const { isResetByHealthyTask } = readBreaker(service.deploymentConfiguration);
  const breakerCount = isResetByHealthyTask ? 0 : deployment.breakerCount;
  if (deployment.failedTasks === 0 && deployment.breakerCount === breakerCount) return service;
  return changeDeployment(service, deployment.id, { failedTasks: 0, breakerCount });
}
