/** Clocks of the local ECS: the only place where it learns what time it is. Times are milliseconds since the epoch. */

/** How the engine's time passes. */
export type ClockRequest =
  | { readonly kind: 'real' }
  /** Starts at the wall clock's time and runs `speed` times as fast. */
  | { readonly kind: 'scaled'; readonly speed: number }
  /** Shows the same time until it is moved. Without `startMs` it starts at the wall clock's time. */
  | { readonly kind: 'virtual'; readonly startMs?: number };

/** Ends a pending wake; harmless when it has come already. */
export type CancelWake = () => void;

export interface EngineClock {
  readonly kind: ClockRequest['kind'];
  /** Whole milliseconds since the epoch, in the engine's time; never decreases. */
  now(): number;
  /** Engine time at a moment of `performance.now()`; a virtual clock knows only the time that it shows. */
  at(monotonicMs: number): number;
  /** Calls `wake` once, when the clock has come to `at`; a virtual clock never calls it. */
  wakeAt(at: number, wake: () => void): CancelWake;
  /** Moves a virtual clock on to `at`. @throws Error on any other clock */
  moveTo(at: number): void;
}

/** Longest time that one timer of Node can wait; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** @param notBefore the clock starts at this time, or later */
export function createClock(request: ClockRequest, notBefore = 0): EngineClock {
  const wallStart = Math.max(Date.now(), notBefore);
  switch (request.kind) {
    case 'real':
      return createRunningClock('real', { speed: 1, wallStart });
    case 'scaled':
      return createRunningClock('scaled', { speed: request.speed, wallStart });
    case 'virtual':
      return createVirtualClock(Math.max(request.startMs ?? wallStart, notBefore));
  }
}

/** Times that a clock may show. */
export interface ClockLease {
  /** The last one that may be shown as it is; milliseconds since the epoch, engine time. */
  readonly until: number;
  /** How far it is put off when it is passed, in milliseconds of engine time. */
  readonly stepMs: number;
  /** Remembers that times up to this one may be shown. */
  readonly extend: (until: number) => void;
}

/**
 * A clock whose times are promised before they are shown, so that one that starts at the last promise never shows an
 * earlier time. A promise that cannot be written is retried at the next reading of the clock.
 */
export function promiseTimes(clock: EngineClock, lease: ClockLease): EngineClock {
  let { until } = lease;
  const now = (): number => {
    const time = clock.now();
    if (time <= until) return time;
    try {
      lease.extend(time + lease.stepMs);
      until = time + lease.stepMs;
    } catch {
      // A folder that is full refuses the steps, and they say so.
    }
    return time;
  };
  return { ...clock, now };
}

/** Runs on the monotonic clock, so that a change of the wall clock moves nothing. */
function createRunningClock(
  kind: 'real' | 'scaled',
  { speed, wallStart }: { readonly speed: number; readonly wallStart: number },
): EngineClock {
  if (!(speed > 0 && Number.isFinite(speed))) throw new Error(`a clock's speed is above 0, not ${speed}`);
  const start = performance.now();
  const at = (monotonicMs: number): number => Math.floor(wallStart + (monotonicMs - start) * speed);
  const now = (): number => at(performance.now());
  return {
    kind,
    now,
    at,
    wakeAt: (due, wake) => waitUntil(() => (due - now()) / speed, wake),
    moveTo() {
      throw new Error(`a ${kind} clock moves by itself`);
    },
  };
}

/**
 * Node's timers may fire a fraction of a millisecond early, and none waits longer than 24 days: then it waits again.
 * Node warns of a wait below 0, so what is overdue waits for 0.
 */
function waitUntil(leftMs: () => number, wake: () => void): CancelWake {
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const waitMs = Math.max(0, Math.min(Math.ceil(leftMs()), LONGEST_TIMER_MS));
    timer = setTimeout(() => (leftMs() > 0 ? wait() : wake()), waitMs);
  };
  wait();
  return () => clearTimeout(timer);
}

function createVirtualClock(startMs: number): EngineClock {
  let at = startMs;
  return {
    kind: 'virtual',
    now: () => at,
    at: () => at,
    wakeAt: () => () => {},
    moveTo(next) {
      if (next < at) throw new Error(`a clock does not go back: from ${at} to ${next}`);
      at = next;
    },
  };
}
