import { type Change, findChanges } from './changes.ts';
import { playOrders } from './orders.ts';
import type { Standstill } from './play.ts';
import type { Rollout } from './rollout.ts';

/** Whether a rollout can work on this cluster, every new task being well. */
export type Forecast =
  | WillProgress
  | {
      readonly kind: 'cannot-progress';
      readonly standstill: Standstill;
      /** Each is enough; the smallest of its kind. Empty when none was found. */
      readonly changes: readonly Change[];
    }
  /** `missing`: what would have to be known. */
  | { readonly kind: 'not-decidable'; readonly missing: string };

export interface WillProgress {
  readonly kind: 'will-progress';
  /** Times that new tasks are started, at least. */
  readonly waves: number;
  /** No fewer tasks are in service on the way. */
  readonly fewestInService: number;
  /** No more tasks are there at a time, old and new, starting and stopping ones counted. */
  readonly mostTasks: number;
  /** It takes so long at least. */
  readonly leastMs: number;
  /** What most of that time goes to. */
  readonly biggestPart: 'health' | 'draining';
}

/** Plays the rollout to its end, in each order that ECS may take. */
export function forecastRollout(rollout: Rollout): Forecast {
  const plays = playOrders(rollout, { views: MOST_VIEWS });
  const seen = plays.flatMap((play) => (play.end === 'done' ? [play.seen] : []));
  const blocked = plays.flatMap((play) => (play.end === 'blocked' ? [play] : []));
  const [standstill] = blocked;
  if (standstill !== undefined && blocked.length === plays.length) {
    return { kind: 'cannot-progress', standstill, changes: findChanges(rollout) };
  }
  if (seen.length < plays.length) {
    return { kind: 'not-decidable', missing: blocked.length === 0 ? TOO_LONG : DEPENDS };
  }
  const healthMs = Math.min(...seen.map((one) => one.healthMs));
  const drainingMs = Math.min(...seen.map((one) => one.drainingMs));
  return {
    kind: 'will-progress',
    waves: Math.min(...seen.map(({ waves }) => waves)),
    fewestInService: Math.min(...seen.map(({ fewestInService }) => fewestInService)),
    mostTasks: Math.max(...seen.map(({ mostTasks }) => mostTasks)),
    leastMs: Math.min(...seen.map((one) => one.healthMs + one.drainingMs)),
    biggestPart: drainingMs > healthMs ? 'draining' : 'health',
  };
}

/** Some two hundred waves of five hundred tasks. */
const MOST_VIEWS = 2_000_000;

const TOO_LONG = 'it takes more waves than a forecast plays';
const DEPENDS = 'it depends on which tasks ECS stops first';
