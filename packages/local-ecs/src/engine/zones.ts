/** The Availability Zones that a service's tasks may be in. */
import {
  type Capacity,
  countZones,
  isEligible,
  type Providers,
  type TaskNeeds,
  type ZoneCounts,
} from '@slipway/ecs-rules/scheduler';
import { readObject, readStrings } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import type { DeploymentState } from './service-record.ts';
import type { TaskRecord } from './task-record.ts';

/** The zones of a region on AWS Fargate. */
const LETTERS = ['a', 'b', 'c'];

/** Of ACTIVE instances that may have one; on AWS Fargate of its subnets, a zone each. */
export function listZones(
  state: MutableState,
  primary: DeploymentState,
  seen: { readonly needs: TaskNeeds; readonly capacity: Capacity | Providers },
): ReadonlySet<string> {
  const { needs, capacity } = seen;
  const whole = capacity.kind === 'providers' ? capacity.providers.map((one) => one.capacity) : [capacity];
  if (whole.some(({ kind }) => kind === 'unlimited')) return listSubnetZones(state, primary);
  const instances = whole.flatMap((one) => (one.kind === 'instances' ? one.instances : []));
  return new Set(instances.filter((one) => isEligible(needs, one)).map(({ availabilityZone }) => availabilityZone));
}

/** What zones subnets are in is not known here: the first is in the first, and so on. Assumed. */
export function listSubnetZones(state: MutableState, primary: DeploymentState): ReadonlySet<string> {
  const shape = state.serviceRevisions.get(primary.serviceRevisionArn)?.shape ?? {};
  const network = readObject(readObject(shape, 'networkConfiguration') ?? {}, 'awsvpcConfiguration') ?? {};
  const subnets = Math.max(1, readStrings(network, 'subnets').length);
  return new Set(LETTERS.slice(0, subnets).map((letter) => `${state.settings.region}${letter}`));
}

/** Tasks with the desired status RUNNING, by zone. */
export function countTaskZones(zones: ReadonlySet<string>, tasks: readonly TaskRecord[]): ZoneCounts {
  const wanted = tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
  return countZones(
    zones,
    wanted.map(({ availabilityZone }) => availabilityZone),
  );
}

/** The part of a capacity in one zone. */
export function keepZone(capacity: Capacity | Providers, zone: string): Capacity | Providers {
  if (capacity.kind !== 'providers') return keepInstances(capacity, zone);
  const providers = capacity.providers.map((one) => ({ ...one, capacity: keepInstances(one.capacity, zone) }));
  return { ...capacity, providers };
}

function keepInstances(capacity: Capacity, zone: string): Capacity {
  if (capacity.kind === 'unlimited') return capacity;
  return { ...capacity, instances: capacity.instances.filter(({ availabilityZone }) => availabilityZone === zone) };
}
