/**
 * How soon a verdict comes: from the moment when ECS ends a deployment, for rollouts of up to half an hour; and from
 * the second failure of a deployment that ECS would never end.
 */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { anyHistory, type Outcome, playHistory } from '../support/generators/histories.ts';
import { chooseHistories } from '../support/harness/check-histories.ts';
import { PROOF_LIMIT_MS, recordFigure } from '../support/harness/proof.ts';

/** The longest pause between two polls, 5 s and a fifth. Calls take no time here; a poll is two of them. */
const LONGEST_MS = 6_000;

test(
  'a verdict comes with the next poll, however long the rollout took',
  async () => {
    const lags: number[] = [];
    const undisturbed = anyHistory.map((history) => ({
      ...history,
      intervention: 'none' as const,
      isDenied: false,
      waitUntil: 'steady' as const,
      failing: 0,
      lagMs: 0,
      limitMinutes: 30,
    }));

    await fc.assert(
      fc.asyncProperty(undisturbed, async (history) => {
        const { verdict, lagMs } = await playHistory(history);
        if (lagMs !== undefined && (verdict === 'steady' || verdict === 'rolled-back')) lags.push(lagMs);
      }),
      { numRuns: chooseHistories({ short: 110, long: 4_000 }) },
    );

    const sorted = lags.toSorted((one, other) => one - other);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
    recordFigure({ proof: 'verdict lag', what: 'deployments that ended', figure: lags.length });
    recordFigure({ proof: 'verdict lag', what: 'p50 in seconds', figure: at(0.5) / 1000, goal: '≤ 3' });
    recordFigure({ proof: 'verdict lag', what: 'p99 in seconds', figure: at(0.99) / 1000, goal: '≤ 6' });
    expect(lags.length).toBeGreaterThan(0);
    expect(lags.filter((lag) => lag > LONGEST_MS)).toEqual([]);
  },
  PROOF_LIMIT_MS,
);

test.each<{ readonly name: string; readonly outcome: Outcome; readonly mostMs: number }>([
  { name: 'exits with code 1', outcome: 'exits', mostMs: 12_000 },
  { name: 'never passes its health check', outcome: 'unhealthy', mostMs: 25_000 },
  { name: 'never passes the check of its load balancer', outcome: 'unserved', mostMs: 25_000 },
])(
  'without a circuit breaker, a container that $name ends the deployment soon after its second failure',
  async ({ name, outcome, mostMs }) => {
    const lags: number[] = [];
    const failing = anyHistory.map((history) => ({
      ...history,
      ...({ outcome, breaker: 'off', strategy: 'ROLLING', intervention: 'none' } as const),
      ...{ desired: 1, maximumPercent: 200 },
      ...({ hook: 'none', isDenied: false, waitUntil: 'steady', failing: 0, lagMs: 0, limitMinutes: 30 } as const),
    }));

    await fc.assert(
      fc.asyncProperty(failing, async (history) => {
        const { verdict, tasks } = await playHistory(history, true);

        expect(verdict).toBe('failed');
        lags.push(tasks.sinceSecondMs ?? Number.NaN);
      }),
      { numRuns: chooseHistories({ short: 44, long: 1_600 }) },
    );

    const sorted = lags.toSorted((one, other) => one - other);
    const proof = `a container that ${name}`;
    recordFigure({
      proof,
      what: 'p50 in seconds',
      figure: (sorted[Math.floor(sorted.length / 2)] ?? Number.NaN) / 1000,
    });
    recordFigure({
      proof,
      what: 'most seconds',
      figure: (sorted.at(-1) ?? Number.NaN) / 1000,
      goal: `≤ ${mostMs / 1000}`,
    });
    expect(lags.filter((lag) => !(lag <= mostMs))).toEqual([]);
  },
  PROOF_LIMIT_MS,
);
