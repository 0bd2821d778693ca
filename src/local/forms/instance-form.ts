/** How container instances are asked for. */
import type { InstanceSpecification } from '../engine/contract.ts';
import { agreeing, type Discord, type Form, listOf, mapOf, NAME, TEXT, textLike, wholeNumber } from './form.ts';
import { structureOf } from './structure.ts';

/** Least and most that an instance may have; those of EC2's largest types fit. */
export const CPU: Form<number> = wholeNumber(128, 196_608);
export const MEMORY_MIB: Form<number> = wholeNumber(128, 1_048_576);

const LOOPBACK = textLike('a loopback address, as 127.0.1.3', /^127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/);

/** One instance, or several of a kind. What is not told is as an instance has it usually. */
export interface InstanceGroup extends Partial<InstanceSpecification> {
  /** 1 unless told. */
  readonly count?: number;
}

const GROUP_MEMBERS = {
  count: wholeNumber(1, 10_000),
  address: LOOPBACK,
  cpu: CPU,
  memoryMiB: MEMORY_MIB,
  availabilityZone: NAME,
  instanceType: NAME,
  attributes: mapOf(TEXT),
  capacityProvider: NAME,
};

function findSharedAddress({ count = 1, address }: InstanceGroup): Discord | undefined {
  if (address === undefined || count === 1) return undefined;
  return {
    member: 'address',
    problem: `${count} instances cannot share it`,
    advice: 'Leave the address or the count out',
  };
}

export const INSTANCE_GROUP: Form<InstanceGroup> = agreeing(
  structureOf({ required: {}, optional: GROUP_MEMBERS }),
  findSharedAddress,
);

/** The same in a list that is for several clusters. */
export interface ClusteredGroup extends InstanceGroup {
  readonly cluster?: string;
}

export const CLUSTERED_GROUP: Form<ClusteredGroup> = agreeing(
  structureOf({ required: {}, optional: { cluster: NAME, ...GROUP_MEMBERS } }),
  findSharedAddress,
);

/** Instances of one cluster: so many of the usual size, or as specified. */
export const INSTANCES_WISH = agreeing(
  structureOf({
    required: {},
    optional: { cluster: NAME, count: wholeNumber(1, 10_000), instances: listOf(INSTANCE_GROUP) },
  }),
  ({ count, instances }) =>
    count === undefined || instances === undefined
      ? undefined
      : { member: 'count', problem: 'there are instances already', advice: 'Give the count to one of them' },
);

/** Instances that are there, by id or ARN. */
export const NAMED_INSTANCES = structureOf({ required: { instances: listOf(NAME) }, optional: { cluster: NAME } });
