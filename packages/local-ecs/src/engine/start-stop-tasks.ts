/** Carries out the scheduler's decisions: starts, stops and their events. */
import { type Blocked, type Decision, findEmptiest } from '@slipway/ecs-rules/scheduler';
import { defined } from '@slipway/ecs-rules/values';
import {
  describeBounds,
  describeFailedCheck,
  describeFailedTarget,
  describePendingStops,
  describePlacement,
  describeStarts,
  describeStops,
  describeUnhealthyTarget,
} from './event-texts.ts';
import { forgetCauses, report, reportOnce } from './events.ts';
import { findHealthProblem, type HealthProblem } from './health.ts';
import { pickFields } from './input.ts';
import { listTargets } from './load-balancers.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceSnapshot } from './scheduler-view.ts';
import type { ServiceState } from './service-record.ts';
import { changeDeployment, findDeployment } from './service-state.ts';
import { addTags } from './tag-store.ts';
import type { TaskRecord } from './task-record.ts';
import { createTask } from './task-start.ts';
import { stopTask } from './task-stop.ts';
import { listBirthTags } from './task-tags.ts';
import { countTaskZones, listSubnetZones } from './zones.ts';

export function startTasks(state: MutableState, snapshot: ServiceSnapshot, starts: Decision['starts']): ServiceState {
  const { service, now } = snapshot;
  const ids = openTasks(state, snapshot, starts).map(({ id }) => id);
  if (ids.length === 0) return service;
  return report(state, service, { text: describeStarts(service, ids, countReplaced(snapshot, ids.length)), now });
}

/**
 * Creates tasks without an event. On AWS Fargate each goes to the zone with the fewest tasks (ECS: as far as it can).
 */
export function openTasks(
  state: MutableState,
  snapshot: ServiceSnapshot,
  starts: Decision['starts'],
): readonly TaskRecord[] {
  const { service, primary, now } = snapshot;
  const revision = state.revisions.get(primary.revisionArn);
  if (starts.length === 0 || revision === undefined) return [];
  const zones = new Map(countTaskZones(listSubnetZones(state, primary), snapshot.tasks));
  const given = service.given;
  const shape = state.serviceRevisions.get(primary.serviceRevisionArn)?.shape ?? {};
  const tags = listBirthTags(state, { cluster: service.cluster, revisionArn: revision.arn, service, given });
  return starts.map(({ instanceId, provider }) => {
    const instance = instanceId === undefined ? undefined : state.instances.get(instanceId);
    const { key } = service;
    const owner = {
      key,
      deploymentId: primary.id,
      targets: listTargets(shape, primary.usesAlternate),
      digests: primary.digests,
    };
    const zone = instance === undefined ? findEmptiest(zones) : undefined;
    if (zone !== undefined) zones.set(zone, (zones.get(zone) ?? 0) + 1);
    const started = createTask(
      state,
      {
        cluster: service.cluster,
        revision,
        instance,
        ...defined({ zone, capacityProvider: provider }),
        group: `service:${service.name}`,
        startedBy: primary.id,
        service: owner,
        overrides: {},
        launch: pickFields(shape, ['networkConfiguration', 'volumeConfigurations']),
        given: { enableExecuteCommand: given.enableExecuteCommand ?? false, platformVersion: shape.platformVersion },
      },
      now,
    );
    addTags(state, started.arn, tags);
    return started;
  });
}

/** Outside a rollout a start replaces an unhealthy task that still exists. */
function countReplaced(snapshot: ServiceSnapshot, started: number): number {
  if (snapshot.primary.rolloutState !== 'COMPLETED') return 0;
  const isBad = (task: TaskRecord): boolean =>
    task.desiredStatus === 'RUNNING' && findHealthProblem(snapshot.service, task, snapshot.now) !== undefined;
  return Math.min(started, snapshot.tasks.filter(isBad).length);
}

export function stopTasks(state: MutableState, snapshot: ServiceSnapshot, arns: readonly string[]): ServiceState {
  const running: string[] = [];
  let pending = 0;
  let service = snapshot.service;
  for (const arn of arns) {
    const task = state.tasks.get(arn);
    if (task === undefined) continue;
    const problem = findHealthProblem(snapshot.service, task, snapshot.now);
    if (problem !== undefined) service = countCheckFailure(service, task);
    if (task.lastStatus === 'RUNNING') running.push(task.id);
    else pending += 1;
    const reason = explainStop(problem, snapshot.primary.id);
    stopTask(state, task, { code: 'ServiceSchedulerInitiated', reason, now: snapshot.now });
  }
  if (pending > 0)
    service = report(state, service, { text: describePendingStops(service, pending), now: snapshot.now });
  if (running.length > 0)
    service = report(state, service, { text: describeStops(service, running), now: snapshot.now });
  return service;
}

function explainStop(problem: HealthProblem | undefined, primaryId: string): string {
  if (problem === undefined) return `Scaling activity initiated by (deployment ${primaryId})`;
  if (problem.kind === 'container') return 'Task failed container health checks';
  return describeFailedTarget(problem.target.targetGroupArn);
}

/** A task of a rollout that fails its checks counts as a failed one when it is stopped for it. */
function countCheckFailure(service: ServiceState, task: TaskRecord): ServiceState {
  const deployment = findDeployment(service, task.deploymentId);
  if (deployment === undefined || deployment.rolloutState !== 'IN_PROGRESS') return service;
  const { failedTasks, breakerCount } = deployment;
  return changeDeployment(service, deployment.id, { failedTasks: failedTasks + 1, breakerCount: breakerCount + 1 });
}

/** Reports once for each task that its health checks fail. */
export function reportHealthProblems(state: MutableState, snapshot: ServiceSnapshot): ServiceState {
  let service = snapshot.service;
  const troubled = new Set<string>();
  for (const task of snapshot.tasks) {
    const problem = findHealthProblem(service, task, snapshot.now);
    if (problem === undefined) continue;
    const key = `unhealthy/${task.id}`;
    troubled.add(key);
    service = reportOnce(state, service, {
      key,
      text: describeHealthProblem(state, snapshot, { task, problem }),
      now: snapshot.now,
    });
  }
  return forgetCauses(service, (key) => key.startsWith('unhealthy/') && !troubled.has(key));
}

function describeHealthProblem(
  state: MutableState,
  snapshot: ServiceSnapshot,
  bad: { task: TaskRecord; problem: HealthProblem },
): string {
  const { task, problem } = bad;
  if (problem.kind === 'container') return describeFailedCheck(snapshot.service, task.id);
  const instance = task.instanceArn === undefined ? undefined : state.instances.get(task.instanceArn);
  return describeUnhealthyTarget(snapshot.service, {
    taskId: task.id,
    ec2InstanceId: instance?.ec2InstanceId,
    port: problem.target.port ?? problem.target.containerPort,
    targetGroupArn: problem.target.targetGroupArn,
    reason: problem.target.reason ?? 'Health checks failed',
    taskSet: snapshot.primary.rolloutState === 'IN_PROGRESS' ? task.deploymentId : undefined,
  });
}

/** Reports why the scheduler cannot act. A solved cause is forgotten, so that it is reported again if it returns. */
export function reportBlocked(
  state: MutableState,
  snapshot: ServiceSnapshot,
  blocked: Blocked | undefined,
): ServiceState {
  const key = causeKey(blocked);
  const service = forgetCauses(snapshot.service, (reported) => reported.startsWith('blocked/') && reported !== key);
  if (blocked === undefined) return service;
  const text = blocked.kind === 'bounds' ? describeBounds(service) : describePlacement(service, blocked.failure);
  return reportOnce(state, service, { key, text, now: snapshot.now });
}

function causeKey(blocked: Blocked | undefined): string {
  if (blocked === undefined) return '';
  return blocked.kind === 'bounds' ? 'blocked/bounds' : `blocked/${blocked.failure.reason}`;
}
