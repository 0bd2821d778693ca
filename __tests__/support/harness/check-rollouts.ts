/** Rollouts by ECS alone: each verdict, and each strategy with a good and a bad end, has to come about. */
import { expect } from '@jest/globals';
import * as fc from 'fast-check';
import type { Verdict } from '../../../src/ports/verdict.ts';
import { anyHappenings, anyLook, type Look, playLooks } from '../generators/histories.ts';
import { checkHistories, chooseHistories, LOOKS, mustHaveSeen } from './check-histories.ts';

/** @param may what all the runs that look may read */
export async function checkRollouts(proof: string, may: Pick<Look, 'isDenied'>): Promise<ReadonlyMap<Verdict, number>> {
  const ways = new Set<string>();
  const looks = fc.array(
    anyLook.map((look) => ({ ...look, ...may })),
    { minLength: LOOKS, maxLength: LOOKS },
  );
  const seen = await checkHistories({
    proof,
    histories: fc.record({ happenings: anyHappenings, looks }),
    runs: chooseHistories({ short: 700, long: 5_950 }),
    play: async ({ happenings, looks }) => {
      const judged = await playLooks(happenings, looks);
      for (const { verdict } of judged) ways.add(`${happenings.strategy} ${verdict}`);
      return judged;
    },
  });
  mustHaveSeen(seen, ['steady', 'rolled-back', 'failed', 'superseded', 'timed-out']);
  for (const strategy of ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY']) {
    expect([...ways]).toEqual(expect.arrayContaining([`${strategy} steady`, `${strategy} rolled-back`]));
  }
  return seen;
}
