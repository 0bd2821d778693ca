import { expect, test } from '@jest/globals';
import { groupBy } from '../../src/values/group-by.ts';

test('items are grouped by their key, in their order, and one without a key is in no group', () => {
  const groups = groupBy([1, 2, 3, 4, 5], (item) => (item === 5 ? undefined : item % 2));

  expect([...groups]).toEqual([
    [1, [1, 3]],
    [0, [2, 4]],
  ]);
});
