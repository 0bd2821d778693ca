import { lowerBound, upperBound } from '../scheduler/bounds.ts';
import type { InstanceCapacity, TaskNeeds } from '../scheduler/placement.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { ServiceRecord } from './observation.ts';
import { ADD_CAPACITY, describeAllowed, describeKept, describeShortage } from './shortage.ts';

/** `Cluster prod has no container instances. Add one, …` */
function describeEmpty(cluster: string, { registered = 0 }: Pick<Standstill, 'registered'>): string {
  const none =
    registered === 0
      ? 'has no container instances'
      : `has no container instance that is ACTIVE with a connected agent (${registered} registered)`;
  return `Cluster ${cluster} ${none}. ${ADD_CAPACITY}`;
}

/** A service that does not move, and the room around it. */
export interface Standstill {
  readonly service: ServiceRecord;
  readonly needs: TaskNeeds;
  /** Those that take tasks. */
  readonly instances: readonly InstanceCapacity[];
  /** All of the cluster, those that take no tasks included. */
  readonly registered?: number;
  /** Tasks that are draining or stopping: they will make room by themselves. */
  readonly endingTasks: number;
}

/**
 * Why no move is possible, as one sentence; undefined when ECS could still start or stop a task. Every running task is
 * taken for healthy, which gives ECS the most room it can have: what cannot move even so cannot move at all.
 */
export function explainStandstill(still: Standstill): string | undefined {
  const { service, needs, instances } = still;
  const [, ...others] = service.deployments;
  const lower = lowerBound(service.desired, service.minimumHealthyPercent);
  const upper = upperBound(service.desired, service.maximumPercent);
  const canStop = others.some((deployment) => deployment.running > 0) && service.running > lower;
  if (still.endingTasks > 0 || service.pending > 0 || canStop) return undefined;
  if (service.running < upper && instances.length === 0) return describeEmpty(nameRevision(service.clusterArn), still);
  const cause = service.running >= upper ? describeAllowed(service) : describeShortage(needs, instances);
  return cause === undefined ? undefined : `${cause}, and ${describeKept(service)}.`;
}
