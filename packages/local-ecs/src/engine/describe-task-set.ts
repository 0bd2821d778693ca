/** A task set as DescribeTaskSets and DescribeServices answer it. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { clusterArn } from './arn.ts';
import { asTimestamp, omitAbsent } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceState } from './service-record.ts';
import { listTags } from './tag-store.ts';
import type { TaskCounts } from './task-counts.ts';
import { computeDesired, type TaskSet } from './task-set-state.ts';

/** @param options `TAGS` in `include` adds the tags */
export function describeTaskSet(
  state: MutableState,
  service: ServiceState,
  options: { readonly one: TaskSet; readonly counts: TaskCounts; readonly include: readonly string[] },
): JsonObject {
  const { one, counts } = options;
  const { taskSet } = one;
  const { running, pending } = counts.get(one.id) ?? { running: 0, pending: 0 };
  const shape = state.serviceRevisions.get(one.serviceRevisionArn)?.shape ?? {};
  const isFargate = taskSet.launchType === 'FARGATE';
  return omitAbsent({
    id: one.id,
    taskSetArn: taskSet.arn,
    serviceArn: service.arn,
    clusterArn: clusterArn(state.settings, service.cluster),
    startedBy: taskSet.startedBy,
    externalId: taskSet.externalId,
    status: taskSet.status,
    taskDefinition: one.revisionArn,
    computedDesiredCount: computeDesired(service, taskSet),
    pendingCount: pending,
    runningCount: running,
    createdAt: asTimestamp(one.createdAt),
    updatedAt: asTimestamp(one.updatedAt),
    launchType: taskSet.capacityProviderStrategy === undefined ? taskSet.launchType : undefined,
    capacityProviderStrategy: taskSet.capacityProviderStrategy,
    platformVersion: isFargate ? '1.4.0' : undefined,
    platformFamily: isFargate ? 'Linux' : undefined,
    networkConfiguration: shape.networkConfiguration,
    loadBalancers: shape.loadBalancers ?? [],
    serviceRegistries: shape.serviceRegistries ?? [],
    scale: { value: taskSet.scalePercent, unit: 'PERCENT' },
    stabilityStatus: taskSet.stability,
    stabilityStatusAt: asTimestamp(taskSet.stabilityAt),
    tags: options.include.includes('TAGS') ? listTags(state, taskSet.arn) : undefined,
  });
}
