/** The Availability Zones that a service's tasks may be in. */
import { isEligible, type TaskNeeds } from '../../scheduler/placement.ts';
import type { Capacity, Providers } from '../../scheduler/view.ts';
import { countZones, type ZoneCounts } from '../../scheduler/zone-balance.ts';
import type { Draft } from './draft.ts';
import { readObject, readStrings } from './input.ts';
import type { DeploymentState } from './service-record.ts';
import type { TaskRecord } from './task-record.ts';

/** Zones of a region on AWS Fargate: no more are there. */
const LETTERS = ['a', 'b', 'c'];

/** Of ACTIVE instances that may have one; on AWS Fargate of its subnets, a zone each. */
export function listZones(
  draft: Draft,
  primary: DeploymentState,
  seen: { readonly needs: TaskNeeds; readonly capacity: Capacity | Providers },
): ReadonlySet<string> {
  const { needs, capacity } = seen;
  const whole = capacity.kind === 'providers' ? capacity.providers.map((one) => one.capacity) : [capacity];
  if (whole.some(({ kind }) => kind === 'unlimited')) return listSubnetZones(draft, primary);
  const instances = whole.flatMap((one) => (one.kind === 'instances' ? one.instances : []));
  return new Set(instances.filter((one) => isEligible(needs, one)).map(({ availabilityZone }) => availabilityZone));
}

/** What zones subnets are in is not known here: the first is in the first, and so on. Assumed. */
export function listSubnetZones(draft: Draft, primary: DeploymentState): ReadonlySet<string> {
  const shape = draft.serviceRevisions.get(primary.serviceRevisionArn)?.shape ?? {};
  const network = readObject(readObject(shape, 'networkConfiguration') ?? {}, 'awsvpcConfiguration') ?? {};
  const subnets = Math.max(1, readStrings(network, 'subnets').length);
  return new Set(LETTERS.slice(0, subnets).map((letter) => `${draft.settings.region}${letter}`));
}

/** Tasks that are to run, by zone. */
export function countTaskZones(zones: ReadonlySet<string>, tasks: readonly TaskRecord[]): ZoneCounts {
  const wanted = tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
  return countZones(
    zones,
    wanted.map(({ availabilityZone }) => availabilityZone),
  );
}

/** The part of a capacity that lies in a zone. */
export function keepZone(capacity: Capacity | Providers, zone: string): Capacity | Providers {
  if (capacity.kind !== 'providers') return keepInstances(capacity, zone);
  const providers = capacity.providers.map((one) => ({ ...one, capacity: keepInstances(one.capacity, zone) }));
  return { ...capacity, providers };
}

function keepInstances(capacity: Capacity, zone: string): Capacity {
  if (capacity.kind === 'unlimited') return capacity;
  return { ...capacity, instances: capacity.instances.filter(({ availabilityZone }) => availabilityZone === zone) };
}
