/** Finding what a request names, by name or ARN. */
import { lastPart, resourcePart } from './arn.ts';
import type { Draft } from './draft.ts';
import { ApiFault } from './fault.ts';
import type { ServiceState } from './service-record.ts';
import type { ClusterRecord, InstanceRecord } from './state.ts';
import type { TaskRecord } from './task-record.ts';

/** @param reference name or ARN; the cluster `default` when absent */
export function findCluster(draft: Draft, reference: string | undefined): ClusterRecord {
  const cluster = draft.clusters.get(lastPart(reference ?? 'default'));
  if (cluster === undefined || cluster.status !== 'ACTIVE') {
    throw new ApiFault('ClusterNotFoundException', 'Cluster not found.');
  }
  return cluster;
}

/** @param reference name, or ARN of the long or the short form */
export function findService(draft: Draft, cluster: string, reference: string): ServiceState | undefined {
  return draft.services.get(`${cluster}/${lastPart(reference)}`);
}

/** @param reference id or ARN */
export function findTask(draft: Draft, cluster: string, reference: string): TaskRecord | undefined {
  const arn = `arn:aws:ecs:${draft.settings.region}:${draft.settings.account}:task/${cluster}/${lastPart(reference)}`;
  return draft.tasks.get(arn) ?? draft.stoppedTasks.get(arn);
}

/** @param reference id or ARN */
export function findInstance(draft: Draft, cluster: string, reference: string): InstanceRecord | undefined {
  for (const instance of draft.instances.values()) {
    if (instance.cluster === cluster && instance.id === lastPart(reference)) return instance;
  }
  return undefined;
}

/** `CLUSTER/NAME` of a service ARN, or undefined for another kind of text. */
export function serviceKeyOf(arn: string): string | undefined {
  return /^arn:aws[a-z-]*:ecs:[^:]*:\d*:service\//.test(arn) ? resourcePart(arn) : undefined;
}
