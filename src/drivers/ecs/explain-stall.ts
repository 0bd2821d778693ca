import { type InstanceCapacity, lowerBound, type TaskNeeds, upperBound } from '@slipway/ecs-rules/scheduler';
import { ADD_CAPACITY, describeAllowed, describeKept, describeShortage } from '../../diagnosis/shortage.ts';
import type { ServiceRecord } from '../../ports/service-records.ts';
import { clusterName } from '../../text/arn.ts';

/** `Cluster prod has no container instances. Add one, …` */
function describeEmpty(cluster: string, { registered = 0 }: Pick<StalledRollout, 'registered'>): string {
  const none =
    registered === 0
      ? 'has no container instances'
      : `has no ACTIVE container instance with a connected agent (${registered} registered)`;
  return `Cluster ${cluster} ${none}. ${ADD_CAPACITY}`;
}

/** A stalled service and the capacity of its cluster. */
export interface StalledRollout {
  readonly service: ServiceRecord;
  readonly needs: TaskNeeds;
  /** Those that take tasks. */
  readonly instances: readonly InstanceCapacity[];
  /** All of the cluster, those that take no tasks included. */
  readonly registered?: number;
  /** Tasks that are draining or stopping: they free capacity when they end. */
  readonly endingTasks: number;
}

/**
 * Why no move is possible, as one sentence; undefined when ECS could still start or stop a task. Every running task is
 * taken for healthy, which is the best case: a rollout that cannot move even then cannot move at all.
 */
export function explainStall(still: StalledRollout): string | undefined {
  const { service, needs, instances } = still;
  const [, ...others] = service.deployments;
  const lower = lowerBound(service.desired, service.minimumHealthyPercent);
  const upper = upperBound(service.desired, service.maximumPercent);
  const canStop = others.some((deployment) => deployment.running > 0) && service.running > lower;
  if (still.endingTasks > 0 || service.pending > 0 || canStop) return undefined;
  if (service.running < upper && instances.length === 0) return describeEmpty(clusterName(service.clusterArn), still);
  const cause = service.running >= upper ? describeAllowed(service) : describeShortage(needs, instances);
  return cause === undefined ? undefined : `${cause}, and ${describeKept(service)}.`;
}
