/** Time that jumps to the next moment that is waited for, once nothing else is going on. */
import { setImmediate as afterInput, setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../../src/ports/runner.ts';

export interface IdleClock extends Clock {
  stop(): void;
}

interface Sleeper {
  readonly untilMs: number;
  readonly wake: () => void;
}

/** Between two calls of a run there are some turns of the event loop. */
const TURNS = 4;

/**
 * @param isBusy calls are on their way
 * @param pass moves the rest of the world by so many milliseconds
 */
export function startIdleClock(isBusy: () => boolean, pass: (ms: number) => void): IdleClock {
  const startedMs = Date.now();
  const sleepers = new Set<Sleeper>();
  let nowMs = 0;
  let idleTurns = 0;
  let hasStopped = false;
  const jump = (): void => {
    const [next] = [...sleepers].sort((a, b) => a.untilMs - b.untilMs);
    if (next === undefined) return;
    const passedMs = Math.max(0, next.untilMs - nowMs);
    nowMs += passedMs;
    pass(passedMs);
    next.wake();
  };
  const run = async (): Promise<void> => {
    while (!hasStopped) {
      await pause(1);
      // On a busy machine several timers are due at once, and nothing that has arrived is read between them.
      await afterInput();
      idleTurns = isBusy() ? 0 : idleTurns + 1;
      if (idleTurns < TURNS) continue;
      idleTurns = 0;
      jump();
    }
  };
  void run();
  return {
    now: () => nowMs,
    date: () => startedMs + nowMs,
    random: () => 0.5,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const wake = (): void => {
          sleepers.delete(sleeper);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { untilMs: nowMs + ms, wake };
        sleepers.add(sleeper);
        signal.addEventListener('abort', wake);
      }),
    stop: () => {
      hasStopped = true;
    },
  };
}
