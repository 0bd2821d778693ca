/** The promise: a verdict is never wrong. Thousands of whole histories, each judged against what really happened. */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { anyHistory, playHistory } from '../support/generators/histories.ts';
import { checkHistories, RUNS, TIME_LIMIT_MS } from '../support/harness/check-histories.ts';

test(
  'the verdict is what really happened when everything may be read',
  async () => {
    const seen = await checkHistories(
      anyHistory.map((history) => ({ ...history, isDenied: false })),
      0.5,
    );

    expect(seen.get('paused')).toBeGreaterThan(0);
  },
  TIME_LIMIT_MS,
);

test(
  'what is ended because it cannot heal would never have been completed',
  async () => {
    const undisturbed = anyHistory.map((history) => ({ ...history, intervention: 'none' as const }));
    let ended = 0;

    await fc.assert(
      fc.asyncProperty(undisturbed, async (history) => {
        const { reason, wouldSucceed } = await playHistory(history, true);
        if (!reason.includes("can't start: ")) return;
        ended += 1;

        expect({ reason, wouldSucceed: wouldSucceed() }).toEqual({ reason, wouldSucceed: false });
      }),
      { numRuns: Math.round(RUNS / 10) },
    );
    expect(ended).toBeGreaterThan(0);
  },
  TIME_LIMIT_MS,
);
