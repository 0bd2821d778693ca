/** A cluster as DescribeClusters answers it. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { omitAbsent } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import type { ClusterRecord } from './state.ts';
import { listTags } from './tag-store.ts';

/** What CreateCluster, UpdateCluster and the like answer. */
export const WHOLE_CLUSTER: readonly string[] = ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'TAGS'];

/** @param include the parts that the caller requested: ATTACHMENTS, CONFIGURATIONS, SETTINGS, STATISTICS, TAGS */
export function describeCluster(state: MutableState, cluster: ClusterRecord, include: readonly string[]): JsonObject {
  const counts = countContents(state, cluster.name);
  const { settings, configuration, ...given } = cluster.given;
  // Attachments are the resources of managed scaling, which is not simulated.
  const isAttached = include.includes('ATTACHMENTS');
  return omitAbsent({
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    configuration: include.includes('CONFIGURATIONS') ? (configuration ?? undefined) : undefined,
    status: cluster.status,
    registeredContainerInstancesCount: counts.instances,
    runningTasksCount: sumUp(counts.running),
    pendingTasksCount: sumUp(counts.pending),
    activeServicesCount: sumUp(counts.active),
    statistics: include.includes('STATISTICS') ? listStatistics(counts) : [],
    tags: include.includes('TAGS') ? listTags(state, cluster.arn) : [],
    settings: include.includes('SETTINGS') ? (settings ?? [{ name: 'containerInsights', value: 'disabled' }]) : [],
    capacityProviders: [],
    defaultCapacityProviderStrategy: [],
    attachments: isAttached ? [] : undefined,
    attachmentsStatus: isAttached ? 'UPDATE_COMPLETE' : undefined,
    ...given,
  });
}

interface ByLaunchType {
  EC2: number;
  FARGATE: number;
}

function sumUp(count: ByLaunchType): number {
  return count.EC2 + count.FARGATE;
}

export interface ClusterCounts {
  /** ACTIVE and DRAINING ones. */
  readonly instances: number;
  readonly active: ByLaunchType;
  readonly draining: ByLaunchType;
  readonly running: ByLaunchType;
  readonly pending: ByLaunchType;
}

export function countContents(state: MutableState, cluster: string): ClusterCounts {
  let instances = 0;
  const counts = {
    active: { EC2: 0, FARGATE: 0 },
    draining: { EC2: 0, FARGATE: 0 },
    running: { EC2: 0, FARGATE: 0 },
    pending: { EC2: 0, FARGATE: 0 },
  };
  for (const instance of state.instances.values()) {
    if (instance.cluster === cluster && instance.status !== 'INACTIVE') instances += 1;
  }
  for (const service of state.services.values()) {
    if (service.cluster !== cluster || service.status === 'INACTIVE') continue;
    counts[service.status === 'ACTIVE' ? 'active' : 'draining'][service.launchType] += 1;
  }
  for (const task of state.tasks.values()) {
    if (task.cluster !== cluster) continue;
    if (task.lastStatus === 'RUNNING') counts.running[task.launchType] += 1;
    else if (['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(task.lastStatus)) counts.pending[task.launchType] += 1;
  }
  return { instances, ...counts };
}

/** Names and their spelling: ECS API reference, Cluster. */
function listStatistics(counts: ClusterCounts): readonly JsonObject[] {
  const values: readonly (readonly [string, number])[] = [
    ['runningEC2TasksCount', counts.running.EC2],
    ['runningFargateTasksCount', counts.running.FARGATE],
    ['pendingEC2TasksCount', counts.pending.EC2],
    ['pendingFargateTasksCount', counts.pending.FARGATE],
    ['activeEC2ServiceCount', counts.active.EC2],
    ['activeFargateServiceCount', counts.active.FARGATE],
    ['drainingEC2ServiceCount', counts.draining.EC2],
    ['drainingFargateServiceCount', counts.draining.FARGATE],
  ];
  return values.map(([name, value]) => ({ name, value: String(value) }));
}
