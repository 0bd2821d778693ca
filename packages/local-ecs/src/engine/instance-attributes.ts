/** Attributes of container instances: built-in ones, and those that are put (ECS Developer Guide, attributes). */

import type { InstanceFacts } from '@slipway/ecs-rules/cluster-query';
import type { InstanceCapacity } from '@slipway/ecs-rules/scheduler';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { InstanceSpecification } from './contract.ts';
import { omitAbsent } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import type { InstanceRecord } from './state.ts';

/** The default attributes of an instance: 2 vCPU and 4 GiB. */
const DEFAULT_TYPE = 't3.medium';

/** Shown as the version of the agent; there is none. */
export const AGENT_VERSION = '1.0.0';

/** Names of attributes that ECS sets (ECS Developer Guide, built-in attributes). */
const BUILT_IN = [
  'ecs.ami-id',
  'ecs.availability-zone',
  'ecs.instance-type',
  'ecs.os-type',
  'ecs.os-family',
  'ecs.cpu-architecture',
  'ecs.vpc-id',
  'ecs.subnet-id',
];

export function isBuiltIn(name: string): boolean {
  return BUILT_IN.includes(name);
}

/** Those of a new instance; given ones replace the defaults. */
export function listFirstAttributes(instance: InstanceSpecification): Readonly<Record<string, string>> {
  return {
    'ecs.ami-id': 'ami-00000000000000001',
    'ecs.instance-type': instance.instanceType ?? DEFAULT_TYPE,
    'ecs.os-type': 'linux',
    'ecs.os-family': 'LINUX',
    'ecs.cpu-architecture': 'x86_64',
    'ecs.vpc-id': 'vpc-00000000000000001',
    'ecs.subnet-id': `subnet-${instance.availabilityZone}`,
    ...instance.attributes,
    'ecs.availability-zone': instance.availabilityZone,
  };
}

/** @param target `targetId` is the instance's ARN; undefined leaves it out, as DescribeContainerInstances does */
export function describeAttributes(
  instance: InstanceRecord,
  target?: { readonly targetId: string },
): readonly JsonObject[] {
  return Object.entries(instance.attributes).map(([name, value]) =>
    omitAbsent({ name, value: value === '' ? undefined : value, targetId: target?.targetId }),
  );
}

/** What constraints and filters may ask about the instances of a cluster, by ARN. One pass over its tasks. */
export function gatherFacts(state: MutableState, cluster: string): ReadonlyMap<string, InstanceFacts> {
  const groups = new Map<string, string[]>();
  const running = new Map<string, number>();
  for (const { instanceArn, desiredStatus, lastStatus, group } of state.tasks.values()) {
    if (instanceArn === undefined) continue;
    if (lastStatus === 'RUNNING') running.set(instanceArn, (running.get(instanceArn) ?? 0) + 1);
    if (desiredStatus === 'RUNNING') groups.set(instanceArn, [...(groups.get(instanceArn) ?? []), group]);
  }
  const facts = new Map<string, InstanceFacts>();
  for (const instance of state.instances.values()) {
    if (instance.cluster !== cluster) continue;
    const { ec2InstanceId, registeredAt, attributes, arn } = instance;
    const taskGroups = groups.get(arn) ?? [];
    const agent = { agentConnected: instance.status !== 'INACTIVE', agentVersion: AGENT_VERSION };
    facts.set(arn, {
      ...agent,
      ec2InstanceId,
      registeredAt,
      attributes,
      taskGroups,
      runningTasksCount: running.get(arn) ?? 0,
    });
  }
  return facts;
}

export function addFacts(
  state: MutableState,
  cluster: string,
  instances: readonly InstanceCapacity[],
): readonly InstanceCapacity[] {
  const facts = gatherFacts(state, cluster);
  return instances.map((instance) => {
    const known = facts.get(instance.id);
    return known === undefined ? instance : { ...instance, facts: known };
  });
}
