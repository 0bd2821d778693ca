/** A new deployment of a service: its service revision, its service deployment, its place at the head of the list. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { serviceDeploymentArn, serviceRevisionArn } from './arn.ts';
import { drawDeploymentId, drawSerial, drawToken } from './identifiers.ts';
import { isResolved } from './image.ts';
import { bringsTraffic, hasAlternate } from './load-balancers.ts';
import type { MutableState } from './mutable-state.ts';
import { moveServiceDeployment, openServiceDeployment } from './service-deployment.ts';
import type { DeploymentState, RevisionCounts, ServiceState } from './service-record.ts';
import { changeDeployment, findReplaced } from './service-state.ts';
import { findShift } from './shift.ts';
import { isShiftStrategy } from './shift-plan.ts';
import { findStep } from './shift-state.ts';
import type { RevisionRecord } from './state.ts';
import { leaveSteady } from './steady-state.ts';
import { NO_THROTTLE } from './throttle.ts';

/**
 * Makes a new PRIMARY; the one before becomes ACTIVE and, if it was unfinished, its service deployment is stopped. The
 * new one shows a desired count of 0 until the scheduler's first pass (observed in answers of real calls).
 */
export function openDeployment(
  state: MutableState,
  before: ServiceState,
  request: { readonly revision: RevisionRecord; readonly shape: JsonObject; readonly now: number },
): ServiceState {
  const { revision, shape, now } = request;
  const service = noteTraffic(state, before);
  const id = drawDeploymentId(state);
  const revisionArn = serviceRevisionArn(state.settings, service.key, drawSerial(state));
  const arn = serviceDeploymentArn(state.settings, service.key, drawToken(state));
  state.serviceRevisions.set(revisionArn, {
    arn: revisionArn,
    serviceKey: service.key,
    revisionArn: revision.arn,
    createdAt: now,
    shape,
    digests: {},
  });
  stopUnfinished(state, service, now);
  const sources = countSources(state, service);
  const hasTraffic = bringsTraffic(shape);
  const opening = { arn, serviceRevisionArn: revisionArn, sources, hasTraffic, now };
  state.serviceDeployments.set(arn, openServiceDeployment(state, service, opening));
  const deployment: DeploymentState = {
    id,
    serviceRevisionArn: revisionArn,
    serviceDeploymentArn: arn,
    revisionArn: revision.arn,
    createdAt: now,
    updatedAt: now,
    shownDesired: 0,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    failedTasks: 0,
    breakerCount: 0,
    isPinned: isResolved(revision.described),
    failedPins: 0,
    digests: {},
    usesAlternate: takesAlternate(service, shape),
  };
  const deployments = [deployment, ...service.deployments];
  return { ...leaveSteady(service), deployments, currentServiceDeployment: arn, throttle: NO_THROTTLE };
}

/** A shift that is overtaken while it cleans up has its traffic on green: green is the blue of what comes. */
function noteTraffic(state: MutableState, service: ServiceState): ServiceState {
  const primary = service.deployments[0];
  const shift = primary === undefined ? undefined : findShift(state, primary);
  if (primary === undefined || shift === undefined || shift.isBack) return service;
  if (findStep(shift)?.stage !== 'CLEAN_UP') return service;
  return changeDeployment(service, primary.id, { holdsTraffic: true });
}

/** Blue and green take turns in the two target groups of a load balancer. */
function takesAlternate(service: ServiceState, shape: JsonObject): boolean {
  if (!isShiftStrategy(service.deploymentConfiguration) || !hasAlternate(shape)) return false;
  return findReplaced(service.deployments)?.usesAlternate === false;
}

/** Wording not documented. A rollback that is overtaken has no other legal end than a failed one. */
function stopUnfinished(state: MutableState, service: ServiceState, now: number): void {
  const arn = service.deployments[0]?.serviceDeploymentArn;
  if (arn === undefined) return;
  const reason = 'Service deployment was superseded by a newer one.';
  if (moveServiceDeployment(state, arn, { status: 'STOP_REQUESTED', now, reason })) return;
  if (moveServiceDeployment(state, arn, { status: 'ROLLBACK_FAILED', now, reason })) return;
  moveServiceDeployment(state, arn, { status: 'STOPPED', now, reason });
}

/** The service revisions that exist when a deployment begins. */
function countSources(state: MutableState, service: ServiceState): readonly RevisionCounts[] {
  return service.deployments.map(({ id, serviceRevisionArn: arn, shownDesired }) => {
    const counts = { running: 0, pending: 0 };
    for (const task of state.tasks.values()) {
      if (task.deploymentId !== id || task.desiredStatus === 'STOPPED') continue;
      if (task.lastStatus === 'RUNNING') counts.running += 1;
      else counts.pending += 1;
    }
    return { arn, requested: shownDesired, ...counts };
  });
}
