/** What a local ECS begins with, as commands of its engine: clusters, capacity providers, instances, target groups, alarms. */
import type { JsonObject } from '../json.ts';
import type { Command } from '../local/engine/contract.ts';
import type { ClusteredGroup } from '../local/forms/instance-form.ts';
import { specifyInstances } from '../local/specify-instances.ts';
import type { LocalOptions } from './settle-options.ts';

export function describeBeginning(options: LocalOptions): readonly Command[] {
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

/** Instances that name no cluster are of the first. */
function groupInstances({ instances, clusters: [first = 'default'] }: LocalOptions): readonly PlacedGroup[] {
  const groups: readonly ClusteredGroup[] = typeof instances === 'number' ? listUsual(instances) : instances;
  return groups.map((group) => ({ ...group, cluster: group.cluster ?? first }));
}

function listUsual(count: number): readonly ClusteredGroup[] {
  return count === 0 ? [] : [{ count }];
}

/** A capacity provider that an instance names is made, of an Auto Scaling group by the same name, and put to its cluster. */
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
  return specified.map(
    ({ cluster = 'default', ...instance }): Command => ({ kind: 'add-instance', cluster, instance }),
  );
}
