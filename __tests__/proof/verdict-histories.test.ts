/** The promise: a verdict is never wrong. Thousands of whole histories, each judged against what really happened. */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { anyHistory, playHistory } from '../support/generators/histories.ts';
import { chooseHistories, mustHaveSeen } from '../support/harness/check-histories.ts';
import { checkRollouts } from '../support/harness/check-rollouts.ts';
import { PROOF_LIMIT_MS, recordFigure } from '../support/harness/proof.ts';

test(
  'the verdict is what really happened when everything may be read',
  async () => {
    mustHaveSeen(await checkRollouts('verdicts', { isDenied: false }), ['paused']);
  },
  PROOF_LIMIT_MS,
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
      { numRuns: chooseHistories({ short: 220, long: 8_000 }) },
    );
    recordFigure({ proof: 'unrecoverable failures', what: 'ended early', figure: ended });
    expect(ended).toBeGreaterThan(0);
  },
  PROOF_LIMIT_MS,
);

test(
  'what is ended because no task became healthy had none that ever was',
  async () => {
    const seen = anyHistory.map((history) => ({ ...history, breaker: 'off' as const, lagMs: 0 }));
    let ended = 0;

    await fc.assert(
      fc.asyncProperty(seen, async (history) => {
        const { reason, tasks } = await playHistory(history, true);
        if (!reason.includes('none became healthy')) return;
        ended += 1;

        expect({ reason, ...tasks }).toEqual({ reason, hadHealthy: false, sinceSecondMs: expect.any(Number) });
      }),
      { numRuns: chooseHistories({ short: 220, long: 8_000 }) },
    );
    recordFigure({ proof: 'never healthy', what: 'ended early', figure: ended });
    expect(ended).toBeGreaterThan(0);
  },
  PROOF_LIMIT_MS,
);
