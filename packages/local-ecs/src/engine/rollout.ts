/** The life of a rollout: its start, its counts, its end. */
import { isBaked } from './bake.ts';
import { countByDeployment } from './describe-service.ts';
import { countTarget } from './describe-service-deployment.ts';
import { findEarlySuccess } from './early-success.ts';
import { describeCompleted } from './event-texts.ts';
import { report } from './events.ts';
import { isCountedHealthy } from './health.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceSnapshot } from './scheduler-view.ts';
import { moveServiceDeployment } from './service-deployment.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { changeDeployment, findCandidate } from './service-state.ts';
import { isHeldAtStage } from './shift-state.ts';
import { leaveSteady, reportSteady } from './steady-state.ts';
import type { TaskRecord } from './task-record.ts';

/** Records take their step: PRIMARY's begins, those of superseded deployments end. */
export function advanceServiceDeployments(state: MutableState, service: ServiceState, now: number): void {
  const [primary, ...others] = service.deployments;
  if (primary !== undefined) moveServiceDeployment(state, primary.serviceDeploymentArn, { status: 'IN_PROGRESS', now });
  for (const { serviceDeploymentArn: arn } of others) {
    const isStopping = state.serviceDeployments.get(arn)?.status === 'STOP_REQUESTED';
    if (isStopping) moveServiceDeployment(state, arn, { status: 'STOPPED', now });
  }
}

/** Whether the service is as wanted: PRIMARY at full healthy strength, and no other task left. */
export function isSettled({ service, primary, tasks, now }: ServiceSnapshot): boolean {
  if (tasks.length !== service.desiredCount) return false;
  return tasks.every((task) => task.deploymentId === primary.id && isCountedHealthy(task, now));
}

/**
 * Counts as shown; a deployment leaves the list after its last task.
 * @param wantedOfPrimary PRIMARY's desired count now
 */
export function updateDeployments(
  snapshot: ServiceSnapshot,
  tasks: readonly TaskRecord[],
  wantedOfPrimary = snapshot.service.desiredCount,
): ServiceState {
  const { service, primary } = snapshot;
  const alive = new Map<string, number>();
  const wanted = new Map<string, number>();
  for (const { deploymentId = '', desiredStatus } of tasks) {
    alive.set(deploymentId, (alive.get(deploymentId) ?? 0) + 1);
    if (desiredStatus === 'RUNNING') wanted.set(deploymentId, (wanted.get(deploymentId) ?? 0) + 1);
  }
  const candidate = primary.rolloutState === 'IN_PROGRESS' ? findCandidate(service)?.id : undefined;
  const isKept = ({ id }: DeploymentState): boolean => id === primary.id || id === candidate || alive.has(id);
  const kept = service.deployments.filter(isKept).map((deployment) => {
    const shownDesired = deployment.id === primary.id ? wantedOfPrimary : (wanted.get(deployment.id) ?? 0);
    return deployment.shownDesired === shownDesired ? deployment : { ...deployment, shownDesired };
  });
  const isSame = kept.length === service.deployments.length && kept.every((one, at) => one === service.deployments[at]);
  return isSame ? service : { ...service, deployments: kept };
}

/**
 * Ends a rollout that has met its criteria for early success and is baked, though the service is not settled: the rest
 * is the service's own affair.
 */
export function completeEarly(state: MutableState, snapshot: ServiceSnapshot): ServiceState {
  const early = findEarlySuccess(state, snapshot);
  if (early?.isHealthy !== true || isSettled(snapshot) || isHeldAtStage(state, snapshot.primary))
    return snapshot.service;
  return isBaked(state, snapshot) && early.isClean ? complete(state, snapshot) : snapshot.service;
}

/** Ends the rollout of a settled service after its bake time, or reports a regained steady state. */
export function settle(state: MutableState, snapshot: ServiceSnapshot): ServiceState {
  const { service, primary, now } = snapshot;
  if (primary.rolloutState === 'FAILED') return service;
  if (primary.rolloutState === 'COMPLETED') return reportSteady(state, service, now);
  if (isHeldAtStage(state, primary) || !isBaked(state, snapshot)) return service;
  const completed = complete(state, snapshot);
  // One millisecond apart in every observed rollout.
  return reportSteady(state, leaveSteady({ ...completed, deployments: completed.deployments.slice(0, 1) }), now + 1);
}

/** What the service deployment shows of its target stays as it is now (ECS Developer Guide, early success criteria). */
function complete(state: MutableState, { service, primary, now }: ServiceSnapshot): ServiceState {
  const arn = primary.serviceDeploymentArn;
  noteTarget(state, arn);
  if (!moveServiceDeployment(state, arn, { status: 'SUCCESSFUL', now })) {
    moveServiceDeployment(state, arn, { status: 'ROLLBACK_SUCCESSFUL', now });
  }
  const lastCompleted: DeploymentState = {
    ...primary,
    rolloutState: 'COMPLETED',
    rolloutStateReason: `ECS deployment ${primary.id} completed.`,
    updatedAt: now,
  };
  const completed = changeDeployment({ ...service, lastCompleted }, primary.id, lastCompleted);
  return report(state, completed, { text: describeCompleted(service, primary.id), now });
}

/** That a rollback's target keeps the counts of its end as well is assumed. */
function noteTarget(state: MutableState, arn: string): void {
  const record = state.serviceDeployments.get(arn);
  if (record === undefined) return;
  const target = countTarget(state, record, countByDeployment(state));
  state.serviceDeployments.set(arn, { ...record, target });
}
