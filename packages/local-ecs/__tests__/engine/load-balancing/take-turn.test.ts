import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Credits, takeTurn } from '../../../src/engine/load-balancing/take-turn.ts';

/** ARNs of the target groups of so many requests in a row. */
function play(weights: readonly number[], requests: number): readonly (string | undefined)[] {
  const groups = weights.map((weight, at) => ({ targetGroupArn: `group-${at}`, weight }));
  let credits: Credits = new Map();
  return Array.from({ length: requests }, () => {
    const turn = takeTurn(groups, credits);
    credits = turn?.credits ?? credits;
    return turn?.targetGroupArn;
  });
}

test('of as many requests as the weights add up to, each target group gets its weight', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 5 }), (weights) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const turns = play(weights, 2 * total);
      const counts = weights.map((_, at) => turns.filter((arn) => arn === `group-${at}`).length);
      expect(counts).toEqual(weights.map((weight) => 2 * weight));
    }),
  );
});

test('the turns of a small weight are spread', () => {
  expect(play([3, 1], 8)).toEqual([0, 0, 1, 0, 0, 0, 1, 0].map((at) => `group-${at}`));
});

test('no target group is chosen where none has a weight', () => {
  expect(play([0, 0], 2)).toEqual([undefined, undefined]);
});
