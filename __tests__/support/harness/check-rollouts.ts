/** Rollouts by ECS alone: each verdict, and each strategy with a good and a bad end, has to come about. */
import { expect } from '@jest/globals';
import type * as fc from 'fast-check';
import type { Verdict } from '../../../src/ports/verdict.ts';
import { type History, playHistory } from '../generators/histories.ts';
import { checkHistories, chooseHistories, mustHaveSeen } from './check-histories.ts';

export async function checkRollouts(
  proof: string,
  histories: fc.Arbitrary<History>,
): Promise<ReadonlyMap<Verdict, number>> {
  const ways = new Set<string>();
  const seen = await checkHistories({
    proof,
    histories,
    runs: chooseHistories(0.5),
    play: async (history) => {
      const judged = await playHistory(history);
      ways.add(`${history.strategy} ${judged.verdict}`);
      return judged;
    },
  });
  mustHaveSeen(seen, ['steady', 'rolled-back', 'failed', 'superseded', 'timed-out']);
  for (const strategy of ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY']) {
    expect([...ways]).toEqual(expect.arrayContaining([`${strategy} steady`, `${strategy} rolled-back`]));
  }
  return seen;
}
