/** Carrying out what the scheduler decided: starts, stops and their events. */
import type { Blocked, Decision } from '../../scheduler/view.ts';
import { findEmptiest } from '../../scheduler/zone-balance.ts';
import type { Draft } from './draft.ts';
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
import { forgetCauses, tell, tellOnce } from './events.ts';
import { findTrouble, type Trouble } from './health.ts';
import { listTargets } from './load-balancers.ts';
import type { Scene } from './look-view.ts';
import type { ServiceState } from './service-record.ts';
import { changeDeployment, findDeployment } from './service-state.ts';
import { addTags } from './tag-store.ts';
import type { TaskRecord } from './task-record.ts';
import { startTask } from './task-start.ts';
import { stopTask } from './task-stop.ts';
import { listBirthTags } from './task-tags.ts';
import { countTaskZones, listSubnetZones } from './zones.ts';

export function startTasks(draft: Draft, scene: Scene, starts: Decision['starts']): ServiceState {
  const { service, now } = scene;
  const ids = openTasks(draft, scene, starts).map(({ id }) => id);
  if (ids.length === 0) return service;
  return tell(draft, service, { text: describeStarts(service, ids, countReplaced(scene, ids.length)), now });
}

/** Makes the tasks and tells nobody. On AWS Fargate each goes to the zone with the fewest (ECS: as far as it can). */
export function openTasks(draft: Draft, scene: Scene, starts: Decision['starts']): readonly TaskRecord[] {
  const { service, primary, now } = scene;
  const revision = draft.revisions.get(primary.revisionArn);
  if (starts.length === 0 || revision === undefined) return [];
  const zones = new Map(countTaskZones(listSubnetZones(draft, primary), scene.tasks));
  const given = service.given;
  const shape = draft.serviceRevisions.get(primary.serviceRevisionArn)?.shape ?? {};
  const tags = listBirthTags(draft, { cluster: service.cluster, revisionArn: revision.arn, service, given });
  return starts.map(({ instanceId, provider }) => {
    const instance = instanceId === undefined ? undefined : draft.instances.get(instanceId);
    const { key } = service;
    const owner = {
      key,
      deploymentId: primary.id,
      targets: listTargets(shape, primary.usesAlternate),
      digests: primary.digests,
    };
    const zone = instance === undefined ? findEmptiest(zones) : undefined;
    if (zone !== undefined) zones.set(zone, (zones.get(zone) ?? 0) + 1);
    const started = startTask(
      draft,
      {
        cluster: service.cluster,
        revision,
        instance,
        ...(zone === undefined ? {} : { zone }),
        ...(provider === undefined ? {} : { capacityProvider: provider }),
        group: `service:${service.name}`,
        startedBy: primary.id,
        service: owner,
        overrides: {},
        given: { enableExecuteCommand: given.enableExecuteCommand ?? false, platformVersion: shape.platformVersion },
      },
      now,
    );
    addTags(draft, started.arn, tags);
    return started;
  });
}

/** Outside a rollout a start makes up for an unhealthy task that is still there. */
function countReplaced(scene: Scene, started: number): number {
  if (scene.primary.rolloutState !== 'COMPLETED') return 0;
  const isBad = (task: TaskRecord): boolean =>
    task.desiredStatus === 'RUNNING' && findTrouble(scene.service, task, scene.now) !== undefined;
  return Math.min(started, scene.tasks.filter(isBad).length);
}

export function stopTasks(draft: Draft, scene: Scene, arns: readonly string[]): ServiceState {
  const running: string[] = [];
  let pending = 0;
  let service = scene.service;
  for (const arn of arns) {
    const task = draft.tasks.get(arn);
    if (task === undefined) continue;
    const trouble = findTrouble(scene.service, task, scene.now);
    if (trouble !== undefined) service = countCheckFailure(service, task);
    if (task.lastStatus === 'RUNNING') running.push(task.id);
    else pending += 1;
    const reason = explainStop(trouble, scene.primary.id);
    stopTask(draft, task, { code: 'ServiceSchedulerInitiated', reason, now: scene.now });
  }
  if (pending > 0) service = tell(draft, service, { text: describePendingStops(service, pending), now: scene.now });
  if (running.length > 0) service = tell(draft, service, { text: describeStops(service, running), now: scene.now });
  return service;
}

function explainStop(trouble: Trouble | undefined, primaryId: string): string {
  if (trouble === undefined) return `Scaling activity initiated by (deployment ${primaryId})`;
  if (trouble.kind === 'container') return 'Task failed container health checks';
  return describeFailedTarget(trouble.target.targetGroupArn);
}

/** A task of a rollout that fails its checks counts as a failed one when it is stopped for it. */
function countCheckFailure(service: ServiceState, task: TaskRecord): ServiceState {
  const deployment = findDeployment(service, task.deploymentId);
  if (deployment === undefined || deployment.rolloutState !== 'IN_PROGRESS') return service;
  const { failedTasks, breakerCount } = deployment;
  return changeDeployment(service, deployment.id, { failedTasks: failedTasks + 1, breakerCount: breakerCount + 1 });
}

/** Tells of each task, once, that its checks fail. */
export function tellTroubles(draft: Draft, scene: Scene): ServiceState {
  let service = scene.service;
  const troubled = new Set<string>();
  for (const task of scene.tasks) {
    const trouble = findTrouble(service, task, scene.now);
    if (trouble === undefined) continue;
    const key = `unhealthy/${task.id}`;
    troubled.add(key);
    service = tellOnce(draft, service, { key, text: describeTrouble(draft, scene, { task, trouble }), now: scene.now });
  }
  return forgetCauses(service, (key) => key.startsWith('unhealthy/') && !troubled.has(key));
}

function describeTrouble(draft: Draft, scene: Scene, bad: { task: TaskRecord; trouble: Trouble }): string {
  const { task, trouble } = bad;
  if (trouble.kind === 'container') return describeFailedCheck(scene.service, task.id);
  const instance = task.instanceArn === undefined ? undefined : draft.instances.get(task.instanceArn);
  return describeUnhealthyTarget(scene.service, {
    taskId: task.id,
    ec2InstanceId: instance?.ec2InstanceId,
    port: trouble.target.port ?? trouble.target.containerPort,
    targetGroupArn: trouble.target.targetGroupArn,
    reason: trouble.target.reason ?? 'Health checks failed',
    taskSet: scene.primary.rolloutState === 'IN_PROGRESS' ? task.deploymentId : undefined,
  });
}

/** Tells why nothing moves; a cause that is gone is forgotten, so that it is told again should it return. */
export function tellBlocked(draft: Draft, scene: Scene, blocked: Blocked | undefined): ServiceState {
  const key = nameCause(blocked);
  const service = forgetCauses(scene.service, (told) => told.startsWith('blocked/') && told !== key);
  if (blocked === undefined) return service;
  const text = blocked.kind === 'bounds' ? describeBounds(service) : describePlacement(service, blocked.failure);
  return tellOnce(draft, service, { key, text, now: scene.now });
}

function nameCause(blocked: Blocked | undefined): string {
  if (blocked === undefined) return '';
  return blocked.kind === 'bounds' ? 'blocked/bounds' : `blocked/${blocked.failure.reason}`;
}
