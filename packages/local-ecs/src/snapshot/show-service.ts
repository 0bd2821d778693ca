import { lowerBound, upperBound } from '@slipway/ecs-rules/scheduler';
import { lastPart } from '../engine/arn.ts';
import { readObjects, readString } from '../engine/input.ts';
import { findAlternate } from '../engine/load-balancers.ts';
import type { DeploymentState, ServiceState } from '../engine/service-record.ts';
import type { TaskRecord } from '../engine/task-record.ts';
import { showRollout } from './show-rollout.ts';
import { showTask } from './show-tasks.ts';
import { showTargetGroup, type TrafficParts } from './show-traffic.ts';
import type { ShownBounds, ShownDeployment, ShownService, ShownTargetGroup } from './snapshot.ts';

const MOST_EVENTS = 30;

/** @param tasks of the service, those that are STOPPED too */
export function showService(parts: TrafficParts, service: ServiceState, tasks: readonly TaskRecord[]): ShownService {
  const { state, now } = parts;
  const bounds = computeBounds(service);
  const deployments = service.deployments.map((one, index) => showDeployment(one, index, tasks));
  const rollout = showRollout(state, { service, tasks, bounds, now });
  return {
    name: service.name,
    cluster: service.cluster,
    status: service.status,
    desired: service.desiredCount,
    running: deployments.reduce((sum, { running }) => sum + running, 0),
    pending: deployments.reduce((sum, { pending }) => sum + pending, 0),
    bounds,
    deployments,
    ...(rollout === undefined ? {} : { rollout }),
    tasks: tasks.map((task) => showTask(state, task)),
    targetGroups: showTargetGroups(parts, service),
    events: service.events.slice(0, MOST_EVENTS).map(({ createdAt, message }) => ({ at: createdAt, text: message })),
  };
}

function computeBounds({ desiredCount, minimumHealthyPercent, maximumPercent }: ServiceState): ShownBounds {
  const lower = lowerBound(desiredCount, minimumHealthyPercent);
  const upper = upperBound(desiredCount, maximumPercent);
  return { lower, upper, minimumHealthyPercent, maximumPercent };
}

function showDeployment(deployment: DeploymentState, index: number, tasks: readonly TaskRecord[]): ShownDeployment {
  const { id, revisionArn, rolloutState, rolloutStateReason, shownDesired, failedTasks } = deployment;
  const own = tasks.filter((task) => task.deploymentId === id && task.desiredStatus === 'RUNNING');
  const running = own.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  return {
    id,
    revision: lastPart(revisionArn),
    status: index === 0 ? 'PRIMARY' : 'ACTIVE',
    rolloutState,
    reason: rolloutStateReason,
    desired: shownDesired,
    running,
    pending: own.length - running,
    failed: failedTasks,
  };
}

function showTargetGroups(parts: TrafficParts, { deployments }: ServiceState): readonly ShownTargetGroup[] {
  const shapes = deployments.map((one) => parts.state.serviceRevisions.get(one.serviceRevisionArn)?.shape ?? {});
  const entries = shapes.flatMap((shape) => readObjects(shape, 'loadBalancers'));
  const arns = entries.flatMap((entry) => [readString(entry, 'targetGroupArn') ?? '', findAlternate(entry) ?? '']);
  return [...new Set(arns)].flatMap((arn) => showTargetGroup(parts, arn) ?? []);
}
