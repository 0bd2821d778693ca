/** Finds container instances for tasks: resources, constraints and strategies (ECS Developer Guide, task placement). */

import { answerQuery, testsTasks } from '../cluster-query/answer-query.ts';
import type { InstanceFacts } from '../cluster-query/cluster-query.ts';
import type { PlacementRules, PlacementStrategy } from './placement-rules.ts';
import { openLevel, type Slot } from './pools.ts';

/** What one task requires of its instance. Dynamic host ports are not listed: they never run out here. */
export interface TaskNeeds {
  /** CPU units, 1024 a core. */
  readonly cpu: number;
  readonly memoryMiB: number;
  /** Host ports that the task definition fixes. */
  readonly tcpPorts: readonly number[];
  readonly udpPorts: readonly number[];
  /** Attributes that the instance must have with these values. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Constraints and strategies; none: spread over zones. */
  readonly rules?: PlacementRules;
}

/** A container instance with what is left of it. */
export interface InstanceCapacity {
  readonly id: string;
  readonly availabilityZone: string;
  readonly remainingCpu: number;
  readonly remainingMemoryMiB: number;
  /** Used by tasks or reserved. */
  readonly usedTcpPorts: readonly number[];
  readonly usedUdpPorts: readonly number[];
  /** Tasks of any service. */
  readonly taskCount: number;
  /** Tasks of the service that is being placed: they are what is spread over zones. */
  readonly ownTaskCount: number;
  /** What constraints ask about. Without them no `memberOf` constraint is met. */
  readonly facts?: InstanceFacts;
}

export type Shortage = 'PORTS' | 'MEMORY' | 'CPU' | 'ATTRIBUTE' | 'MEMBER_OF' | 'DISTINCT_INSTANCE';

/** Why a task found no place; the closest instance is the one that lacks the least. */
export type PlacementFailure =
  | { readonly reason: 'NO_INSTANCES' /** The capacity provider that has none. */; readonly provider?: string }
  | { readonly reason: Shortage; readonly closest: string };

export interface Placement {
  /** An instance id for each task that found a place, in order. */
  readonly instanceIds: readonly string[];
  /** Present when fewer tasks than requested were placed. */
  readonly failure?: PlacementFailure;
}

/** By default a service spreads over zones (ECS Developer Guide, task placement strategies). */
const SPREAD_OVER_ZONES: readonly PlacementStrategy[] = [{ kind: 'spread', attribute: 'ecs.availability-zone' }];

interface Candidate extends Slot {
  readonly facts: InstanceFacts | undefined;
  isPortTaken: boolean;
  /** Whether every `memberOf` constraint selects the instance. */
  isMember: boolean;
  readonly hasAttributes: boolean;
}

/** Places one task. */
export function placeTask(needs: TaskNeeds, instances: readonly InstanceCapacity[]): Placement {
  return placeTasks(needs, 1, instances);
}

/** Places `count` equal tasks, each with the ones before it in place. Time grows with instances plus tasks. */
export function placeTasks(needs: TaskNeeds, count: number, instances: readonly InstanceCapacity[]): Placement {
  const { rules } = needs;
  const candidates = instances.map((instance) => openCandidate(needs, instance));
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const strategies = rules === undefined || rules.strategies.length === 0 ? SPREAD_OVER_ZONES : rules.strategies;
  const level = openLevel(strategies, rules?.draw ?? (() => 0));
  const pool = level.open();
  for (const candidate of candidates) {
    level.note(candidate);
    if (listShortages(needs, candidate).length === 0) pool.put(candidate);
  }
  const instanceIds: string[] = [];
  while (instanceIds.length < count) {
    const candidate = byId.get(pool.take()?.id ?? '');
    if (candidate === undefined) return { instanceIds, failure: explainFailure(needs, candidates) };
    instanceIds.push(candidate.id);
    occupy(candidate, needs);
    if (listShortages(needs, candidate).length === 0) pool.put(candidate);
  }
  return { instanceIds };
}

/** Whether an instance has the attributes and meets the constraints of a task, whatever is left of it. */
export function isEligible(needs: TaskNeeds, instance: InstanceCapacity): boolean {
  return isMember(needs, instance.facts) && hasAttributes(needs, instance.facts);
}

function openCandidate(needs: TaskNeeds, instance: InstanceCapacity): Candidate {
  return {
    id: instance.id,
    zone: instance.availabilityZone,
    attributes: instance.facts?.attributes ?? {},
    cpu: instance.remainingCpu,
    memoryMiB: instance.remainingMemoryMiB,
    taskCount: instance.taskCount,
    ownTaskCount: instance.ownTaskCount,
    facts: instance.facts,
    isPortTaken:
      needs.tcpPorts.some((port) => instance.usedTcpPorts.includes(port)) ||
      needs.udpPorts.some((port) => instance.usedUdpPorts.includes(port)),
    isMember: isMember(needs, instance.facts),
    hasAttributes: hasAttributes(needs, instance.facts),
  };
}

function isMember({ rules }: TaskNeeds, facts: InstanceFacts | undefined): boolean {
  const queries = rules?.memberOf ?? [];
  return queries.length === 0 || (facts !== undefined && queries.every((query) => answerQuery(query, facts)));
}

function hasAttributes(needs: TaskNeeds, facts: InstanceFacts | undefined): boolean {
  return Object.entries(needs.attributes ?? {}).every(([name, value]) => facts?.attributes[name] === value);
}

function occupy(candidate: Candidate, needs: TaskNeeds): void {
  candidate.cpu -= needs.cpu;
  candidate.memoryMiB -= needs.memoryMiB;
  candidate.taskCount += 1;
  candidate.ownTaskCount += 1;
  candidate.isPortTaken = needs.tcpPorts.length + needs.udpPorts.length > 0;
  const { rules } = needs;
  if (rules === undefined || candidate.facts === undefined || !rules.memberOf.some(testsTasks)) return;
  const taskGroups = [...candidate.facts.taskGroups, rules.group];
  candidate.isMember = isMember(needs, { ...candidate.facts, taskGroups });
}

/** In the order in which a failure is named. */
function listShortages(needs: TaskNeeds, candidate: Candidate): readonly Shortage[] {
  const shortages: Shortage[] = [];
  if (candidate.isPortTaken) shortages.push('PORTS');
  if (candidate.memoryMiB < needs.memoryMiB) shortages.push('MEMORY');
  if (candidate.cpu < needs.cpu) shortages.push('CPU');
  if (!candidate.hasAttributes) shortages.push('ATTRIBUTE');
  if (!candidate.isMember) shortages.push('MEMBER_OF');
  if (needs.rules?.isDistinct === true && candidate.ownTaskCount > 0) shortages.push('DISTINCT_INSTANCE');
  return shortages;
}

/** An instance that may not be used at all is never closer than one that is only full. Not documented; assumed. */
function explainFailure(needs: TaskNeeds, candidates: readonly Candidate[]): PlacementFailure {
  let closest: PlacementFailure = { reason: 'NO_INSTANCES' };
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const shortages = listShortages(needs, candidate);
    const isBarred = !candidate.isMember || !candidate.hasAttributes;
    const distance = shortages.length + (isBarred ? 10 : 0);
    const reason = shortages.find((shortage) => !isBarred || shortage === 'ATTRIBUTE' || shortage === 'MEMBER_OF');
    if (reason === undefined || distance >= fewest) continue;
    fewest = distance;
    closest = { reason, closest: candidate.id };
  }
  return closest;
}
