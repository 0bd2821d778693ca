/** Whole histories, each judged as a run would and compared with what really happened. */
import { expect } from '@jest/globals';
import * as fc from 'fast-check';
import type { Verdict } from '../../../src/ports/verdict.ts';
import { chooseSize, recordFigure } from './proof.ts';

const GIVEN = process.env.SLIPWAY_HISTORIES;
/** All proofs together, in their long form. */
const IN_ALL = 250_000;

/** So many runs look at each rollout, each at other moments and with other limits. */
export const LOOKS = GIVEN === undefined ? chooseSize({ short: 2, long: 20 }) : 20;

/** How much a proof plays; `SLIPWAY_HISTORIES` is the number of all together, of which each has its share. */
export function chooseHistories(sizes: { readonly short: number; readonly long: number }): number {
  if (GIVEN === undefined) return chooseSize(sizes);
  return Math.max(1, Math.round((sizes.long * Number(GIVEN)) / IN_ALL));
}

/** The verdict of a history, and each that is true of it. */
export interface JudgedHistory {
  readonly verdict: Verdict;
  readonly truth: readonly Verdict[];
}

interface Check<History> {
  /** Name for the table of figures. */
  readonly proof: string;
  readonly histories: fc.Arbitrary<History>;
  readonly runs: number;
  /** Several where several runs look at it. */
  play(history: History): Promise<readonly JudgedHistory[]>;
}

/**
 * Plays them and counts their verdicts. Each run of the tests plays other histories; the seed is in the report of a
 * failure and repeats it.
 */
export async function checkHistories<History>(check: Check<History>): Promise<ReadonlyMap<Verdict, number>> {
  const { proof, runs } = check;
  const seen = new Map<Verdict, number>();
  let wrongSteady = 0;
  try {
    await fc.assert(
      fc.asyncProperty(check.histories, async (history) => {
        for (const { verdict, truth } of await check.play(history)) {
          const isTrue = truth.includes(verdict);
          seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
          if (verdict === 'steady' && !isTrue) wrongSteady += 1;

          expect({ verdict, isTrue, truth }).toEqual({ verdict, isTrue: true, truth });
        }
      }),
      { numRuns: runs },
    );
  } finally {
    const played = [...seen.values()].reduce((sum, count) => sum + count, 0);
    recordFigure({ proof, what: 'histories', figure: played });
    recordFigure({ proof, what: 'wrong steady', figure: wrongSteady, goal: '0' });
    for (const [verdict, figure] of [...seen].toSorted()) recordFigure({ proof, what: `verdict ${verdict}`, figure });
  }
  return seen;
}

/** A generator that never brings a verdict about would prove nothing of it. */
export function mustHaveSeen(seen: ReadonlyMap<Verdict, number>, verdicts: readonly Verdict[]): void {
  expect(verdicts.filter((verdict) => !seen.has(verdict))).toEqual([]);
}
