/** A service as DescribeServices answers it. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { clusterArn } from './arn.ts';
import { describeTaskSet } from './describe-task-set.ts';
import { asTimestamp, omitAbsent } from './input.ts';
import { isBehindClassic } from './load-balancers.ts';
import type { MutableState } from './mutable-state.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { listTags } from './tag-store.ts';
import type { TaskCounts } from './task-counts.ts';
import { findCurrent, hasTaskSets, listTaskSets } from './task-set-state.ts';

/** Counts the tasks of all services at once. Tasks that are being stopped are in neither count. */
export function countByDeployment(state: MutableState): TaskCounts {
  const counts = new Map<string, { running: number; pending: number }>();
  state.tasks.forEach((task) => {
    if (task.deploymentId === undefined || task.desiredStatus === 'STOPPED') return;
    let count = counts.get(task.deploymentId);
    if (count === undefined) {
      count = { running: 0, pending: 0 };
      counts.set(task.deploymentId, count);
    }
    if (task.lastStatus === 'RUNNING') count.running += 1;
    else count.pending += 1;
  });
  return counts;
}

export interface DescribeOptions {
  readonly counts: TaskCounts;
  /** `TAGS` adds the tags. */
  readonly include: readonly string[];
}

const NONE = { running: 0, pending: 0 };

export function describeService(state: MutableState, service: ServiceState, options: DescribeOptions): JsonObject {
  const primary = findCurrent(service);
  const shape = primary && state.serviceRevisions.get(primary.serviceRevisionArn)?.shape;
  const all = service.deployments.map(({ id }) => options.counts.get(id) ?? NONE);
  const isFargate = service.launchType === 'FARGATE';
  const hasRole = shape?.networkConfiguration !== undefined || shape?.loadBalancers !== undefined;
  return omitAbsent({
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: clusterArn(state.settings, service.cluster),
    loadBalancers: shape?.loadBalancers ?? [],
    serviceRegistries: shape?.serviceRegistries ?? [],
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: all.reduce((sum, { running }) => sum + running, 0),
    pendingCount: all.reduce((sum, { pending }) => sum + pending, 0),
    launchType: service.given.capacityProviderStrategy === undefined ? service.launchType : undefined,
    platformVersion: isFargate ? (shape?.platformVersion ?? 'LATEST') : undefined,
    platformFamily: isFargate ? 'Linux' : undefined,
    // An Express Mode service names no task definition (observed by others).
    taskDefinition: service.express === undefined ? primary?.revisionArn : undefined,
    resourceManagementType: service.express === undefined ? undefined : 'ECS',
    deploymentConfiguration: service.deploymentConfiguration,
    ...(hasTaskSets(service) ? listSets(state, service, options) : listDeployments(state, service, options)),
    roleArn: service.roleArn ?? (hasRole ? serviceRoleArn(state) : undefined),
    events: service.events.map(({ id, createdAt, message }) => ({ id, createdAt: asTimestamp(createdAt), message })),
    createdAt: asTimestamp(service.createdAt),
    createdBy: service.createdBy,
    networkConfiguration: shape?.networkConfiguration,
    healthCheckGracePeriodSeconds: service.gracePeriodSeconds,
    ...service.given,
    tags: options.include.includes('TAGS') ? listTags(state, service.arn) : undefined,
  });
}

/** Service deployments and revisions are those of the ECS controller only. */
function listDeployments(state: MutableState, service: ServiceState, { counts }: DescribeOptions): JsonObject {
  return {
    deployments: service.deployments.map((deployment, at) =>
      describeDeployment(state, service, { deployment, isPrimary: at === 0, counts }),
    ),
    currentServiceDeployment: service.currentServiceDeployment,
    currentServiceRevisions: service.deployments.map((deployment) => ({
      arn: deployment.serviceRevisionArn,
      requestedTaskCount: deployment.shownDesired,
      runningTaskCount: (counts.get(deployment.id) ?? NONE).running,
      pendingTaskCount: (counts.get(deployment.id) ?? NONE).pending,
    })),
  };
}

function listSets(state: MutableState, service: ServiceState, { counts, include }: DescribeOptions): JsonObject {
  const taskSets = listTaskSets(service).map((one) => describeTaskSet(state, service, { one, counts, include }));
  return { deployments: [], taskSets };
}

function serviceRoleArn(state: MutableState): string {
  return `arn:aws:iam::${state.settings.account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`;
}

interface Listed {
  readonly deployment: DeploymentState;
  readonly isPrimary: boolean;
  readonly counts: TaskCounts;
}

function describeDeployment(state: MutableState, service: ServiceState, listed: Listed): JsonObject {
  const { deployment, isPrimary, counts } = listed;
  const { running, pending } = counts.get(deployment.id) ?? NONE;
  const { rolloutState, rolloutStateReason } = deployment;
  const shape = state.serviceRevisions.get(deployment.serviceRevisionArn)?.shape ?? {};
  const isFargate = service.launchType === 'FARGATE';
  const hasStrategy = service.given.capacityProviderStrategy !== undefined;
  return omitAbsent({
    id: deployment.id,
    status: isPrimary ? 'PRIMARY' : 'ACTIVE',
    taskDefinition: deployment.revisionArn,
    desiredCount: deployment.shownDesired,
    pendingCount: pending,
    runningCount: running,
    failedTasks: deployment.failedTasks,
    createdAt: asTimestamp(deployment.createdAt),
    updatedAt: asTimestamp(deployment.updatedAt),
    launchType: hasStrategy ? undefined : service.launchType,
    capacityProviderStrategy: service.given.capacityProviderStrategy,
    platformVersion: isFargate ? '1.4.0' : undefined,
    platformFamily: isFargate ? 'Linux' : undefined,
    networkConfiguration: shape.networkConfiguration,
    serviceConnectConfiguration: shape.serviceConnectConfiguration,
    volumeConfigurations: shape.volumeConfigurations,
    vpcLatticeConfigurations: shape.vpcLatticeConfigurations,
    ...defined({
      rolloutState: isBehindClassic(shape) ? undefined : rolloutState,
      rolloutStateReason: isBehindClassic(shape) ? undefined : rolloutStateReason,
    }),
  });
}
