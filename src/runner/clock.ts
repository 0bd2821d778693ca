import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../world/runner.ts';

/** Time that really passes. */
export function createClock(): Clock {
  return {
    now: () => performance.now(),
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
