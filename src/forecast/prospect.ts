/** From what was found to a rollout that can be played. */
import type { FoundService } from '../found.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { emptyCapacity, isEnding, isOpen, toCapacity } from '../rollout/capacity.ts';
import { planConfiguration } from '../rollout/configuration.ts';
import type { ServiceRecord } from '../rollout/observation.ts';
import { readTaskNeeds } from '../rollout/task-needs.ts';
import { countDaemonPlaces } from '../scheduler/decide-daemon.ts';
import { type InstanceCapacity, isEligible, type TaskNeeds } from '../scheduler/placement.ts';
import type { Capacity } from '../scheduler/view.ts';
import type { InstanceRecord, TaskRecord } from '../world/ecs.ts';
import { findAssumption } from './assumptions.ts';
import { readPlacing } from './placement.ts';
import { LOOK_MS } from './play.ts';
import type { Pace, PresentTask, Rollout } from './rollout.ts';

/** A service and the document that it shall run next, registered or not. */
export interface Prospect {
  readonly found: FoundService;
  readonly next: JsonObject;
}

/** Without any check a task counts as healthy so long after it turned RUNNING (ECS API reference, minimumHealthyPercent). */
const UNCHECKED_MS = 40_000;

/** The rollout with the room that is seen; with all the room it could want where none is. */
export function toRollout({ found, next }: Prospect, request: DeployRequest): Rollout {
  const { service, serving, surroundings } = found;
  const { minimumHealthyPercent, maximumPercent } = planConfiguration(service, request);
  const { room } = surroundings;
  const nextNeeds = readNeeds(service, next);
  const capacity = listCapacity(found);
  const isDaemon = service.schedulingStrategy === 'DAEMON';
  return {
    desired: isDaemon ? countDaemonPlaces(nextNeeds, capacity) : (request.desiredCount ?? service.desired),
    isDaemon,
    minimumHealthyPercent,
    maximumPercent,
    tasks: room === undefined ? imagineTasks(service.running) : room.tasks.map(toPresentTask),
    presentNeeds: readTaskNeeds(serving.described),
    nextNeeds,
    capacity,
    sizes: listSizes(found, nextNeeds),
    mayUseDynamicPorts: (next.networkMode ?? 'bridge') === 'bridge',
    pace: readPace(found, next),
  };
}

/** With the rules of placement where they can be evaluated; `findMissing` tells where they cannot. */
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
  return { id, availabilityZone, phase, ...(instanceArn === undefined ? {} : { instanceId: instanceArn }) };
}

function listCapacity({ surroundings: { room } }: FoundService): Capacity {
  if (room === undefined) return { kind: 'unlimited' };
  const own = (arn: string) => room.tasks.filter((task) => task.instanceArn === arn).length;
  return { kind: 'instances', instances: room.instances.filter(isOpen).map((one) => toCapacity(one, own(one.arn))) };
}

/** Each size once, the smallest first, of instances that may have a task. */
function listSizes({ surroundings: { room } }: FoundService, needs: TaskNeeds): readonly InstanceCapacity[] {
  const bySize = new Map<string, InstanceCapacity>();
  const mayHaveTask = (one: InstanceRecord) => isOpen(one) && isEligible(needs, emptyCapacity(one));
  for (const instance of (room?.instances ?? []).filter(mayHaveTask)) {
    const size = `${instance.registeredCpu}/${instance.registeredMemoryMiB}`;
    if (!bySize.has(size)) bySize.set(size, emptyCapacity(instance));
  }
  const measure = ({ remainingMemoryMiB, remainingCpu }: InstanceCapacity) => remainingMemoryMiB + remainingCpu;
  return [...bySize.values()].sort((a, b) => measure(a) - measure(b));
}

/** A check may pass at its first poll, and nobody knows how long a container takes to stop: both count a poll. */
function readPace({ service, surroundings }: FoundService, next: JsonObject): Pace {
  const containers = listObjects(next.containerDefinitions);
  const isChecked = containers.some((one) => one.essential !== false && isJsonObject(one.healthCheck));
  const longestDrainingMs = Math.ceil((surroundings.deregistrationDelayMs ?? 0) / LOOK_MS) * LOOK_MS;
  return {
    healthyMs: isChecked || service.loadBalancers.length > 0 ? LOOK_MS : UNCHECKED_MS,
    drainingMs: LOOK_MS,
    ...(longestDrainingMs > LOOK_MS ? { longestDrainingMs } : {}),
  };
}

function listObjects(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

const FARGATE: ReadonlySet<string> = new Set(['FARGATE', 'FARGATE_SPOT']);

/** Whether AWS Fargate runs the tasks: its room is not ours to see. */
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
  const { service, serving, surroundings } = found;
  const [primary, ...others] = service.deployments;
  if (others.length > 0 || primary?.rolloutState === 'IN_PROGRESS') return 'another deployment is under way';
  const isForeign = (task: TaskRecord) => task.revisionArn !== serving.arn;
  if (surroundings.room?.tasks.some(isForeign) === true) return 'tasks of more than one revision run';
  return undefined;
}

/** What would have to be known of the room; undefined when all that counts is. */
export function findMissing(prospect: Prospect): string | undefined {
  const { service, surroundings } = prospect.found;
  if (isFargate(prospect.found)) return undefined;
  const providers = listProviders(service);
  if (providers.length > 0) return `capacity provider ${providers.join(', ')} may add container instances`;
  if (service.launchType === 'EXTERNAL') return 'tasks run on external instances';
  const placing = readPlacing(service, prospect.next);
  if ('missing' in placing) return placing.missing;
  if (needsDevices(prospect.next)) return 'GPUs and accelerators are not counted';
  if (surroundings.room === undefined) return 'the container instances could not be read';
  const assumption = placing.rules && findAssumption(placing.rules, listAttributes(surroundings.room.instances));
  if (assumption !== undefined) return assumption;
  return service.schedulingStrategy === 'DAEMON' && hasTasksElsewhere(prospect.found)
    ? 'tasks of a daemon are on container instances that take none'
    : undefined;
}

function listAttributes(instances: readonly InstanceRecord[]): readonly InstanceRecord['attributes'][] {
  return instances.filter(isOpen).map(({ attributes }) => attributes);
}

/** ECS stops them in its own time (ECS Developer Guide, daemon scheduling strategy). */
function hasTasksElsewhere({ surroundings: { room } }: FoundService): boolean {
  const open = new Set((room?.instances ?? []).filter(isOpen).map(({ arn }) => arn));
  return room?.tasks.some(({ instanceArn = '' }) => !open.has(instanceArn)) === true;
}

function needsDevices(next: JsonObject): boolean {
  const containers = listObjects(next.containerDefinitions);
  return containers.some((container) => listObjects(container.resourceRequirements).length > 0);
}
