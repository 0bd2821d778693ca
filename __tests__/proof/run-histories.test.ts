/** The promise for a whole run: `steady` only if each service runs, was verified, and its schedules follow. */
import { expect, test } from '@jest/globals';
import { isSuccess } from '../../src/ports/verdict.ts';
import { anyRun, type JudgedRun, playRun } from '../support/generators/run-histories.ts';
import { checkHistories, chooseHistories, mustHaveSeen } from '../support/harness/check-histories.ts';
import { PROOF_LIMIT_MS } from '../support/harness/proof.ts';

/** A green run, or one that is red for its schedules alone. */
function isBorneOut({ verdict, services, hasCurrentSchedules }: JudgedRun): boolean {
  const isGreen = services.every((service) => isSuccess(service.verdict));
  return isSuccess(verdict) === (isGreen && hasCurrentSchedules);
}

test(
  'the verdict of a run with gates, checks, rollbacks, several services and schedules is what really happened',
  async () => {
    const ways = new Set<string>();

    const seen = await checkHistories({
      proof: 'verdicts of runs',
      histories: anyRun,
      runs: chooseHistories({ short: 440, long: 8_000 }),
      play: async (history) => {
        const run = await playRun(history);
        for (const { check, verifyAt } of history.services) ways.add(`${check} ${verifyAt} ${run.verdict}`);
        for (const { verdict } of run.services) ways.add(`a service ${verdict}`);
        if (history.services.length > 1) ways.add(`several ${run.verdict}`);

        expect(run.services.filter(({ isTrue, reason }) => !isTrue || reason.includes('The test gave no'))).toEqual([]);
        return [{ verdict: run.verdict, truth: isBorneOut(run) ? [run.verdict] : [] }];
      },
    });

    mustHaveSeen(seen, ['steady', 'rolled-back', 'failed', 'timed-out']);
    expect([...ways]).toEqual(
      expect.arrayContaining([
        'passes end steady',
        'passes POST_TEST_TRAFFIC_SHIFT steady',
        'fails end rolled-back',
        'several steady',
        'a service paused',
        'a service superseded',
      ]),
    );
  },
  PROOF_LIMIT_MS,
);
