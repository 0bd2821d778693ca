/** Capacity providers of Auto Scaling groups; nothing is scaled. FARGATE and FARGATE_SPOT always exist. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, clientError, invalidParameter } from '../api-error.ts';
import { capacityProviderArn, lastPart } from '../arn.ts';
import { isFargateProvider, listFargateProviders, listProviders, readStrategy } from '../capacity-strategy.ts';
import { checkDefaultStrategy, requireProviders } from '../cluster-providers.ts';
import { describeCluster, WHOLE_CLUSTER } from '../describe-cluster.ts';
import { findCluster } from '../find.ts';
import { omitAbsent, readObject, readString, readStrings, requireString } from '../input.ts';
import { type MutableState, requestEvaluation } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import { checkBatch, cutPage } from '../paginate.ts';
import { completeGroup } from '../scaling-group.ts';
import type { CapacityProviderRecord, ClusterRecord } from '../state.ts';
import { addTags, listTags, readTags } from '../tag-store.ts';

export const CAPACITY_PROVIDER_OPERATIONS: OperationTable = {
  CreateCapacityProvider: createCapacityProvider,
  UpdateCapacityProvider: updateCapacityProvider,
  DescribeCapacityProviders: describeCapacityProviders,
  DeleteCapacityProvider: deleteCapacityProvider,
  PutClusterCapacityProviders: putClusterCapacityProviders,
};

/** Texts observed. */
function createCapacityProvider(state: MutableState, { input }: Call): JsonObject {
  const name = readString(input, 'name') ?? '';
  if (!/^(?!aws|ecs|fargate)[A-Za-z0-9_-]{1,255}$/i.test(name)) {
    throw invalidParameter(
      'The specified capacity provider name is invalid. Up to 255 characters are allowed, including letters (upper and lowercase), numbers, underscores, and hyphens. The name cannot be prefixed with "aws", "ecs", or "fargate". Specify a valid name and try again.',
    );
  }
  if (state.capacityProviders.get(name)?.status === 'ACTIVE') {
    throw clientError(
      'The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.',
    );
  }
  const tags = readTags(input);
  const arn = capacityProviderArn(state.settings, name);
  const provider: CapacityProviderRecord = { arn, name, status: 'ACTIVE', group: readGroup(input) };
  state.capacityProviders.set(name, provider);
  state.tags.delete(arn);
  addTags(state, arn, tags);
  return { capacityProvider: describeProvider(state, provider, ['TAGS']) };
}

/** Wording not documented. */
function readGroup(input: JsonObject): JsonObject {
  const given = readObject(input, 'autoScalingGroupProvider');
  if (given === undefined) throw invalidParameter('autoScalingGroupProvider can not be blank.');
  return completeGroup({}, given);
}

function updateCapacityProvider(state: MutableState, { input }: Call): JsonObject {
  const provider = requireProvider(state, requireString(input, 'name'));
  const given = readObject(input, 'autoScalingGroupProvider') ?? {};
  const group = completeGroup(provider.group, { ...given, autoScalingGroupArn: undefined });
  const updated: CapacityProviderRecord = { ...provider, group, updateStatus: 'UPDATE_COMPLETE' };
  state.capacityProviders.set(provider.name, updated);
  return { capacityProvider: describeProvider(state, updated, []) };
}

/** All of them when none is named; deleted ones only by name. */
function describeCapacityProviders(state: MutableState, { input }: Call): JsonObject {
  const references = readStrings(input, 'capacityProviders');
  const include = readStrings(input, 'include');
  checkBatch(references, 100, 'Capacity providers');
  const active = [...state.capacityProviders.values()].filter(({ status }) => status === 'ACTIVE');
  const all = [...active.map(({ name }) => name), ...listFargateProviders()];
  const page = cutPage(references.length === 0 ? all : references.map(lastPart), input, { fallback: 10, most: 10 });
  const capacityProviders: JsonObject[] = [];
  const failures: JsonObject[] = [];
  for (const name of page.items) {
    const provider = state.capacityProviders.get(name);
    if (isFargateProvider(name)) capacityProviders.push(describeFargate(state, name));
    else if (provider !== undefined) capacityProviders.push(describeProvider(state, provider, include));
    else failures.push({ arn: capacityProviderArn(state.settings, name), reason: 'MISSING' });
  }
  return { capacityProviders, failures, ...page.next };
}

function deleteCapacityProvider(state: MutableState, { input }: Call): JsonObject {
  const name = lastPart(requireString(input, 'capacityProvider'));
  // Wording not documented.
  if (isFargateProvider(name)) {
    throw clientError('The FARGATE and FARGATE_SPOT capacity providers are reserved and cannot be deleted.');
  }
  const provider = requireProvider(state, name);
  const isUsed = [...state.clusters.values()].some(
    (cluster) => cluster.status === 'ACTIVE' && listProviders(cluster).includes(name),
  );
  if (isUsed) throw clientError(IN_USE);
  const deleted: CapacityProviderRecord = { ...provider, status: 'INACTIVE', updateStatus: 'DELETE_COMPLETE' };
  state.capacityProviders.set(name, deleted);
  return { capacityProvider: describeProvider(state, deleted, []) };
}

/** Observed with PutClusterCapacityProviders; taken for DeleteCapacityProvider too. */
const IN_USE = 'The specified capacity provider is in use and cannot be removed.';

/** A provider that services or tasks use stays with its cluster (ECS API reference, PutClusterCapacityProviders). */
function putClusterCapacityProviders(state: MutableState, { input, now }: Call): JsonObject {
  const cluster = findCluster(state, requireString(input, 'cluster'));
  const capacityProviders = requireProviders(state, readStrings(input, 'capacityProviders'));
  const defaultCapacityProviderStrategy = checkDefaultStrategy(input, capacityProviders);
  const used = listUsed(state, cluster.name);
  const removed = listProviders(cluster).filter((name) => !capacityProviders.includes(name));
  if (removed.some((name) => used.has(name))) throw new ApiError('ResourceInUseException', IN_USE);
  const given = { ...cluster.given, capacityProviders, defaultCapacityProviderStrategy };
  const updated: ClusterRecord = { ...cluster, given };
  state.clusters.set(cluster.name, updated);
  requestEvaluation(state, now);
  return { cluster: describeCluster(state, updated, WHOLE_CLUSTER) };
}

function listUsed(state: MutableState, cluster: string): ReadonlySet<string> {
  const used = new Set<string>();
  for (const service of state.services.values()) {
    if (service.cluster !== cluster || service.status === 'INACTIVE') continue;
    for (const item of readStrategy(service.given, 'capacityProviderStrategy')) used.add(item.capacityProvider);
  }
  for (const task of state.tasks.values()) {
    if (task.cluster === cluster && task.capacityProvider !== undefined) used.add(task.capacityProvider);
  }
  return used;
}

/** Text observed; of which exception is not documented, assumed. */
function requireProvider(state: MutableState, reference: string): CapacityProviderRecord {
  const provider = state.capacityProviders.get(lastPart(reference));
  if (provider?.status === 'ACTIVE') return provider;
  throw clientError('The specified capacity provider does not exist. Specify a valid name or ARN and try again.');
}

function describeProvider(
  state: MutableState,
  provider: CapacityProviderRecord,
  include: readonly string[],
): JsonObject {
  return omitAbsent({
    capacityProviderArn: provider.arn,
    name: provider.name,
    status: provider.status,
    autoScalingGroupProvider: provider.group,
    updateStatus: provider.updateStatus,
    tags: include.includes('TAGS') ? listTags(state, provider.arn) : [],
    type: 'EC2_AUTOSCALING',
  });
}

function describeFargate(state: MutableState, name: string): JsonObject {
  return {
    capacityProviderArn: capacityProviderArn(state.settings, name),
    name,
    status: 'ACTIVE',
    tags: [],
    type: name,
  };
}
