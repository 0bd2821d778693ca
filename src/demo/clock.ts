import { createClock } from '../adapters/runner/clock.ts';
import type { Clock } from '../ports/runner.ts';

/** The clock of a local ECS: how fast it is, and what it shows. */
export interface EngineTime {
  /** Times as fast as real. */
  readonly speed: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The clock of the local ECS for the runs of Slipway on it, so that elapsed times and the times of events agree. */
export function createDemoClock({ speed, now }: EngineTime): Clock {
  const real = createClock();
  return {
    now,
    date: now,
    sleep: (ms, signal) => real.sleep(ms / speed, signal),
    random: real.random,
  };
}
