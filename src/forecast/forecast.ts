import { type Change, findChanges } from './changes.ts';
import { isRandom, playOrders } from './orders.ts';
import type { Play, Seen, Standstill } from './play.ts';
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
  /** It takes so long at least: connections of old tasks may end at once. */
  readonly leastMs: number;
  /** About so long when connections stay open for the whole deregistration delay; absent: no longer. */
  readonly drainedMs?: number;
  /** What most of that time goes to. */
  readonly biggestPart: 'health' | 'draining';
}

/** Plays the rollout to its end, in each order that ECS may take. */
export function forecastRollout(rollout: Rollout): Forecast {
  const quick = playAll(rollout);
  const slow = playDrained(rollout);
  const plays = [...quick, ...slow];
  const seen = listSeen(plays);
  const blocked = plays.flatMap((play) => (play.end === 'blocked' ? [play] : []));
  const [standstill] = blocked;
  if (standstill !== undefined && blocked.length === plays.length) {
    return { kind: 'cannot-progress', standstill, changes: findChanges(rollout) };
  }
  if (seen.length < plays.length) {
    return { kind: 'not-decidable', missing: blocked.length === 0 ? nameLimit(rollout) : nameDoubt(rollout) };
  }
  const healthMs = Math.min(...listSeen(quick).map((one) => one.healthMs));
  const drainingMs = Math.min(...listSeen(quick).map((one) => one.drainingMs));
  return {
    kind: 'will-progress',
    waves: Math.min(...seen.map(({ waves }) => waves)),
    fewestInService: Math.min(...seen.map(({ fewestInService }) => fewestInService)),
    mostTasks: Math.max(...seen.map(({ mostTasks }) => mostTasks)),
    leastMs: Math.min(...seen.map(measure)),
    ...(slow.length === 0 ? {} : { drainedMs: Math.max(...listSeen(slow).map(measure)) }),
    biggestPart: drainingMs > healthMs ? 'draining' : 'health',
  };
}

/** Every connection stays open until the deregistration delay is over. */
function playDrained(rollout: Rollout): readonly Play[] {
  const { longestDrainingMs: drainingMs } = rollout.pace;
  if (drainingMs === undefined) return [];
  return playAll({ ...rollout, pace: { ...rollout.pace, drainingMs } });
}

function listSeen(plays: readonly Play[]): readonly Seen[] {
  return plays.flatMap((play) => (play.end === 'done' ? [play.seen] : []));
}

function measure({ healthMs, drainingMs }: Seen): number {
  return healthMs + drainingMs;
}

/** Some two hundred waves of five hundred tasks. */
const MOST_VIEWS = 2_000_000;

/** Outcomes grow with each instance that may be drawn: those of a dozen instances are played in a second. */
const MOST_RANDOM_VIEWS = 500_000;

/** In each order that ECS may take, as far as a forecast plays. */
export function playAll(rollout: Rollout): readonly Play[] {
  return playOrders(rollout, { views: isRandom(rollout) ? MOST_RANDOM_VIEWS : MOST_VIEWS });
}

function nameLimit(rollout: Rollout): string {
  return isRandom(rollout)
    ? 'placement strategy random has more outcomes than a forecast plays'
    : 'it takes more waves than a forecast plays';
}

function nameDoubt(rollout: Rollout): string {
  const where = isRandom(rollout) ? 'where placement strategy random puts tasks, or ' : '';
  return `it depends on ${where}which tasks ECS stops first`;
}
