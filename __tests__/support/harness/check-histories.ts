/** Whole rollouts on the local ECS, each judged by the follower and against what really happened. */
import { expect } from '@jest/globals';
import * as fc from 'fast-check';
import type { Verdict } from '../../../src/ports/verdict.ts';
import { type History, playHistory } from '../generators/histories.ts';

/** A longer run: `SLIPWAY_HISTORIES=1000000 npm test -- histories`. */
export const RUNS = Number(process.env.SLIPWAY_HISTORIES ?? 3_000);

/** For a hang. A history takes about 20 ms on a quiet machine. */
export const TIME_LIMIT_MS = 1_200_000 + 100 * RUNS;

/** Each run of the tests plays other histories; the seed is in the report of a failure and repeats it. */
export async function checkHistories(
  history: fc.Arbitrary<History>,
  share: number,
): Promise<ReadonlyMap<Verdict, number>> {
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
  return seen;
}
