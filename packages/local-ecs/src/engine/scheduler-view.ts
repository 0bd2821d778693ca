/** The scheduler's view of a service. */
import type { Capacity, Providers, ServiceView, TaskNeeds, TaskView } from '@slipway/ecs-rules/scheduler';
import { defined } from '@slipway/ecs-rules/values';
import { listCapacity, pickOfProvider } from './capacity.ts';
import { readStrategy } from './capacity-strategy.ts';
import { findHealthProblem, isCountedHealthy } from './health.ts';
import { addFacts } from './instance-attributes.ts';
import type { MutableState } from './mutable-state.ts';
import { readRules } from './placement-rules.ts';
import { isDaemon } from './scheduling-strategy.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { computeNeeds } from './task-definition/needs.ts';
import { isProtected } from './task-protection.ts';
import type { TaskRecord } from './task-record.ts';

export interface ServiceSnapshot {
  readonly service: ServiceState;
  readonly primary: DeploymentState;
  /** Tasks of the service that are not STOPPED. */
  readonly tasks: readonly TaskRecord[];
  readonly now: number;
}

export function viewService(state: MutableState, snapshot: ServiceSnapshot): ServiceView {
  const { service, primary, tasks, now } = snapshot;
  // The list of deployments is newest first, so the oldest has the lowest rank.
  const ranks = new Map(service.deployments.map((deployment, at) => [deployment.id, service.deployments.length - at]));
  const own = tasks.filter((task) => task.deploymentId === primary.id && task.desiredStatus === 'RUNNING').length;
  return {
    desired: service.desiredCount,
    minimumHealthyPercent: service.minimumHealthyPercent,
    maximumPercent: service.maximumPercent,
    tasks: tasks.map((task) => viewTask(state, snapshot, { task, rank: ranks.get(task.deploymentId ?? '') ?? 0 })),
    needs: findNeeds(state, service, primary),
    isRollout: primary.rolloutState === 'IN_PROGRESS',
    isStalled: primary.rolloutState === 'FAILED',
    mayStart: now >= service.throttle.notBefore,
    isDaemon: isDaemon(service),
    ...defined({ startAtMost: primary.isPinned ? undefined : Math.max(0, 1 - own) }),
  };
}

function viewTask(
  state: MutableState,
  snapshot: ServiceSnapshot,
  ranked: { readonly task: TaskRecord; readonly rank: number },
): TaskView {
  const { task, rank } = ranked;
  return {
    id: task.arn,
    isOfPrimary: task.deploymentId === snapshot.primary.id,
    rank,
    phase: toPhase(task),
    isHealthy: isCountedHealthy(task, snapshot.now),
    isUnhealthy: findHealthProblem(snapshot.service, task, snapshot.now) !== undefined,
    isLeaving: isLeaving(state, task),
    availabilityZone: task.availabilityZone,
    isProtected: isProtected(task, snapshot.now),
    ...defined({
      instanceId: task.instanceArn,
      isStoppedLast: isDaemon(snapshot.service) ? isStoppedLast(state, task) : undefined,
    }),
  };
}

/** Whether the task's instance is DRAINING. */
export function isLeaving(state: MutableState, task: TaskRecord): boolean {
  return task.instanceArn !== undefined && state.instances.get(task.instanceArn)?.status === 'DRAINING';
}

/**
 * Whether a daemon's task stays on its DRAINING instance, since it is stopped last (ECS Developer Guide, daemon
 * scheduling strategy).
 */
export function isStoppedLast(state: MutableState, task: TaskRecord): boolean {
  if (!isLeaving(state, task)) return false;
  for (const other of state.tasks.values()) {
    const service = other.serviceKey === undefined ? undefined : state.services.get(other.serviceKey);
    if (other.instanceArn === task.instanceArn && (service === undefined || !isDaemon(service))) return true;
  }
  return false;
}

function toPhase(task: TaskRecord): TaskView['phase'] {
  if (task.desiredStatus === 'STOPPED') return 'stopping';
  return task.lastStatus === 'RUNNING' ? 'running' : 'starting';
}

/** What a task of the deployment requires of its instance, with its placement rules. */
export function findNeeds(state: MutableState, service: ServiceState, deployment: DeploymentState): TaskNeeds {
  const described = state.revisions.get(deployment.revisionArn)?.described ?? {};
  const rules = readRules(state, { given: service.given, described }, `service:${service.name}`);
  const needs = computeNeeds(described);
  return rules === undefined ? needs : { ...needs, rules };
}

export function viewCapacity(state: MutableState, snapshot: ServiceSnapshot, needs: TaskNeeds): Capacity | Providers {
  const { service, primary, tasks } = snapshot;
  const strategy = readStrategy(
    primary.taskSet === undefined ? service.given : { ...primary.taskSet },
    'capacityProviderStrategy',
  );
  const whole = viewAll(state, snapshot, needs);
  if (strategy.length === 0) return whole;
  const counted = tasks.filter((task) => task.deploymentId === primary.id && task.desiredStatus === 'RUNNING');
  const providers = strategy.map(({ capacityProvider: name, weight, base }) => ({
    name,
    weight,
    base,
    own: counted.filter((task) => task.capacityProvider === name).length,
    capacity:
      whole.kind === 'unlimited' ? whole : { ...whole, instances: pickOfProvider(state, whole.instances, name) },
  }));
  return { kind: 'providers', providers };
}

/** Facts about instances are collected only if rules or attributes need them. */
function viewAll(state: MutableState, { service, tasks }: ServiceSnapshot, needs: TaskNeeds): Capacity {
  if (service.launchType === 'FARGATE') return { kind: 'unlimited' };
  const instances = listCapacity(state, service.cluster, tasks);
  const isRequested = needs.rules !== undefined || needs.attributes !== undefined;
  return { kind: 'instances', instances: isRequested ? addFacts(state, service.cluster, instances) : instances };
}
