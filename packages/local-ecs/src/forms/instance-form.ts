/** The request for container instances. */
import type { InstanceSpecification } from '../engine/contract.ts';
import {
  type Conflict,
  type Form,
  listForm,
  mapOf,
  NAME,
  TEXT,
  textLike,
  wholeNumber,
  withoutConflict,
} from './form.ts';
import { structureOf } from './structure.ts';

/** Least and most that an instance may have; those of EC2's largest types fit. */
const CPU: Form<number> = wholeNumber(128, 196_608);
const MEMORY_MIB: Form<number> = wholeNumber(128, 1_048_576);

const LOOPBACK = textLike('a loopback address such as 127.0.1.3', /^127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/);

/** One instance, or several of a kind. Absent fields get their defaults. */
export interface InstanceGroup extends Partial<InstanceSpecification> {
  /** Default: 1. */
  readonly count?: number;
}

const GROUP_FIELDS = {
  count: wholeNumber(1, 10_000),
  address: LOOPBACK,
  cpu: CPU,
  memoryMiB: MEMORY_MIB,
  availabilityZone: NAME,
  instanceType: NAME,
  attributes: mapOf(TEXT),
  capacityProvider: NAME,
};

function findSharedAddress({ count = 1, address }: InstanceGroup): Conflict | undefined {
  if (address === undefined || count === 1) return undefined;
  return {
    field: 'address',
    problem: `${count} instances cannot share it`,
    advice: 'Remove the address or the count',
  };
}

const INSTANCE_GROUP: Form<InstanceGroup> = withoutConflict(
  structureOf({ required: {}, optional: GROUP_FIELDS }),
  findSharedAddress,
);

/** The same in a list that is for several clusters. */
export interface ClusteredGroup extends InstanceGroup {
  readonly cluster?: string;
}

export const CLUSTERED_GROUP: Form<ClusteredGroup> = withoutConflict(
  structureOf({ required: {}, optional: { cluster: NAME, ...GROUP_FIELDS } }),
  findSharedAddress,
);

/** Instances of one cluster: a count of default ones, or as specified. */
export const INSTANCES_REQUEST = withoutConflict(
  structureOf({
    required: {},
    optional: { cluster: NAME, count: wholeNumber(1, 10_000), instances: listForm(INSTANCE_GROUP) },
  }),
  ({ count, instances }) =>
    count === undefined || instances === undefined
      ? undefined
      : { field: 'count', problem: 'instances is set as well', advice: 'Set count on one of them' },
);

/** Existing instances, by id or ARN. */
export const NAMED_INSTANCES = structureOf({ required: { instances: listForm(NAME) }, optional: { cluster: NAME } });
