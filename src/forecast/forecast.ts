import { defined } from '@slipway/ecs-rules/values';
import { type Change, findChanges } from './changes.ts';
import { isRandom, type JointPlay, playOrders } from './orders.ts';
import type { ForecastStall, Play } from './play.ts';
import type { Seen } from './played-service.ts';
import type { Rollout } from './rollout.ts';

/** Whether a rollout can work on this cluster, every new task being well. */
export type Forecast =
  | WillProgress
  | {
      readonly kind: 'cannot-progress';
      readonly stall: ForecastStall;
      /** Each is enough; the smallest of its kind. Empty when none was found. */
      readonly changes: readonly Change[];
    }
  /** `missing`: what would have to be known. */
  | { readonly kind: 'not-decidable'; readonly missing: string };

export interface WillProgress {
  readonly kind: 'will-progress';
  /** Times that new tasks are started, at least. */
  readonly batches: number;
  /** No fewer tasks are in service on the way. */
  readonly fewestInService: number;
  /** The most tasks at a time: old and new, starting and stopping ones counted. */
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
  const [forecast] = forecastRollouts([rollout]);
  // One rollout has one forecast.
  return forecast ?? { kind: 'not-decidable', missing: describeUncertainty([rollout]) };
}

/**
 * Plays rollouts that begin together on one cluster. Where one or the other is always blocked, all that may be blocked
 * cannot progress.
 * @returns one forecast a rollout, in their order
 */
export function forecastRollouts(rollouts: readonly Rollout[]): readonly Forecast[] {
  const quick = playAll(rollouts);
  const slow = playDrained(rollouts);
  const isImpossible = [...quick, ...slow].every((plays) => plays.some(({ end }) => end === 'blocked'));
  return rollouts.map((rollout, at) => {
    const plays = { quick: pickPlays(quick, at), slow: pickPlays(slow, at) };
    return summarize(plays, { rollout, rollouts, isImpossible });
  });
}

function pickPlays(all: readonly JointPlay[], at: number): readonly Play[] {
  return all.flatMap((play) => play[at] ?? []);
}

interface Together {
  readonly rollout: Rollout;
  readonly rollouts: readonly Rollout[];
  /** In each play one rollout or another is blocked. */
  readonly isImpossible: boolean;
}

interface Plays {
  readonly quick: readonly Play[];
  /** Every connection stays open until the deregistration delay is over; empty where none is long. */
  readonly slow: readonly Play[];
}

function summarize({ quick, slow }: Plays, { rollout, rollouts, isImpossible }: Together): Forecast {
  const plays = [...quick, ...slow];
  const seen = listSeen(plays);
  const blocked = plays.flatMap((play) => (play.end === 'blocked' ? [play] : []));
  const [stall] = blocked;
  if (stall !== undefined && (isImpossible || blocked.length === plays.length)) {
    return { kind: 'cannot-progress', stall, changes: rollouts.length === 1 ? findChanges(rollout) : [] };
  }
  if (seen.length < plays.length) {
    const missing = blocked.length === 0 ? describeUnknownLimit(rollout) : describeUncertainty(rollouts);
    return { kind: 'not-decidable', missing };
  }
  const healthMs = Math.min(...listSeen(quick).map((one) => one.healthMs));
  const drainingMs = Math.min(...listSeen(quick).map((one) => one.drainingMs));
  return {
    kind: 'will-progress',
    batches: Math.min(...seen.map(({ batches }) => batches)),
    fewestInService: Math.min(...seen.map(({ fewestInService }) => fewestInService)),
    mostTasks: Math.max(...seen.map(({ mostTasks }) => mostTasks)),
    leastMs: Math.min(...seen.map(measure)),
    ...defined({ drainedMs: slow.length === 0 ? undefined : Math.max(...listSeen(slow).map(measure)) }),
    biggestPart: drainingMs > healthMs ? 'draining' : 'health',
  };
}

function playDrained(rollouts: readonly Rollout[]): readonly JointPlay[] {
  if (rollouts.every(({ pace }) => pace.longestDrainingMs === undefined)) return [];
  return playAll(
    rollouts.map((rollout) => {
      const { longestDrainingMs: drainingMs = rollout.pace.drainingMs } = rollout.pace;
      return { ...rollout, pace: { ...rollout.pace, drainingMs } };
    }),
  );
}

function listSeen(plays: readonly Play[]): readonly Seen[] {
  return plays.flatMap((play) => (play.end === 'done' ? [play.seen] : []));
}

function measure({ healthMs, drainingMs }: Seen): number {
  return healthMs + drainingMs;
}

/** Some two hundred batches of five hundred tasks. */
const MOST_VIEWS = 2_000_000;

/** Outcomes grow with each instance that may be drawn: those of a dozen instances are played in a second. */
const MOST_RANDOM_VIEWS = 500_000;

/** In each order that ECS may take, as far as a forecast plays. */
export function playAll(rollouts: readonly Rollout[]): readonly JointPlay[] {
  return playOrders(rollouts, { views: rollouts.some(isRandom) ? MOST_RANDOM_VIEWS : MOST_VIEWS });
}

function describeUnknownLimit(rollout: Rollout): string {
  return isRandom(rollout)
    ? 'placement strategy random has too many outcomes to forecast'
    : 'too many batches to forecast';
}

function describeUncertainty(rollouts: readonly Rollout[]): string {
  const where = rollouts.some(isRandom) ? ['where placement strategy random places tasks'] : [];
  const first = rollouts.length > 1 ? ['which service ECS schedules first'] : [];
  return `it depends on ${[...where, ...first, 'which tasks ECS stops first'].join(', or ')}`;
}
