/** CreateCluster, DescribeClusters, ListClusters, DeleteCluster. */
import type { JsonObject } from '../../../json.ts';
import { clusterArn, lastPart } from '../arn.ts';
import type { Draft } from '../draft.ts';
import { ApiFault, invalidParameter } from '../fault.ts';
import { findCluster } from '../find.ts';
import { pickMembers, readString, readStrings, requireString } from '../input.ts';
import type { Call, OperationTable } from '../operation.ts';
import { checkBatch, cutPage } from '../paginate.ts';
import type { ClusterRecord } from '../state.ts';
import { addTags, listTags, readTags } from '../tag-store.ts';

export const CLUSTER_OPERATIONS: OperationTable = {
  CreateCluster: createCluster,
  DescribeClusters: describeClusters,
  ListClusters: listClusters,
  DeleteCluster: deleteCluster,
};

/** A cluster of that name that is there already is answered as it is. */
function createCluster(draft: Draft, { input }: Call): JsonObject {
  const name = readString(input, 'clusterName') ?? 'default';
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
    // Wording not documented.
    throw invalidParameter('Identifiers may only contain letters, digits, hyphens and underscores.');
  }
  const existing = draft.clusters.get(name);
  if (existing?.status === 'ACTIVE') return { cluster: describeCluster(draft, existing, ['TAGS']) };
  const cluster: ClusterRecord = {
    arn: clusterArn(draft.settings, name),
    name,
    status: 'ACTIVE',
    given: pickMembers(input, [
      'settings',
      'configuration',
      'capacityProviders',
      'defaultCapacityProviderStrategy',
      'serviceConnectDefaults',
    ]),
  };
  draft.clusters.set(name, cluster);
  addTags(draft, cluster.arn, readTags(input));
  return { cluster: describeCluster(draft, cluster, ['TAGS']) };
}

function describeClusters(draft: Draft, { input }: Call): JsonObject {
  const names = readStrings(input, 'clusters');
  checkBatch(names, 100, 'Clusters');
  const include = readStrings(input, 'include');
  const clusters: JsonObject[] = [];
  const failures: JsonObject[] = [];
  for (const reference of names.length === 0 ? ['default'] : names) {
    const cluster = draft.clusters.get(lastPart(reference));
    if (cluster !== undefined) clusters.push(describeCluster(draft, cluster, include));
    else failures.push({ arn: clusterArn(draft.settings, lastPart(reference)), reason: 'MISSING' });
  }
  return { clusters, failures };
}

function listClusters(draft: Draft, { input }: Call): JsonObject {
  const active = [...draft.clusters.values()].filter((cluster) => cluster.status === 'ACTIVE');
  const page = cutPage(active, input, 100);
  return { clusterArns: page.items.map((cluster) => cluster.arn), ...page.next };
}

/** Messages as the API reference describes the exceptions; wording not documented. */
function deleteCluster(draft: Draft, { input }: Call): JsonObject {
  const cluster = findCluster(draft, requireString(input, 'cluster'));
  const counts = countContents(draft, cluster.name);
  if (counts.instances > 0) {
    throw new ApiFault(
      'ClusterContainsContainerInstancesException',
      'The Cluster cannot be deleted while Container Instances are active or draining.',
    );
  }
  if (counts.activeServices > 0) {
    throw new ApiFault('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.');
  }
  if (counts.running + counts.pending > 0) {
    throw new ApiFault('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.');
  }
  const deleted: ClusterRecord = { ...cluster, status: 'INACTIVE' };
  draft.clusters.set(cluster.name, deleted);
  return { cluster: describeCluster(draft, deleted, []) };
}

function countContents(draft: Draft, cluster: string) {
  const counts = { instances: 0, activeServices: 0, running: 0, pending: 0 };
  for (const instance of draft.instances.values()) if (instance.cluster === cluster) counts.instances += 1;
  for (const service of draft.services.values()) {
    if (service.cluster === cluster && service.status === 'ACTIVE') counts.activeServices += 1;
  }
  for (const task of draft.tasks.values()) {
    if (task.cluster !== cluster) continue;
    if (task.lastStatus === 'RUNNING') counts.running += 1;
    else if (['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(task.lastStatus)) counts.pending += 1;
  }
  return counts;
}

function describeCluster(draft: Draft, cluster: ClusterRecord, include: readonly string[]): JsonObject {
  const counts = countContents(draft, cluster.name);
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: counts.instances,
    runningTasksCount: counts.running,
    pendingTasksCount: counts.pending,
    activeServicesCount: counts.activeServices,
    statistics: [],
    tags: include.includes('TAGS') ? listTags(draft, cluster.arn) : [],
    settings: [{ name: 'containerInsights', value: 'disabled' }],
    capacityProviders: [],
    defaultCapacityProviderStrategy: [],
    ...cluster.given,
  };
}
