/** The course of a rollout around the scheduler's moves: its begin, its counts, its end. */
import { isBaked } from './bake.ts';
import { countByDeployment } from './describe-service.ts';
import { countTarget } from './describe-service-deployment.ts';
import type { Draft } from './draft.ts';
import { judgeEarlySuccess } from './early-success.ts';
import { describeCompleted } from './event-texts.ts';
import { tell } from './events.ts';
import { isCountedHealthy } from './health.ts';
import type { Scene } from './look-view.ts';
import { moveServiceDeployment } from './service-deployment.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { changeDeployment, findCandidate } from './service-state.ts';
import { leaveSteady, tellSteady } from './steady-state.ts';
import type { TaskRecord } from './task-record.ts';

/** Records take their step: PRIMARY's begins, those of superseded deployments end. */
export function advanceServiceDeployments(draft: Draft, service: ServiceState, now: number): void {
  const [primary, ...others] = service.deployments;
  if (primary !== undefined) moveServiceDeployment(draft, primary.serviceDeploymentArn, { status: 'IN_PROGRESS', now });
  for (const { serviceDeploymentArn: arn } of others) {
    const isStopping = draft.serviceDeployments.get(arn)?.status === 'STOP_REQUESTED';
    if (isStopping) moveServiceDeployment(draft, arn, { status: 'STOPPED', now });
  }
}

/** Whether the service is as wanted: PRIMARY at full healthy strength, and no other task left. */
export function isSettled({ service, primary, tasks, now }: Scene): boolean {
  if (tasks.length !== service.desiredCount) return false;
  return tasks.every((task) => task.deploymentId === primary.id && isCountedHealthy(task, now));
}

/**
 * Counts as shown; deployments that have lost their last task leave the list.
 * @param wantedOfPrimary what PRIMARY is to have now
 */
export function updateDeployments(
  scene: Scene,
  tasks: readonly TaskRecord[],
  wantedOfPrimary = scene.service.desiredCount,
): ServiceState {
  const { service, primary } = scene;
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
 * Ends a rollout that has met its criteria for early success and is baked, though the service is not settled: the rest is
 * the service's own affair.
 */
export function completeEarly(draft: Draft, scene: Scene): ServiceState {
  const early = judgeEarlySuccess(draft, scene);
  if (early?.isHealthy !== true || isSettled(scene)) return scene.service;
  return isBaked(draft, scene) && early.isClean ? complete(draft, scene) : scene.service;
}

/** Ends the rollout of a settled service once it is baked, or tells of a steady state that was regained. */
export function settle(draft: Draft, scene: Scene): ServiceState {
  const { service, primary, now } = scene;
  if (primary.rolloutState === 'FAILED') return service;
  if (primary.rolloutState === 'COMPLETED') return tellSteady(draft, service, now);
  if (!isBaked(draft, scene)) return service;
  const completed = complete(draft, scene);
  // One millisecond apart in every observed rollout.
  return tellSteady(draft, leaveSteady({ ...completed, deployments: completed.deployments.slice(0, 1) }), now + 1);
}

/** What the service deployment shows of its target stays as it is now (ECS Developer Guide, early success criteria). */
function complete(draft: Draft, { service, primary, now }: Scene): ServiceState {
  const arn = primary.serviceDeploymentArn;
  noteTarget(draft, arn);
  if (!moveServiceDeployment(draft, arn, { status: 'SUCCESSFUL', now })) {
    moveServiceDeployment(draft, arn, { status: 'ROLLBACK_SUCCESSFUL', now });
  }
  const lastCompleted: DeploymentState = {
    ...primary,
    rolloutState: 'COMPLETED',
    rolloutStateReason: `ECS deployment ${primary.id} completed.`,
    updatedAt: now,
  };
  const completed = changeDeployment({ ...service, lastCompleted }, primary.id, lastCompleted);
  return tell(draft, completed, { text: describeCompleted(service, primary.id), now });
}

/** That a rollback's target keeps the counts of its end as well is assumed. */
function noteTarget(draft: Draft, arn: string): void {
  const record = draft.serviceDeployments.get(arn);
  if (record === undefined) return;
  const target = countTarget(draft, record, countByDeployment(draft));
  draft.serviceDeployments.set(arn, { ...record, target });
}
