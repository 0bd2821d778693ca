/** A service as DescribeServices answers it. */
import type { JsonObject } from '../../json.ts';
import { clusterArn } from './arn.ts';
import { describeTaskSet } from './describe-task-set.ts';
import type { Draft } from './draft.ts';
import { asTimestamp, omitAbsent } from './input.ts';
import { isBehindClassic } from './load-balancers.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { listTags } from './tag-store.ts';
import { findServing, hasTaskSets, listTaskSets } from './task-set-state.ts';

/** Running and pending tasks by deployment id. */
export type TaskCounts = ReadonlyMap<string, { readonly running: number; readonly pending: number }>;

/** Counts the tasks of all services at once. Tasks that are being stopped are in neither count. */
export function countByDeployment(draft: Draft): TaskCounts {
  const counts = new Map<string, { running: number; pending: number }>();
  for (const task of draft.tasks.values()) {
    if (task.deploymentId === undefined || task.desiredStatus === 'STOPPED') continue;
    const count = counts.get(task.deploymentId) ?? { running: 0, pending: 0 };
    counts.set(task.deploymentId, count);
    if (task.lastStatus === 'RUNNING') count.running += 1;
    else count.pending += 1;
  }
  return counts;
}

export interface DescribeOptions {
  readonly counts: TaskCounts;
  /** `TAGS` adds the tags. */
  readonly include: readonly string[];
}

const NONE = { running: 0, pending: 0 };

export function describeService(draft: Draft, service: ServiceState, options: DescribeOptions): JsonObject {
  const primary = findServing(service);
  const shape = primary && draft.serviceRevisions.get(primary.serviceRevisionArn)?.shape;
  const all = service.deployments.map(({ id }) => options.counts.get(id) ?? NONE);
  const isFargate = service.launchType === 'FARGATE';
  const hasRole = shape?.networkConfiguration !== undefined || shape?.loadBalancers !== undefined;
  return omitAbsent({
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: clusterArn(draft.settings, service.cluster),
    loadBalancers: shape?.loadBalancers ?? [],
    serviceRegistries: shape?.serviceRegistries ?? [],
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: all.reduce((sum, { running }) => sum + running, 0),
    pendingCount: all.reduce((sum, { pending }) => sum + pending, 0),
    launchType: service.given.capacityProviderStrategy === undefined ? service.launchType : undefined,
    platformVersion: isFargate ? (shape?.platformVersion ?? 'LATEST') : undefined,
    platformFamily: isFargate ? 'Linux' : undefined,
    taskDefinition: primary?.revisionArn,
    deploymentConfiguration: service.deploymentConfiguration,
    ...(hasTaskSets(service) ? listSets(draft, service, options) : listDeployments(draft, service, options)),
    roleArn: service.roleArn ?? (hasRole ? nameServiceRole(draft) : undefined),
    events: service.events.map(({ id, createdAt, message }) => ({ id, createdAt: asTimestamp(createdAt), message })),
    createdAt: asTimestamp(service.createdAt),
    createdBy: service.createdBy,
    networkConfiguration: shape?.networkConfiguration,
    healthCheckGracePeriodSeconds: service.gracePeriodSeconds,
    ...service.given,
    tags: options.include.includes('TAGS') ? listTags(draft, service.arn) : undefined,
  });
}

/** Service deployments and revisions are those of the ECS controller only. */
function listDeployments(draft: Draft, service: ServiceState, { counts }: DescribeOptions): JsonObject {
  return {
    deployments: service.deployments.map((deployment, at) =>
      describeDeployment(draft, service, { deployment, isPrimary: at === 0, counts }),
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

function listSets(draft: Draft, service: ServiceState, { counts, include }: DescribeOptions): JsonObject {
  const taskSets = listTaskSets(service).map((one) => describeTaskSet(draft, service, { one, counts, include }));
  return { deployments: [], taskSets };
}

function nameServiceRole(draft: Draft): string {
  return `arn:aws:iam::${draft.settings.account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`;
}

interface Listed {
  readonly deployment: DeploymentState;
  readonly isPrimary: boolean;
  readonly counts: TaskCounts;
}

function describeDeployment(draft: Draft, service: ServiceState, listed: Listed): JsonObject {
  const { deployment, isPrimary, counts } = listed;
  const { running, pending } = counts.get(deployment.id) ?? NONE;
  const { rolloutState, rolloutStateReason } = deployment;
  const shape = draft.serviceRevisions.get(deployment.serviceRevisionArn)?.shape ?? {};
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
    ...(isBehindClassic(shape) ? {} : { rolloutState, rolloutStateReason }),
  });
}
