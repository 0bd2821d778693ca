import { defined } from '@slipway/ecs-rules/values';
import { lastPart } from '../engine/arn.ts';
import { countByDeployment } from '../engine/describe-service.ts';
import { computeTaskHealth } from '../engine/health.ts';
import { isBehindClassic } from '../engine/load-balancers.ts';
import { openMutableState } from '../engine/mutable-state.ts';
import type { DeploymentState, ServiceState } from '../engine/service-record.ts';
import type { InstanceRecord } from '../engine/state.ts';
import type { EngineState } from '../engine/step.ts';
import { describeTargetHealth } from '../engine/target-group.ts';
import type { TaskCounts } from '../engine/task-counts.ts';
import type { ContainerRecord, TaskRecord } from '../engine/task-record.ts';
import { findCurrent, hasTaskSets } from '../engine/task-set-state.ts';
import type {
  ContainerSnapshot,
  DeploymentSnapshot,
  InstanceSnapshot,
  LocalState,
  ServiceSnapshot,
  TargetGroupSnapshot,
  TaskSnapshot,
} from './local-state.ts';

/** @param now milliseconds since the epoch, engine time */
export function describeState(state: EngineState, now: number): LocalState {
  const counts = countByDeployment(openMutableState(state));
  return {
    now,
    clusters: [...state.clusters.values()].map(({ name, status }) => ({ name, status })),
    services: [...state.services.values()].map((service) => describeService(state, service, counts)),
    tasks: [...state.tasks.values(), ...state.stoppedTasks.values()].map(describeTask),
    instances: [...state.instances.values()].filter(({ status }) => status !== 'INACTIVE').map(describeInstance),
    targetGroups: [...state.targetGroups.keys()].map((arn) => describeTargetGroup(state, arn)),
  };
}

const NONE = { running: 0, pending: 0 };

function describeService(state: EngineState, service: ServiceState, counts: TaskCounts): ServiceSnapshot {
  const { cluster, name, arn, status, desiredCount, deployments, events } = service;
  const current = findCurrent(service);
  const all = deployments.map(({ id }) => counts.get(id) ?? NONE);
  return {
    ...{ cluster, name, arn, status, desiredCount },
    ...defined({ taskDefinition: current && lastPart(current.revisionArn) }),
    runningCount: all.reduce((sum, { running }) => sum + running, 0),
    pendingCount: all.reduce((sum, { pending }) => sum + pending, 0),
    deployments: hasTaskSets(service)
      ? []
      : deployments.map((deployment, at) => describeDeployment(state, { deployment, at, counts })),
    serviceDeployments: listServiceDeployments(state, service),
    events: events.map(({ message }) => message),
  };
}

interface ListedDeployment {
  readonly deployment: DeploymentState;
  /** 0: the PRIMARY one. */
  readonly at: number;
  readonly counts: TaskCounts;
}

function describeDeployment(state: EngineState, { deployment, at, counts }: ListedDeployment): DeploymentSnapshot {
  const { id, revisionArn, shownDesired, failedTasks, rolloutState, rolloutStateReason } = deployment;
  const { running, pending } = counts.get(id) ?? NONE;
  const shape = state.serviceRevisions.get(deployment.serviceRevisionArn)?.shape ?? {};
  return {
    id,
    status: at === 0 ? 'PRIMARY' : 'ACTIVE',
    taskDefinition: lastPart(revisionArn),
    desiredCount: shownDesired,
    runningCount: running,
    pendingCount: pending,
    failedTasks,
    ...(isBehindClassic(shape) ? {} : { rolloutState, rolloutStateReason }),
  };
}

function listServiceDeployments(state: EngineState, service: ServiceState): ServiceSnapshot['serviceDeployments'] {
  const own = [...state.serviceDeployments.values()].filter(({ serviceKey }) => serviceKey === service.key);
  return own.reverse().map(({ arn, status, statusReason, target }) => ({
    ...{ arn, status },
    ...defined({ statusReason }),
    taskDefinition: lastPart(state.serviceRevisions.get(target.arn)?.revisionArn ?? ''),
  }));
}

function describeTask(task: TaskRecord): TaskSnapshot {
  const { cluster, arn, group, lastStatus, desiredStatus, instanceArn, stopCode, stoppedReason } = task;
  return {
    ...{ cluster, arn, group, lastStatus, desiredStatus },
    taskDefinition: lastPart(task.revisionArn),
    healthStatus: computeTaskHealth(task),
    ...defined({ containerInstanceArn: instanceArn, stopCode, stoppedReason }),
    containers: task.containers.map(describeContainer),
  };
}

function describeContainer(container: ContainerRecord): ContainerSnapshot {
  const { name, image, status, hasHealthCheck, health, exitCode, reason } = container;
  const healthStatus = hasHealthCheck ? health : 'UNKNOWN';
  return { ...{ name, image, lastStatus: status, healthStatus }, ...defined({ exitCode, reason }) };
}

function describeInstance(instance: InstanceRecord): InstanceSnapshot {
  const { cluster, arn, status, taskCount, availabilityZone, capacityProvider } = instance;
  return {
    ...{ cluster, arn, status, taskCount, availabilityZone },
    ...defined({ capacityProviderName: capacityProvider }),
  };
}

function describeTargetGroup(state: EngineState, arn: string): TargetGroupSnapshot {
  const targets = describeTargetHealth(state, arn) ?? [];
  return {
    name: state.targetGroups.get(arn)?.specification.name ?? '',
    arn,
    targets: targets.map(({ taskArn, port, state: health, description }) => ({
      ...{ port, state: health },
      ...defined({ taskArn, description }),
    })),
  };
}
