import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createStateHistory } from '../../src/emulator/state-history.ts';

describe('what a host remembers', () => {
  test('nothing is kept by default', () => {
    const history = createStateHistory({ at: 0, state: 'first' });

    history.note({ at: 10, state: 'second' });

    expect(history.find(5)).toEqual({ at: 10, state: 'second' });
  });

  test('a time is answered with the state at that time', () => {
    const history = createStateHistory({ at: 0, state: 'first' });
    history.keepFor(100);
    history.note({ at: 10, state: 'second' });
    history.note({ at: 20, state: 'third' });

    expect([5, 10, 19, 20, 99].map((at) => history.find(at).state)).toEqual([
      'first',
      'second',
      'second',
      'third',
      'third',
    ]);
  });

  test('states are kept from the request on', () => {
    const history = createStateHistory({ at: 0, state: 'first' });
    history.note({ at: 10, state: 'second' });
    history.keepFor(100);
    history.note({ at: 20, state: 'third' });

    expect(history.find(5)).toEqual({ at: 10, state: 'second' });
  });

  test('within the time that is kept, every moment is answered as if all had been kept', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 50 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 100 }), (pauses, keptMs) => {
        const history = createStateHistory({ at: 0, state: 0 });
        history.keepFor(keptMs);
        const all = [{ at: 0, state: 0 }];
        for (const pause of pauses) {
          const moment = { at: (all.at(-1)?.at ?? 0) + pause, state: all.length };
          all.push(moment);
          history.note(moment);
        }
        const now = all.at(-1)?.at ?? 0;

        for (let age = 0; age <= Math.min(keptMs, now); age += 1) {
          const state = all.findLast(({ at }) => at <= now - age)?.state;
          expect(history.find(now - age)).toEqual({ at: now - age, state });
        }
      }),
    );
  });
});
