/** From what was found to a rollout that can be played. */

import {
  type Capacity,
  countDaemonPlaces,
  type InstanceCapacity,
  isEligible,
  type TaskNeeds,
} from '@slipway/ecs-rules/scheduler';
import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { FoundService } from '../current-state/current-state.ts';
import { readTaskNeeds } from '../diagnosis/task-needs.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { InstanceRecord, TaskRecord } from '../ports/ecs.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { emptyCapacity, isEnding, isOpen, toCapacity } from '../rollout/capacity.ts';
import { planConfiguration } from '../rollout/configuration.ts';
import { findAssumption } from './assumptions.ts';
import { readPlacing } from './placement.ts';
import { POLL_MS } from './play.ts';
import type { Pace, PresentTask, Rollout } from './rollout.ts';

/** A service and the document that it shall run next, registered or not. */
export interface Prospect {
  readonly found: FoundService;
  readonly next: JsonObject;
  /** The revision that the service has is deployed again: a tag names another image. */
  readonly isRedeployed?: boolean;
  /** The update also changes where ECS places tasks. */
  readonly isPlacedAnew?: boolean;
}

/**
 * Without any check a task counts as healthy so long after it turned RUNNING (ECS API reference,
 * minimumHealthyPercent).
 */
const UNCHECKED_MS = 40_000;

/** The rollout with the capacity that was read; with unlimited capacity where none was. */
export function toRollout({ found, next }: Prospect, request: DeployRequest): Rollout {
  const { service, current, surroundings } = found;
  const { minimumHealthyPercent, maximumPercent } = planConfiguration(service, request);
  const { hosts } = surroundings;
  const nextNeeds = readNeeds(service, next);
  const capacity = listCapacity(found);
  const isDaemon = service.schedulingStrategy === 'DAEMON';
  return {
    desired: isDaemon ? countDaemonPlaces(nextNeeds, capacity) : (request.desiredCount ?? service.desired),
    isDaemon,
    minimumHealthyPercent,
    maximumPercent,
    tasks: hosts === undefined ? imagineTasks(service.running) : hosts.tasks.map(toPresentTask),
    presentNeeds: readTaskNeeds(current.described),
    nextNeeds,
    capacity,
    sizes: listSizes(found, nextNeeds),
    mayUseDynamicPorts: (next.networkMode ?? 'bridge') === 'bridge',
    pace: readPace(found, next),
  };
}

/** With the rules of placement where they can be evaluated; `findMissing` says where they cannot. */
function readNeeds(service: ServiceRecord, next: JsonObject): TaskNeeds {
  const placing = readPlacing(service, next);
  const rules = 'missing' in placing ? undefined : placing.rules;
  return rules === undefined ? readTaskNeeds(next) : { ...readTaskNeeds(next), rules };
}

/** The tasks of a service of which only the number is known. */
function imagineTasks(running: number): readonly PresentTask[] {
  return Array.from({ length: running }, (_, at) => ({ id: `present/${at}`, availabilityZone: '', phase: 'running' }));
}

function toPresentTask(task: TaskRecord): PresentTask {
  const { arn: id, availabilityZone, instanceArn } = task;
  const phase = isEnding(task) ? 'stopping' : task.lastStatus === 'RUNNING' ? 'running' : 'starting';
  return { id, availabilityZone, phase, ...defined({ instanceId: instanceArn }) };
}

function listCapacity({ surroundings: { hosts } }: FoundService): Capacity {
  if (hosts === undefined) return { kind: 'unlimited' };
  const own = (arn: string) => hosts.tasks.filter((task) => task.instanceArn === arn).length;
  return { kind: 'instances', instances: hosts.instances.filter(isOpen).map((one) => toCapacity(one, own(one.arn))) };
}

/** Each size once, the smallest first, of instances that may have a task. */
function listSizes({ surroundings: { hosts } }: FoundService, needs: TaskNeeds): readonly InstanceCapacity[] {
  const bySize = new Map<string, InstanceCapacity>();
  for (const instance of hosts?.instances ?? []) {
    const size = `${instance.registeredCpu}/${instance.registeredMemoryMiB}`;
    // Most instances of a cluster have the same size: only the first of it is looked into.
    if (bySize.has(size) || !isOpen(instance)) continue;
    const empty = emptyCapacity(instance);
    if (isEligible(needs, empty)) bySize.set(size, empty);
  }
  const measure = ({ remainingMemoryMiB, remainingCpu }: InstanceCapacity) => remainingMemoryMiB + remainingCpu;
  return [...bySize.values()].sort((a, b) => measure(a) - measure(b));
}

/** A check may pass at its first poll, and nobody knows how long a container takes to stop: both count a poll. */
function readPace({ service, surroundings }: FoundService, next: JsonObject): Pace {
  const containers = listObjects(next.containerDefinitions);
  const isChecked = containers.some((one) => one.essential !== false && isJsonObject(one.healthCheck));
  const longestDrainingMs = Math.ceil((surroundings.deregistrationDelayMs ?? 0) / POLL_MS) * POLL_MS;
  return {
    healthyMs: isChecked || service.loadBalancers.length > 0 ? POLL_MS : UNCHECKED_MS,
    drainingMs: POLL_MS,
    ...defined({ longestDrainingMs: longestDrainingMs > POLL_MS ? longestDrainingMs : undefined }),
  };
}

function listObjects(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

const FARGATE: ReadonlySet<string> = new Set(['FARGATE', 'FARGATE_SPOT']);

/** Whether AWS Fargate runs the tasks: its capacity cannot be read. */
export function isFargate({ service }: FoundService): boolean {
  if (service.launchType === 'FARGATE') return true;
  const providers = listProviders(service);
  return providers.length > 0 && providers.every((name) => FARGATE.has(name));
}

function listProviders({ capacityProviderStrategy = [] }: ServiceRecord): readonly string[] {
  return capacityProviderStrategy.map(({ capacityProvider }) => String(capacityProvider));
}

/** Why the tasks of today are not those that the rollout will start from; undefined when they are. */
export function findUnrest({ found }: Prospect): string | undefined {
  const { service, current, surroundings } = found;
  const [primary, ...others] = service.deployments;
  if (others.length > 0 || primary?.rolloutState === 'IN_PROGRESS')
    return 'another deployment of this service is in progress';
  const isForeign = (task: TaskRecord) => task.revisionArn !== current.arn;
  if (surroundings.hosts?.tasks.some(isForeign) === true) return 'tasks of more than one revision run';
  return undefined;
}

/** What is not known of the capacity; undefined when the forecast can be made. */
export function findMissing(prospect: Prospect): string | undefined {
  const { service, surroundings } = prospect.found;
  if (prospect.isPlacedAnew === true) return 'the service definition changes where ECS places tasks';
  if (isFargate(prospect.found)) return undefined;
  const providers = listProviders(service);
  if (providers.length > 0) return `capacity provider ${providers.join(', ')} may add container instances`;
  if (service.launchType === 'EXTERNAL') return 'tasks run on external instances';
  const placing = readPlacing(service, prospect.next);
  if ('missing' in placing) return placing.missing;
  if (needsDevices(prospect.next)) return 'GPUs and accelerators are not counted';
  if (surroundings.hosts === undefined) return 'no permission to read the container instances, or the read failed';
  const assumption = placing.rules && findAssumption(placing.rules, listAttributes(surroundings.hosts.instances));
  if (assumption !== undefined) return assumption;
  return service.schedulingStrategy === 'DAEMON' && hasTasksElsewhere(prospect.found)
    ? 'a daemon service has tasks on container instances that accept no tasks'
    : undefined;
}

function listAttributes(instances: readonly InstanceRecord[]): readonly InstanceRecord['attributes'][] {
  return instances.filter(isOpen).map(({ attributes }) => attributes);
}

/** ECS stops them in its own time (ECS Developer Guide, daemon scheduling strategy). */
function hasTasksElsewhere({ surroundings: { hosts } }: FoundService): boolean {
  const open = new Set((hosts?.instances ?? []).filter(isOpen).map(({ arn }) => arn));
  return hosts?.tasks.some(({ instanceArn = '' }) => !open.has(instanceArn)) === true;
}

function needsDevices(next: JsonObject): boolean {
  const containers = listObjects(next.containerDefinitions);
  return containers.some((container) => listObjects(container.resourceRequirements).length > 0);
}
