import { describe, expect, test } from '@jest/globals';
import { createClock, promiseTimes } from '../../src/emulator/clock.ts';

describe('clocks of the local ECS', () => {
  test('a virtual clock shows the same time until it is moved', () => {
    const clock = createClock({ kind: 'virtual', startMs: 1_000 });

    const before = clock.now();
    clock.moveTo(61_000);

    expect([before, clock.now()]).toEqual([1_000, 61_000]);
  });

  test('a virtual clock does not go back', () => {
    const clock = createClock({ kind: 'virtual', startMs: 1_000 });

    expect(() => clock.moveTo(999)).toThrow('a clock does not go back: from 1000 to 999');
  });

  test('a scaled clock starts at the wall clock’s time and passes an hour in a few milliseconds', async () => {
    const wall = Date.now();
    const before = performance.now();
    const clock = createClock({ kind: 'scaled', speed: 1_000_000 });
    const start = clock.now();
    const elapsedMs = performance.now() - before;

    const wokenAt = await new Promise<number>((resolve) => {
      clock.wakeAt(start + 3_600_000, () => resolve(clock.now()));
    });

    // What passes between two statements is minutes of this clock; the wall clock has whole milliseconds.
    expect(start).toBeGreaterThanOrEqual(wall);
    expect(start - wall).toBeLessThanOrEqual(elapsedMs * 1_000_001 + 1);
    expect(wokenAt).toBeGreaterThanOrEqual(start + 3_600_000);
  });

  test('a running clock converts a past moment to its own time', () => {
    const clock = createClock({ kind: 'scaled', speed: 1_000 });
    const before = clock.now();

    const moment = performance.now();
    const after = clock.now();

    expect(clock.at(moment)).toBeGreaterThanOrEqual(before);
    expect(clock.at(moment)).toBeLessThanOrEqual(after);
    expect(clock.at(moment + 60) - clock.at(moment)).toBeCloseTo(60_000, -1);
  });

  test('a virtual clock knows only the time that it shows', () => {
    const clock = createClock({ kind: 'virtual', startMs: 1_000 });

    expect([clock.at(0), clock.at(performance.now())]).toEqual([1_000, 1_000]);
  });

  test('a cancelled wake does not come', async () => {
    const clock = createClock({ kind: 'real' });
    const woken: string[] = [];

    const cancel = clock.wakeAt(clock.now() + 1, () => woken.push('cancelled'));
    cancel();
    await new Promise<void>((resolve) => {
      clock.wakeAt(clock.now() + 5, () => resolve());
    });

    expect(woken).toEqual([]);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a speed of %p is refused', (speed) => {
    expect(() => createClock({ kind: 'scaled', speed })).toThrow("a clock's speed is above 0");
  });

  test.each(['real', 'scaled'] as const)('a %s clock cannot be moved', (kind) => {
    const clock = createClock(kind === 'real' ? { kind } : { kind, speed: 10 });

    expect(() => clock.moveTo(clock.now() + 1)).toThrow(`a ${kind} clock moves by itself`);
  });

  test.each(['real', 'scaled', 'virtual'] as const)('a %s clock starts no earlier than requested', (kind) => {
    const notBefore = Date.now() + 3_600_000;
    const requests = {
      real: { kind: 'real' },
      scaled: { kind: 'scaled', speed: 2 },
      virtual: { kind: 'virtual' },
    } as const;

    expect(createClock(requests[kind], notBefore).now()).toBeGreaterThanOrEqual(notBefore);
  });

  test('times are promised before they are shown, some ahead, so that not every reading needs a promise', () => {
    const promised: number[] = [];
    const own = createClock({ kind: 'virtual', startMs: 1_000 });
    const clock = promiseTimes(own, { until: 1_000, stepMs: 500, extend: (until) => promised.push(until) });

    const shown = [1_000, 1_200, 1_700, 1_701, 3_000].map((at) => {
      own.moveTo(at);
      return clock.now();
    });

    expect(shown).toEqual([1_000, 1_200, 1_700, 1_701, 3_000]);
    expect(promised).toEqual([1_700, 2_201, 3_500]);
  });

  test('a promise that cannot be written is retried at the next reading', () => {
    const tried: number[] = [];
    const clock = promiseTimes(createClock({ kind: 'virtual', startMs: 5 }), {
      until: 0,
      stepMs: 10,
      extend(until) {
        tried.push(until);
        if (tried.length === 1) throw new Error('no space left on device');
      },
    });

    const shown = [clock.now(), clock.now(), clock.now()];

    expect({ shown, tried }).toEqual({ shown: [5, 5, 5], tried: [15, 15] });
  });
});
