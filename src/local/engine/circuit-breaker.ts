/** The deployment circuit breaker (ECS Developer Guide, deployment circuit breaker). */
import { computeThreshold, readBreaker } from './breaker-settings.ts';
import type { Draft } from './draft.ts';
import { describeFailed } from './event-texts.ts';
import { tell } from './events.ts';
import type { Scene } from './look-view.ts';
import { rollBack } from './rollback.ts';
import { moveServiceDeployment, noteBreaker } from './service-deployment.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { changeDeployment } from './service-state.ts';

/** Attempts to resolve the image digests before a deployment goes on without (ECS Developer Guide). */
const PIN_ATTEMPTS = 3;

const TRIPPED = 'Service deployment rolled back because the circuit breaker threshold was exceeded.';

/** Fails the rollout when its failures have reached the threshold, and begins the rollback where one is set. */
export function checkBreaker(draft: Draft, scene: Scene): ServiceState {
  const { service, primary } = scene;
  if (primary.rolloutState !== 'IN_PROGRESS') return service;
  const breaker = readBreaker(service.deploymentConfiguration);
  const cannotPin = !primary.isPinned && primary.failedPins >= PIN_ATTEMPTS;
  if (!breaker.isEnabled) return cannotPin ? changeDeployment(service, primary.id, { isPinned: true }) : service;
  const isTriggered = cannotPin || primary.breakerCount >= computeThreshold(breaker, service.desiredCount);
  noteBreaker(draft, primary.serviceDeploymentArn, { failureCount: primary.breakerCount, isTriggered });
  if (!isTriggered) return service;
  const failed = failDeployment(draft, scene);
  return breaker.hasRollback
    ? rollBack(draft, failed, { reason: TRIPPED, now: scene.now })
    : stop(draft, failed, scene);
}

function failDeployment(draft: Draft, { service, primary, now }: Scene): ServiceState {
  const failed = changeDeployment(service, primary.id, {
    rolloutState: 'FAILED',
    rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
    updatedAt: now,
  });
  return tell(draft, failed, { text: describeFailed(service, primary.id), now });
}

/** Wording of the status reason not documented. */
function stop(draft: Draft, service: ServiceState, { primary, now }: Scene): ServiceState {
  const reason = 'Service deployment stopped because the circuit breaker threshold was exceeded.';
  const arn = primary.serviceDeploymentArn;
  if (moveServiceDeployment(draft, arn, { status: 'ROLLBACK_FAILED', now, reason })) return service;
  moveServiceDeployment(draft, arn, { status: 'STOP_REQUESTED', now, reason });
  moveServiceDeployment(draft, arn, { status: 'STOPPED', now, reason });
  return service;
}

/** What a task that has become healthy does to its deployment's counts. */
export function resetFailures(service: ServiceState, deployment: DeploymentState): ServiceState {
  const { isResetByHealthyTask } = readBreaker(service.deploymentConfiguration);
  const breakerCount = isResetByHealthyTask ? 0 : deployment.breakerCount;
  if (deployment.failedTasks === 0 && deployment.breakerCount === breakerCount) return service;
  return changeDeployment(service, deployment.id, { failedTasks: 0, breakerCount });
}
