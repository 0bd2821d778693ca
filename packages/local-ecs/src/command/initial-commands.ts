/**
 * The initial state of a local ECS, as commands of its engine: clusters, capacity providers, instances, target groups,
 * alarms.
 */
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Command } from '../engine/contract.ts';
import type { ClusteredGroup } from '../forms/instance-form.ts';
import { specifyInstances } from '../forms/specify-instances.ts';
import type { LocalOptions } from './settle-options.ts';

export function listInitialCommands(options: LocalOptions): readonly Command[] {
  const { region, clusters, targetGroups, alarms } = options;
  const caller = { accessKeyId: 'local', region };
  const call = (operation: string, input: JsonObject): Command => ({ kind: 'call', operation, input, caller });
  const groups = groupInstances(options);
  return [
    ...clusters.map((clusterName) => call('CreateCluster', { clusterName })),
    ...describeProviders(groups, call),
    ...describeInstances(groups, options),
    ...targetGroups.map((targetGroup): Command => ({ kind: 'put-target-group', targetGroup })),
    ...alarms.map(({ name, state }): Command => ({ kind: 'put-alarm', name, state })),
  ];
}

type PlacedGroup = ClusteredGroup & { readonly cluster: string };

/** Instances without a cluster belong to the first one. */
function groupInstances({ instances, clusters: [first = 'default'] }: LocalOptions): readonly PlacedGroup[] {
  const groups: readonly ClusteredGroup[] = typeof instances === 'number' ? listDefault(instances) : instances;
  return groups.map((group) => ({ ...group, cluster: group.cluster ?? first }));
}

function listDefault(count: number): readonly ClusteredGroup[] {
  return count === 0 ? [] : [{ count }];
}

/**
 * Creates each capacity provider that an instance names, with an Auto Scaling group of the same name, and adds it to
 * the cluster.
 */
function describeProviders(
  groups: readonly PlacedGroup[],
  call: (operation: string, input: JsonObject) => Command,
): readonly Command[] {
  const uses = groups.flatMap(({ cluster, capacityProvider: name }) => (name === undefined ? [] : [{ cluster, name }]));
  const clusters = [...new Set(uses.map(({ cluster }) => cluster))];
  const namesOf = (cluster: string): readonly string[] => [
    ...new Set(uses.filter((use) => use.cluster === cluster).map(({ name }) => name)),
  ];
  return [
    ...[...new Set(uses.map(({ name }) => name))].map((name) =>
      call('CreateCapacityProvider', { name, autoScalingGroupProvider: { autoScalingGroupArn: name } }),
    ),
    ...clusters.map((cluster) =>
      call('PutClusterCapacityProviders', {
        cluster,
        capacityProviders: namesOf(cluster),
        defaultCapacityProviderStrategy: [],
      }),
    ),
  ];
}

function describeInstances(groups: readonly PlacedGroup[], options: LocalOptions): readonly Command[] {
  const size = { cpu: options.instanceCpu, memoryMiB: options.instanceMemoryMiB };
  const specified = specifyInstances(groups, { region: options.region, taken: new Set(), size });
  const clusters = new Set(specified.map(({ cluster = 'default' }) => cluster));
  return [...clusters].map((cluster): Command => {
    const placed = specified.filter((one) => (one.cluster ?? 'default') === cluster);
    return { kind: 'add-instances', cluster, instances: placed.map(({ cluster: _, ...instance }) => instance) };
  });
}
