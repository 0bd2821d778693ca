import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { instanceArn, lastPart } from './arn.ts';
import { requireProviders } from './cluster-providers.ts';
import type { InstanceSpecification } from './contract.ts';
import { describeInstance } from './describe-instance.ts';
import { findCluster } from './find.ts';
import { drawHex } from './identifiers.ts';
import { listFirstAttributes } from './instance-attributes.ts';
import { type MutableState, requestEvaluation } from './mutable-state.ts';
import type { InstanceRecord } from './state.ts';

/** What an agent sends with it, next to its specification. */
interface AgentFacts {
  readonly ec2InstanceId?: string | undefined;
  readonly versionInfo?: JsonObject | undefined;
  /** Host ports that no task gets, next to those that are always reserved. */
  readonly tcpPorts?: readonly number[];
  readonly udpPorts?: readonly number[];
}

/**
 * Registers container instances with a cluster: all of them, or none.
 * @returns `containerInstances` as DescribeContainerInstances shows them
 * @throws ApiError ClusterNotFoundException; InvalidParameterException for a capacity provider that does not exist
 */
export function addInstances(
  state: MutableState,
  request: { readonly cluster: string; readonly instances: readonly InstanceSpecification[] },
  now: number,
): JsonObject {
  const cluster = findCluster(state, lastPart(request.cluster)).name;
  const added = request.instances.map((instance) => addInstance(state, { cluster, instance }, now));
  requestEvaluation(state, now);
  return { containerInstances: added.map((instance) => describeInstance(state, instance)) };
}

interface AddedInstance {
  /** Name of a cluster that exists. */
  readonly cluster: string;
  readonly instance: InstanceSpecification;
  readonly agent?: AgentFacts;
}

/** The caller requests an evaluation. */
export function addInstance(
  state: MutableState,
  { cluster, instance: specified, agent = {} }: AddedInstance,
  now: number,
): InstanceRecord {
  const id = drawHex(state, 32);
  const { cpu, memoryMiB, address, availabilityZone, capacityProvider } = specified;
  requireProviders(state, capacityProvider === undefined ? [] : [capacityProvider]);
  const instance: InstanceRecord = {
    arn: instanceArn(state.settings, cluster, id),
    id,
    ec2InstanceId: agent.ec2InstanceId ?? `i-${drawHex(state, 17)}`,
    cluster,
    address,
    ...defined({ capacityProvider, versionInfo: agent.versionInfo }),
    availabilityZone,
    status: 'ACTIVE',
    cpu,
    memoryMiB,
    remainingCpu: cpu,
    remainingMemoryMiB: memoryMiB,
    usedTcpPorts: agent.tcpPorts ?? [],
    usedUdpPorts: agent.udpPorts ?? [],
    taskCount: 0,
    registeredAt: now,
    attributes: listFirstAttributes(specified),
  };
  state.instances.set(instance.arn, instance);
  return instance;
}
