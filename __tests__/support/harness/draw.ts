/** What a proof tries this time: drawn by a seed that its report names. */
import fc from 'fast-check';
import { chooseSize } from './proof.ts';

/**
 * The long form tries other things each time, and SLIPWAY_SEED repeats them. The short form always tries the same: a
 * test run must not depend on luck.
 */
export const SEED = Number(process.env.SLIPWAY_SEED ?? chooseSize({ short: 1, long: Date.now() % 1_000_000 }));

export function shuffle<Value>(values: readonly Value[]): readonly Value[] {
  const all = { minLength: values.length, maxLength: values.length };
  return fc.sample(fc.shuffledSubarray([...values], all), { seed: SEED, numRuns: 1 })[0] ?? [];
}

/** So many values of all piles: as many of one as of another, for as long as each has any. */
export function drawFrom<Value>(piles: readonly (readonly Value[])[], count: number): readonly Value[] {
  const shuffled = piles.map(shuffle);
  const longest = Math.max(0, ...piles.map(({ length }) => length));
  const dealt = Array.from({ length: longest }, (_, at) => shuffled.flatMap((pile) => pile.slice(at, at + 1)));
  return dealt.flat().slice(0, count);
}

/** Acts on each value, so many at once. */
export async function inLanes<Value, Result>(
  lanes: number,
  values: readonly Value[],
  act: (value: Value) => Promise<Result>,
): Promise<readonly Result[]> {
  const queue = [...values.entries()];
  const results: Result[] = [];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results[next[0]] = await act(next[1]);
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return results;
}
