/** The promise: a verdict is never wrong. Thousands of whole histories, each judged against what really happened. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Verdict } from '../../src/rollout/verdict.ts';
import { anyHistory, type History, playHistory } from '../support/histories.ts';

/** A longer run: `SLIPWAY_HISTORIES=1000000 npm test -- histories`. */
const RUNS = Number(process.env.SLIPWAY_HISTORIES ?? 10_000);

/** So that a hang ends; on a slow machine a history takes some 30 ms. */
const TIME_LIMIT_MS = 120_000 + 60 * RUNS;

/** Each run of the tests plays other histories; the seed is in the report of a failure and repeats it. */
async function check(history: fc.Arbitrary<History>, share: number): Promise<void> {
  const seen = new Map<Verdict, number>();
  const ways = new Set<string>();
  await fc.assert(
    fc.asyncProperty(history, async (one) => {
      const { verdict, truth } = await playHistory(one);
      seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
      ways.add(`${one.strategy} ${verdict}`);

      expect({ verdict, isTrue: truth.includes(verdict), truth }).toEqual({ verdict, isTrue: true, truth });
    }),
    { numRuns: Math.round(RUNS * share) },
  );
  // A generator that never brings a verdict about would prove nothing of it.
  for (const verdict of ['steady', 'rolled-back', 'failed', 'superseded', 'timed-out'] as const) {
    expect([verdict, (seen.get(verdict) ?? 0) > 0]).toEqual([verdict, true]);
  }
  for (const strategy of ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY']) {
    expect([...ways]).toEqual(expect.arrayContaining([`${strategy} steady`, `${strategy} rolled-back`]));
  }
}

describe('the verdict is what really happened', () => {
  test(
    'when everything may be read',
    async () => {
      await check(
        anyHistory.map((history) => ({ ...history, isDenied: false })),
        0.5,
      );
    },
    TIME_LIMIT_MS,
  );

  test(
    'when service deployments may not be read',
    async () => {
      await check(
        anyHistory.map((history) => ({ ...history, isDenied: true })),
        0.5,
      );
    },
    TIME_LIMIT_MS,
  );
});

test(
  'what is ended because it cannot heal would never have been completed',
  async () => {
    const undisturbed = anyHistory.map((history) => ({ ...history, intervention: 'none' as const }));
    let ended = 0;

    await fc.assert(
      fc.asyncProperty(undisturbed, async (history) => {
        const { reason, wouldSucceed } = await playHistory(history, true);
        if (!reason.includes('waiting would not help')) return;
        ended += 1;

        expect({ reason, wouldSucceed: wouldSucceed() }).toEqual({ reason, wouldSucceed: false });
      }),
      { numRuns: Math.round(RUNS / 10) },
    );
    expect(ended).toBeGreaterThan(0);
  },
  TIME_LIMIT_MS,
);
