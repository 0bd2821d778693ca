import { describe, expect, test } from '@jest/globals';
import { inOrder, mapAfterFirst, mapInParallel } from '../../src/ports/in-parallel.ts';

/** Resolves once so many other microtasks have run. */
async function settleAfter<Value>(turns: number, value: Value): Promise<Value> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
  return value;
}

async function failAfter(turns: number, message: string): Promise<never> {
  await settleAfter(turns, undefined);
  throw new Error(message);
}

describe('inOrder', () => {
  test('gives the values in the order of the promises', async () => {
    expect(await inOrder([settleAfter(9, 'slow'), settleAfter(1, 2)])).toEqual(['slow', 2]);
  });

  test('throws the first failure in the order of the promises, also when a later one fails sooner', async () => {
    await expect(inOrder([settleAfter(1, 1), failAfter(9, 'second'), failAfter(1, 'third')])).rejects.toThrow('second');
  });
});

describe('mapInParallel', () => {
  test('gives the results in the order of the items, whichever ends first', async () => {
    const results = await mapInParallel([9, 1, 5], 3, (turns) => settleAfter(turns, turns));

    expect(results).toEqual([9, 1, 5]);
  });

  test('begins no more than the limit at a time', async () => {
    let inProgress = 0;
    let most = 0;
    await mapInParallel([3, 1, 4, 1, 5, 9, 2, 6], 3, async (turns) => {
      inProgress += 1;
      most = Math.max(most, inProgress);
      await settleAfter(turns, undefined);
      inProgress -= 1;
    });

    expect(most).toBe(3);
  });

  test('begins nothing more after a failure, and throws the first in the order of the items', async () => {
    const begun: number[] = [];
    const act = (item: number) => {
      begun.push(item);
      return item === 3 ? settleAfter(20, item) : failAfter(item, `item ${item}`);
    };

    await expect(mapInParallel([9, 1, 3, 4], 2, act)).rejects.toThrow('item 9');
    expect(begun).toEqual([9, 1]);
  });
});

describe('mapAfterFirst', () => {
  test('begins the others once the first has ended', async () => {
    const events: string[] = [];
    const results = await mapAfterFirst(['a', 'b', 'c'], 2, async (item) => {
      events.push(`${item} begins`);
      await settleAfter(3, undefined);
      events.push(`${item} ends`);
      return item.toUpperCase();
    });

    expect(results).toEqual(['A', 'B', 'C']);
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'c begins', 'b ends', 'c ends']);
  });

  test('begins nothing when there is nothing', async () => {
    expect(await mapAfterFirst([], 2, () => Promise.reject(new Error('begun')))).toEqual([]);
  });
});
