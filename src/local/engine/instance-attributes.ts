/** Attributes of container instances: built-in ones, and those that are put (ECS Developer Guide, attributes). */
import type { JsonObject } from '../../json.ts';
import type { InstanceCapacity } from '../../scheduler/placement.ts';
import type { InstanceFacts } from '../../scheduler/query/cluster-query.ts';
import type { InstanceSpecification } from './contract.ts';
import type { Draft } from './draft.ts';
import { omitAbsent } from './input.ts';
import type { InstanceRecord } from './state.ts';

/** What an instance says it is unless told: 2 vCPU and 4 GiB, as the usual instance has. */
const USUAL_TYPE = 't3.medium';

/** Shown as the version of the agent; there is none. */
export const AGENT_VERSION = '1.0.0';

/** Names that ECS gives values to (ECS Developer Guide, built-in attributes). */
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

/** Those of a new instance; given ones stand before the usual values. */
export function listFirstAttributes(instance: InstanceSpecification): Readonly<Record<string, string>> {
  return {
    'ecs.ami-id': 'ami-00000000000000001',
    'ecs.instance-type': instance.instanceType ?? USUAL_TYPE,
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
export function gatherFacts(draft: Draft, cluster: string): ReadonlyMap<string, InstanceFacts> {
  const groups = new Map<string, string[]>();
  const running = new Map<string, number>();
  for (const { instanceArn, desiredStatus, lastStatus, group } of draft.tasks.values()) {
    if (instanceArn === undefined) continue;
    if (lastStatus === 'RUNNING') running.set(instanceArn, (running.get(instanceArn) ?? 0) + 1);
    if (desiredStatus === 'RUNNING') groups.set(instanceArn, [...(groups.get(instanceArn) ?? []), group]);
  }
  const facts = new Map<string, InstanceFacts>();
  for (const instance of draft.instances.values()) {
    if (instance.cluster !== cluster) continue;
    const { ec2InstanceId, registeredAt, attributes, arn } = instance;
    const taskGroups = groups.get(arn) ?? [];
    const state = { agentConnected: instance.status !== 'INACTIVE', agentVersion: AGENT_VERSION };
    facts.set(arn, {
      ...state,
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
  draft: Draft,
  cluster: string,
  instances: readonly InstanceCapacity[],
): readonly InstanceCapacity[] {
  const facts = gatherFacts(draft, cluster);
  return instances.map((instance) => {
    const known = facts.get(instance.id);
    return known === undefined ? instance : { ...instance, facts: known };
  });
}
