/** CreateCluster, UpdateCluster, UpdateClusterSettings, DescribeClusters, ListClusters, DeleteCluster. */
import type { JsonObject } from '../../../json.ts';
import { clusterArn, lastPart } from '../arn.ts';
import { checkDefaultStrategy, requireProviders } from '../cluster-providers.ts';
import { countContents, describeCluster, WHOLE_CLUSTER } from '../describe-cluster.ts';
import type { Draft } from '../draft.ts';
import { ApiFault, invalidParameter } from '../fault.ts';
import { findCluster } from '../find.ts';
import { pickMembers, readObject, readObjects, readString, readStrings, requireString } from '../input.ts';
import type { Call, OperationTable } from '../operation.ts';
import { checkBatch, cutPage } from '../paginate.ts';
import type { ClusterRecord } from '../state.ts';
import { addTags, readTags } from '../tag-store.ts';

export const CLUSTER_OPERATIONS: OperationTable = {
  CreateCluster: createCluster,
  UpdateCluster: updateCluster,
  UpdateClusterSettings: updateClusterSettings,
  DescribeClusters: describeClusters,
  ListClusters: listClusters,
  DeleteCluster: deleteCluster,
};

/** Members that are answered as they came. */
const SETTINGS = ['settings', 'configuration', 'serviceConnectDefaults'];

/** A cluster of that name that is there already is answered as it is. */
function createCluster(draft: Draft, { input }: Call): JsonObject {
  const name = readString(input, 'clusterName') ?? 'default';
  // Wording observed, but for what stands before it in the capture.
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
    throw invalidParameter('ClusterName must match ^[a-zA-Z0-9\\-_]{1,255}$');
  }
  const existing = draft.clusters.get(name);
  if (existing?.status === 'ACTIVE') return { cluster: describeCluster(draft, existing, WHOLE_CLUSTER) };
  checkSettings(input);
  const tags = readTags(input);
  const capacityProviders = requireProviders(draft, readStrings(input, 'capacityProviders'));
  const strategy = checkDefaultStrategy(input, capacityProviders);
  const cluster: ClusterRecord = {
    arn: clusterArn(draft.settings, name),
    name,
    status: 'ACTIVE',
    given: { ...pickMembers(input, SETTINGS), capacityProviders, defaultCapacityProviderStrategy: strategy },
  };
  draft.clusters.set(name, cluster);
  draft.tags.delete(cluster.arn);
  addTags(draft, cluster.arn, tags);
  return { cluster: describeCluster(draft, cluster, WHOLE_CLUSTER) };
}

function checkSettings(input: JsonObject): void {
  for (const setting of readObjects(input, 'settings')) {
    const name = readString(setting, 'name') ?? '';
    const value = readString(setting, 'value') ?? '';
    // Wording not documented, of both.
    if (name !== 'containerInsights') throw invalidParameter(`Unknown cluster setting '${name}'.`);
    if (!['enabled', 'disabled', 'enhanced'].includes(value))
      throw invalidParameter(`Invalid value '${value}' for ${name}.`);
  }
  const command = readObject(readObject(input, 'configuration') ?? {}, 'executeCommandConfiguration') ?? {};
  const log = readObject(command, 'logConfiguration');
  const logging = readString(command, 'logging');
  if (log !== undefined && logging !== 'OVERRIDE') {
    throw invalidParameter("You must set logging to 'OVERRIDE' when you supply a log configuration.");
  }
  if (logging === 'OVERRIDE' && log?.cloudWatchLogGroupName === undefined && log?.s3BucketName === undefined) {
    throw invalidParameter(
      'A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration.',
    );
  }
}

function updateCluster(draft: Draft, { input }: Call): JsonObject {
  const cluster = findCluster(draft, requireString(input, 'cluster'));
  checkSettings(input);
  const updated: ClusterRecord = { ...cluster, given: { ...cluster.given, ...pickMembers(input, SETTINGS) } };
  draft.clusters.set(cluster.name, updated);
  return { cluster: describeCluster(draft, updated, WHOLE_CLUSTER) };
}

function updateClusterSettings(draft: Draft, call: Call): JsonObject {
  // Wording not documented.
  if (readObjects(call.input, 'settings').length === 0) throw invalidParameter('Settings cannot be empty.');
  return updateCluster(draft, { ...call, input: pickMembers(call.input, ['cluster', 'settings']) });
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

/** Texts observed. In which order they are looked at is not documented; assumed. */
function deleteCluster(draft: Draft, { input }: Call): JsonObject {
  const cluster = findCluster(draft, requireString(input, 'cluster'));
  const counts = countContents(draft, cluster.name);
  if (counts.instances > 0) {
    throw new ApiFault(
      'ClusterContainsContainerInstancesException',
      'The Cluster cannot be deleted while Container Instances are active or draining.',
    );
  }
  if (counts.active.EC2 + counts.active.FARGATE > 0) {
    throw new ApiFault('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.');
  }
  const isBusy = [...draft.tasks.values()].some((task) => task.cluster === cluster.name);
  if (isBusy) {
    throw new ApiFault('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.');
  }
  const deleted: ClusterRecord = { ...cluster, status: 'INACTIVE' };
  draft.clusters.set(cluster.name, deleted);
  return { cluster: describeCluster(draft, deleted, WHOLE_CLUSTER) };
}
