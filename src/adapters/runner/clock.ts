import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../ports/runner.ts';

/** Time that really passes. */
export function createClock(): Clock {
  return {
    // Whole milliseconds: what is reported and written down needs no more.
    now: () => Math.floor(performance.now()),
    date: () => Date.now(),
    sleep: async (ms, signal) => {
      if (signal.aborted) return;
      await pause(ms, undefined, { signal }).catch((thrown: unknown) => {
        if (!signal.aborted) throw thrown;
      });
    },
    random: () => Math.random(),
  };
}
