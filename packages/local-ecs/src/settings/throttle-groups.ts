/** The groups of ECS operations that share a token bucket, for each account and region. */
import type { BucketLimit } from './token-bucket.ts';

interface ThrottleGroup extends BucketLimit {
  readonly operations: readonly string[];
}

/**
 * ECS API reference, Request throttling. That page has no task sets: their size and rate are those of the service's
 * quotas, and which operations count is assumed. An operation of no group is never throttled.
 */
const GROUPS = {
  clusterModify: {
    operations: [
      ...['CreateCluster', 'DeleteCluster', 'PutClusterCapacityProviders'],
      ...['UpdateCluster', 'UpdateClusterSettings'],
    ],
    size: 20,
    refillPerSecond: 1,
  },
  clusterRead: { operations: ['DescribeClusters', 'ListClusters'], size: 50, refillPerSecond: 20 },
  taskDefinitionModify: {
    operations: ['DeregisterTaskDefinition', 'RegisterTaskDefinition'],
    size: 20,
    refillPerSecond: 1,
  },
  taskDefinitionRead: {
    operations: ['DescribeTaskDefinition', 'ListTaskDefinitions', 'ListTaskDefinitionFamilies'],
    size: 50,
    refillPerSecond: 20,
  },
  taskDefinitionDelete: { operations: ['DeleteTaskDefinitions'], size: 5, refillPerSecond: 1 },
  capacityProviderModify: {
    operations: ['CreateCapacityProvider', 'DeleteCapacityProvider', 'UpdateCapacityProvider'],
    size: 10,
    refillPerSecond: 1,
  },
  capacityProviderRead: { operations: ['DescribeCapacityProviders'], size: 50, refillPerSecond: 20 },
  tagModify: { operations: ['TagResource', 'UntagResource'], size: 20, refillPerSecond: 10 },
  tagRead: { operations: ['ListTagsForResource'], size: 50, refillPerSecond: 20 },
  settingModify: {
    operations: ['DeleteAccountSetting', 'PutAccountSetting', 'PutAccountSettingDefault'],
    size: 10,
    refillPerSecond: 1,
  },
  settingRead: { operations: ['ListAccountSettings'], size: 50, refillPerSecond: 20 },
  clusterResourceModify: {
    operations: [
      ...['DeleteAttributes', 'DeregisterContainerInstance', 'ExecuteCommand', 'PutAttributes', 'RunTask', 'StartTask'],
      ...['StopTask', 'UpdateContainerAgent', 'UpdateContainerInstancesState'],
    ],
    size: 100,
    refillPerSecond: 40,
  },
  clusterResourceRead: {
    operations: [
      'DescribeContainerInstances',
      'DescribeTasks',
      'ListAttributes',
      'ListContainerInstances',
      'ListTasks',
    ],
    size: 100,
    refillPerSecond: 20,
  },
  serviceModify: { operations: ['CreateService', 'DeleteService', 'UpdateService'], size: 50, refillPerSecond: 5 },
  serviceRead: { operations: ['DescribeServices', 'ListServices'], size: 100, refillPerSecond: 20 },
  serviceDeployment: {
    operations: ['DescribeServiceDeployments', 'ListServiceDeployments'],
    size: 50,
    refillPerSecond: 20,
  },
  serviceRevision: { operations: ['DescribeServiceRevisions'], size: 50, refillPerSecond: 20 },
  taskProtection: { operations: ['GetTaskProtection', 'UpdateTaskProtection'], size: 200, refillPerSecond: 80 },
  taskSetModify: {
    operations: ['CreateTaskSet', 'DeleteTaskSet', 'UpdateServicePrimaryTaskSet', 'UpdateTaskSet'],
    size: 100,
    refillPerSecond: 20,
  },
  namespaceRead: { operations: ['ListServicesByNamespace'], size: 10, refillPerSecond: 1 },
} as const satisfies Readonly<Record<string, ThrottleGroup>>;

export type ThrottleGroupName = keyof typeof GROUPS;

/** The groups, in the order of the documentation. */
export const THROTTLE_GROUPS: Readonly<Record<ThrottleGroupName, ThrottleGroup>> = GROUPS;

/** What is throttled, and how much. */
export type ThrottleLimits = Readonly<Partial<Record<ThrottleGroupName, BucketLimit>>>;

function isThrottleGroupName(name: string): name is ThrottleGroupName {
  return Object.hasOwn(GROUPS, name);
}

/** The group of an operation of ECS; undefined for one that is never throttled. */
export function findThrottleGroup(operation: string): ThrottleGroupName | undefined {
  const names = Object.keys(GROUPS).filter(isThrottleGroupName);
  return names.find((name) => THROTTLE_GROUPS[name].operations.includes(operation));
}

/** Every group as it is documented. */
export function documentedLimits(): Readonly<Record<ThrottleGroupName, BucketLimit>> {
  const entries = Object.entries(THROTTLE_GROUPS).map(([name, { size, refillPerSecond }]) => [
    name,
    { size, refillPerSecond },
  ]);
  return Object.fromEntries(entries);
}
