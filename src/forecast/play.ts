/**
 * Plays rollouts that begin together with the scheduler of the local ECS, every task well: what cannot move even so can
 * never move.
 */

import type { Blocked, InstanceCapacity } from '@slipway/ecs-rules/scheduler';
import type { InstanceMap } from './instance-shares.ts';
import {
  hasNext,
  isDone,
  openService,
  type PlayedService,
  passService,
  passTime,
  type Seen,
  viewInstances,
} from './played-service.ts';
import type { Pick } from './random-placement.ts';
import type { Rollout } from './rollout.ts';

/** Where a rollout stays stalled. */
export interface ForecastStall {
  readonly blocked: Blocked;
  /** Container instances as they are then; empty on AWS Fargate. */
  readonly instances: readonly InstanceCapacity[];
  /** New tasks that run by then. */
  readonly replaced: number;
}

export type Play =
  | { readonly end: 'done'; readonly seen: Seen; readonly instances: readonly InstanceCapacity[] }
  | ({ readonly end: 'blocked' } & ForecastStall)
  /** More moves than may be spent on it. */
  | { readonly end: 'unknown' };

/** The scheduler polls about every ten seconds (observed in real service events). */
export const POLL_MS = 10_000;

/** How equal choices fall, where ECS does not say how they do. */
export interface Choices {
  /** The first task starts alone, until its image has a digest (ECS Developer Guide, container image resolution). */
  readonly isFirstAlone: boolean;
  /** For the strategy `random`. */
  readonly pick?: Pick;
}

/** The budget of all simulations: tasks and instances read. A million take one or two seconds. */
export interface Budget {
  views: number;
}

interface PlayState {
  readonly now: number;
  readonly services: readonly PlayedService[];
  readonly instances: InstanceMap;
}

/**
 * Plays rollouts on one cluster to their ends; in each pass the scheduler takes the services in this order.
 * @returns one play a rollout, in their order
 */
export function playRollouts(rollouts: readonly Rollout[], choices: Choices, budget: Budget): readonly Play[] {
  let state = openPlay(rollouts);
  while (budget.views > 0) {
    budget.views -= countViews(state);
    if (state.services.every(isDone)) return state.services.map((service) => end(service, state));
    const before = state.services;
    state = passAll(state, choices);
    const isFirst = choices.isFirstAlone && state.services.some((one, at) => hasNext(one) && !hadNext(before[at]));
    const next = findNextChange(state, isFirst);
    if (next === undefined) return state.services.map((service) => end(service, state));
    state = passTo(state, next);
  }
  return rollouts.map(() => ({ end: 'unknown' }));
}

function openPlay(rollouts: readonly Rollout[]): PlayState {
  const [shared = []] = rollouts.flatMap(({ capacity }) => (capacity.kind === 'unlimited' ? [] : [capacity.instances]));
  return { now: 0, services: rollouts.map(openService), instances: new Map(shared.map((one) => [one.id, one])) };
}

function countViews({ services, instances }: PlayState): number {
  return services.reduce((sum, { tasks }) => sum + tasks.length + instances.size, 0);
}

function hadNext(service: PlayedService | undefined): boolean {
  return service !== undefined && hasNext(service);
}

/** One service after the other: what the first takes, the second does not find. */
function passAll(state: PlayState, { isFirstAlone, pick }: Choices): PlayState {
  const services = [...state.services];
  for (const [at, service] of services.entries()) {
    const present = pick === undefined ? [] : services.flatMap(({ tasks }) => tasks);
    const pass = { now: state.now, instances: state.instances, isFirstAlone, pick, present };
    if (!isDone(service)) services[at] = passService(service, pass);
  }
  return { ...state, services };
}

interface NextChange {
  readonly at: number;
  readonly isHealth: boolean;
}

/** Undefined when nothing is on its way. @param isFirst a first task has started alone, so the next pass is soon */
function findNextChange({ now, services }: PlayState, isFirst: boolean): NextChange | undefined {
  let next: NextChange | undefined = isFirst ? { at: now + POLL_MS, isHealth: true } : undefined;
  for (const task of services.flatMap(({ tasks }) => tasks)) {
    if (task.phase === 'running' || (next !== undefined && task.changesAt > next.at)) continue;
    const isHealth = task.phase === 'starting' || (next?.at === task.changesAt && next.isHealth);
    next = { at: task.changesAt, isHealth };
  }
  return next;
}

function passTo({ now, services, instances }: PlayState, { at, isHealth }: NextChange): PlayState {
  const passed = services.map((service) => passTime(service, { from: now, to: at, isHealth }, instances));
  return { now: at, services: passed, instances };
}

function end(service: PlayedService, state: PlayState): Play {
  const instances = viewInstances(service, state.instances);
  if (isDone(service)) return { end: 'done', seen: service.seen, instances };
  const replaced = service.tasks.filter((task) => task.isNext).length;
  return { end: 'blocked', blocked: service.blocked ?? { kind: 'bounds' }, instances, replaced };
}
