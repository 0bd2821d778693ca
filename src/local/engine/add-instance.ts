import type { JsonObject } from '../../json.ts';
import { instanceArn, lastPart } from './arn.ts';
import { requireProviders } from './cluster-providers.ts';
import type { InstanceSpecification } from './contract.ts';
import { describeInstance } from './describe-instance.ts';
import { type Draft, requestLook } from './draft.ts';
import { findCluster } from './find.ts';
import { drawHex } from './identifiers.ts';
import { listFirstAttributes } from './instance-attributes.ts';
import type { InstanceRecord } from './state.ts';

/**
 * Registers a container instance with a cluster.
 * @returns `containerInstance` as DescribeContainerInstances shows it
 * @throws ApiFault ClusterNotFoundException; InvalidParameterException for a capacity provider that is not there
 */
export function addInstance(
  draft: Draft,
  wish: { readonly cluster: string; readonly instance: InstanceSpecification },
  now: number,
): JsonObject {
  const cluster = findCluster(draft, lastPart(wish.cluster)).name;
  const id = drawHex(draft, 32);
  const { cpu, memoryMiB, address, availabilityZone, capacityProvider } = wish.instance;
  requireProviders(draft, capacityProvider === undefined ? [] : [capacityProvider]);
  const instance: InstanceRecord = {
    arn: instanceArn(draft.settings, cluster, id),
    id,
    ec2InstanceId: `i-${drawHex(draft, 17)}`,
    cluster,
    address,
    ...(capacityProvider === undefined ? {} : { capacityProvider }),
    availabilityZone,
    status: 'ACTIVE',
    cpu,
    memoryMiB,
    remainingCpu: cpu,
    remainingMemoryMiB: memoryMiB,
    usedTcpPorts: [],
    usedUdpPorts: [],
    taskCount: 0,
    registeredAt: now,
    attributes: listFirstAttributes(wish.instance),
  };
  draft.instances.set(instance.arn, instance);
  requestLook(draft, now);
  return { containerInstance: describeInstance(draft, instance) };
}
