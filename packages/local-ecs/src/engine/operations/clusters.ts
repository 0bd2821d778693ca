/** CreateCluster, UpdateCluster, UpdateClusterSettings, DescribeClusters, ListClusters, DeleteCluster. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, invalidParameter } from '../api-error.ts';
import { clusterArn, lastPart } from '../arn.ts';
import { checkDefaultStrategy, requireProviders } from '../cluster-providers.ts';
import { countContents, describeCluster, WHOLE_CLUSTER } from '../describe-cluster.ts';
import { findCluster } from '../find.ts';
import { pickFields, readObject, readObjects, readString, readStrings, requireString } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
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

/** Fields that are answered unchanged. */
const SETTINGS = ['settings', 'configuration', 'serviceConnectDefaults'];

/** An existing cluster of that name is answered unchanged. */
function createCluster(state: MutableState, { input }: Call): JsonObject {
  const name = readString(input, 'clusterName') ?? 'default';
  // Wording observed, without the prefix in the capture.
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
    throw invalidParameter('ClusterName must match ^[a-zA-Z0-9\\-_]{1,255}$');
  }
  const existing = state.clusters.get(name);
  if (existing?.status === 'ACTIVE') return { cluster: describeCluster(state, existing, WHOLE_CLUSTER) };
  checkSettings(input);
  const tags = readTags(input);
  const capacityProviders = requireProviders(state, readStrings(input, 'capacityProviders'));
  const strategy = checkDefaultStrategy(input, capacityProviders);
  const cluster: ClusterRecord = {
    arn: clusterArn(state.settings, name),
    name,
    status: 'ACTIVE',
    given: { ...pickFields(input, SETTINGS), capacityProviders, defaultCapacityProviderStrategy: strategy },
  };
  state.clusters.set(name, cluster);
  state.tags.delete(cluster.arn);
  addTags(state, cluster.arn, tags);
  return { cluster: describeCluster(state, cluster, WHOLE_CLUSTER) };
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

function updateCluster(state: MutableState, { input }: Call): JsonObject {
  const cluster = findCluster(state, requireString(input, 'cluster'));
  checkSettings(input);
  const updated: ClusterRecord = { ...cluster, given: { ...cluster.given, ...pickFields(input, SETTINGS) } };
  state.clusters.set(cluster.name, updated);
  return { cluster: describeCluster(state, updated, WHOLE_CLUSTER) };
}

function updateClusterSettings(state: MutableState, call: Call): JsonObject {
  // Wording not documented.
  if (readObjects(call.input, 'settings').length === 0) throw invalidParameter('Settings cannot be empty.');
  return updateCluster(state, { ...call, input: pickFields(call.input, ['cluster', 'settings']) });
}

function describeClusters(state: MutableState, { input }: Call): JsonObject {
  const names = readStrings(input, 'clusters');
  checkBatch(names, 100, 'Clusters');
  const include = readStrings(input, 'include');
  const clusters: JsonObject[] = [];
  const failures: JsonObject[] = [];
  for (const reference of names.length === 0 ? ['default'] : names) {
    const cluster = state.clusters.get(lastPart(reference));
    if (cluster !== undefined) clusters.push(describeCluster(state, cluster, include));
    else failures.push({ arn: clusterArn(state.settings, lastPart(reference)), reason: 'MISSING' });
  }
  return { clusters, failures };
}

function listClusters(state: MutableState, { input }: Call): JsonObject {
  const active = [...state.clusters.values()].filter((cluster) => cluster.status === 'ACTIVE');
  const page = cutPage(active, input, 100);
  return { clusterArns: page.items.map((cluster) => cluster.arn), ...page.next };
}

/** Texts observed. The order of the checks is not documented; assumed. */
function deleteCluster(state: MutableState, { input }: Call): JsonObject {
  const cluster = findCluster(state, requireString(input, 'cluster'));
  const counts = countContents(state, cluster.name);
  if (counts.instances > 0) {
    throw new ApiError(
      'ClusterContainsContainerInstancesException',
      'The Cluster cannot be deleted while Container Instances are active or draining.',
    );
  }
  if (counts.active.EC2 + counts.active.FARGATE > 0) {
    throw new ApiError('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.');
  }
  const isBusy = [...state.tasks.values()].some((task) => task.cluster === cluster.name);
  if (isBusy) {
    throw new ApiError('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.');
  }
  const deleted: ClusterRecord = { ...cluster, status: 'INACTIVE' };
  state.clusters.set(cluster.name, deleted);
  return { cluster: describeCluster(state, deleted, WHOLE_CLUSTER) };
}
