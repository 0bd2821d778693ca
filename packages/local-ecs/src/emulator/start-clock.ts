import type { Storage } from '../data-directory/storage.ts';
import { createClock, type EngineClock, promiseTimes } from './clock.ts';
import type { EmulatorOptions } from './emulator-options.ts';

/** How long a promise of times is valid, in milliseconds of real time. */
const PROMISED_MS = 1000;

/** The clock never shows a time before one that it has shown before. */
export function startClock({ clock: request = { kind: 'real' } }: EmulatorOptions, { store }: Storage): EngineClock {
  const until = store?.saved()?.until ?? 0;
  const clock = createClock(request, until);
  if (store === undefined) return clock;
  const speeds = { real: 1, virtual: 0, scaled: request.kind === 'scaled' ? request.speed : 1 };
  return promiseTimes(clock, {
    until,
    stepMs: PROMISED_MS * speeds[request.kind],
    extend: (time) => store.keepTime(time),
  });
}
