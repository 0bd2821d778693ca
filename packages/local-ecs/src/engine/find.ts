/** Finding what a request names, by name or ARN. */

import { ApiError } from './api-error.ts';
import { lastPart, resourcePart } from './arn.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceState } from './service-record.ts';
import type { ClusterRecord, InstanceRecord } from './state.ts';
import type { TaskRecord } from './task-record.ts';

/** @param reference name or ARN; the cluster `default` when absent */
export function findCluster(state: MutableState, reference: string | undefined): ClusterRecord {
  const cluster = state.clusters.get(lastPart(reference ?? 'default'));
  if (cluster === undefined || cluster.status !== 'ACTIVE') {
    throw new ApiError('ClusterNotFoundException', 'Cluster not found.');
  }
  return cluster;
}

/** @param reference name, or ARN of the long or the short form */
export function findService(state: MutableState, cluster: string, reference: string): ServiceState | undefined {
  return state.services.get(`${cluster}/${lastPart(reference)}`);
}

/** @param reference id or ARN */
export function findTask(state: MutableState, cluster: string, reference: string): TaskRecord | undefined {
  const arn = `arn:aws:ecs:${state.settings.region}:${state.settings.account}:task/${cluster}/${lastPart(reference)}`;
  return state.tasks.get(arn) ?? state.stoppedTasks.get(arn);
}

/** @param reference id or ARN */
export function findInstance(state: MutableState, cluster: string, reference: string): InstanceRecord | undefined {
  for (const instance of state.instances.values()) {
    if (instance.cluster === cluster && instance.id === lastPart(reference)) return instance;
  }
  return undefined;
}

/** `CLUSTER/NAME` of a service ARN, or undefined for another kind of text. */
export function serviceKeyOf(arn: string): string | undefined {
  return /^arn:aws[a-z-]*:ecs:[^:]*:\d*:service\//.test(arn) ? resourcePart(arn) : undefined;
}
