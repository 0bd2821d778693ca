/** A service as the scheduler wants to see it. */
import type { TaskNeeds } from '../../scheduler/placement.ts';
import type { Capacity, Providers, ServiceView, TaskView } from '../../scheduler/view.ts';
import { listCapacity, pickOfProvider } from './capacity.ts';
import { readStrategy } from './capacity-strategy.ts';
import type { Draft } from './draft.ts';
import { findTrouble, isCountedHealthy } from './health.ts';
import { addFacts } from './instance-attributes.ts';
import { readRules } from './placement-rules.ts';
import { isDaemon } from './scheduling-strategy.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { computeNeeds } from './task-definition/needs.ts';
import { isProtected } from './task-protection.ts';
import type { TaskRecord } from './task-record.ts';

export interface Scene {
  readonly service: ServiceState;
  readonly primary: DeploymentState;
  /** Tasks of the service that are not STOPPED. */
  readonly tasks: readonly TaskRecord[];
  readonly now: number;
}

export function viewService(draft: Draft, scene: Scene): ServiceView {
  const { service, primary, tasks, now } = scene;
  // The list of deployments is newest first, so the oldest has the lowest rank.
  const ranks = new Map(service.deployments.map((deployment, at) => [deployment.id, service.deployments.length - at]));
  const own = tasks.filter((task) => task.deploymentId === primary.id && task.desiredStatus === 'RUNNING').length;
  return {
    desired: service.desiredCount,
    minimumHealthyPercent: service.minimumHealthyPercent,
    maximumPercent: service.maximumPercent,
    tasks: tasks.map((task) => viewTask(draft, scene, { task, rank: ranks.get(task.deploymentId ?? '') ?? 0 })),
    needs: findNeeds(draft, service, primary),
    isRollout: primary.rolloutState === 'IN_PROGRESS',
    isStalled: primary.rolloutState === 'FAILED',
    mayStart: now >= service.throttle.notBefore,
    isDaemon: isDaemon(service),
    ...(primary.isPinned ? {} : { startAtMost: Math.max(0, 1 - own) }),
  };
}

function viewTask(draft: Draft, scene: Scene, ranked: { readonly task: TaskRecord; readonly rank: number }): TaskView {
  const { task, rank } = ranked;
  return {
    id: task.arn,
    isOfPrimary: task.deploymentId === scene.primary.id,
    rank,
    phase: namePhase(task),
    isHealthy: isCountedHealthy(task, scene.now),
    isUnhealthy: findTrouble(scene.service, task, scene.now) !== undefined,
    isLeaving: isLeaving(draft, task),
    availabilityZone: task.availabilityZone,
    isProtected: isProtected(task, scene.now),
    ...(task.instanceArn === undefined ? {} : { instanceId: task.instanceArn }),
    ...(isDaemon(scene.service) ? { isHeld: isHeld(draft, task) } : {}),
  };
}

/** Whether the task's instance is DRAINING. */
export function isLeaving(draft: Draft, task: TaskRecord): boolean {
  return task.instanceArn !== undefined && draft.instances.get(task.instanceArn)?.status === 'DRAINING';
}

/**
 * Whether a daemon's task stays on its DRAINING instance: it is stopped last (ECS Developer Guide, daemon scheduling
 * strategy).
 */
export function isHeld(draft: Draft, task: TaskRecord): boolean {
  if (!isLeaving(draft, task)) return false;
  for (const other of draft.tasks.values()) {
    const service = other.serviceKey === undefined ? undefined : draft.services.get(other.serviceKey);
    if (other.instanceArn === task.instanceArn && (service === undefined || !isDaemon(service))) return true;
  }
  return false;
}

function namePhase(task: TaskRecord): TaskView['phase'] {
  if (task.desiredStatus === 'STOPPED') return 'stopping';
  return task.lastStatus === 'RUNNING' ? 'running' : 'starting';
}

/** What a task of the deployment asks of its instance, and where it may and should go. */
export function findNeeds(draft: Draft, service: ServiceState, deployment: DeploymentState): TaskNeeds {
  const described = draft.revisions.get(deployment.revisionArn)?.described ?? {};
  const rules = readRules(draft, { given: service.given, described }, `service:${service.name}`);
  const needs = computeNeeds(described);
  return rules === undefined ? needs : { ...needs, rules };
}

export function viewCapacity(draft: Draft, scene: Scene, needs: TaskNeeds): Capacity | Providers {
  const { service, primary, tasks } = scene;
  const strategy = readStrategy(
    primary.taskSet === undefined ? service.given : { ...primary.taskSet },
    'capacityProviderStrategy',
  );
  const whole = viewAll(draft, scene, needs);
  if (strategy.length === 0) return whole;
  const counted = tasks.filter((task) => task.deploymentId === primary.id && task.desiredStatus === 'RUNNING');
  const providers = strategy.map(({ capacityProvider: name, weight, base }) => ({
    name,
    weight,
    base,
    own: counted.filter((task) => task.capacityProvider === name).length,
    capacity:
      whole.kind === 'unlimited' ? whole : { ...whole, instances: pickOfProvider(draft, whole.instances, name) },
  }));
  return { kind: 'providers', providers };
}

/** Facts about instances are gathered only where rules or attributes ask for them. */
function viewAll(draft: Draft, { service, tasks }: Scene, needs: TaskNeeds): Capacity {
  if (service.launchType === 'FARGATE') return { kind: 'unlimited' };
  const instances = listCapacity(draft, service.cluster, tasks);
  const isAsked = needs.rules !== undefined || needs.attributes !== undefined;
  return { kind: 'instances', instances: isAsked ? addFacts(draft, service.cluster, instances) : instances };
}
