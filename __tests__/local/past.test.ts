import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPast } from '../../src/local/past.ts';

describe('what a host remembers', () => {
  test('nothing is kept unless it is asked for', () => {
    const past = createPast({ at: 0, state: 'first' });

    past.note({ at: 10, state: 'second' });

    expect(past.find(5)).toEqual({ at: 10, state: 'second' });
  });

  test('a time is answered with the state that held then', () => {
    const past = createPast({ at: 0, state: 'first' });
    past.keepFor(100);
    past.note({ at: 10, state: 'second' });
    past.note({ at: 20, state: 'third' });

    expect([5, 10, 19, 20, 99].map((at) => past.find(at).state)).toEqual([
      'first',
      'second',
      'second',
      'third',
      'third',
    ]);
  });

  test('memory begins when it is asked for', () => {
    const past = createPast({ at: 0, state: 'first' });
    past.note({ at: 10, state: 'second' });
    past.keepFor(100);
    past.note({ at: 20, state: 'third' });

    expect(past.find(5)).toEqual({ at: 10, state: 'second' });
  });

  test('within the time that is kept, every moment is answered as if all had been kept', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 50 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 100 }), (pauses, keptMs) => {
        const past = createPast({ at: 0, state: 0 });
        past.keepFor(keptMs);
        const all = [{ at: 0, state: 0 }];
        for (const pause of pauses) {
          const moment = { at: (all.at(-1)?.at ?? 0) + pause, state: all.length };
          all.push(moment);
          past.note(moment);
        }
        const now = all.at(-1)?.at ?? 0;

        for (let age = 0; age <= Math.min(keptMs, now); age += 1) {
          const state = all.findLast(({ at }) => at <= now - age)?.state;
          expect(past.find(now - age)).toEqual({ at: now - age, state });
        }
      }),
    );
  });
});
