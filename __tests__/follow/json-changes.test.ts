import { expect, test } from '@jest/globals';
import type { Json } from '@slipway/ecs-rules/values';
import * as fc from 'fast-check';
import { applyJsonChanges, findJsonChanges } from '../../src/follow/json-changes.ts';

test.each([
  { name: 'a field that changed', before: { a: 1, b: 2 }, after: { a: 1, b: 3 }, changes: { b: 3 } },
  { name: 'a field that went away', before: { a: 1, b: 2 }, after: { a: 1 }, changes: { b: null } },
  { name: 'a field inside', before: { a: { b: 1, c: 2 } }, after: { a: { b: 1, c: 3 } }, changes: { a: { c: 3 } } },
  { name: 'an item', before: [{ a: 1 }, { a: 2 }], after: [{ a: 1 }, { a: 3 }], changes: { '1': { a: 3 } } },
  { name: 'an item more', before: [1], after: [1, 2], changes: { '1': 2, length: 2 } },
  { name: 'an item less', before: [1, 2], after: [1], changes: { length: 1 } },
  { name: 'a value of another kind', before: [1], after: { a: 1 }, changes: { '=': { a: 1 } } },
  { name: 'a field that is named as the mark', before: {}, after: { '=': 1 }, changes: { '=': { '=': 1 } } },
  { name: 'nothing', before: { a: [1, { b: 2 }] }, after: { a: [1, { b: 2 }] }, changes: undefined },
])('the changes hold $name', ({ before, after, changes }) => {
  expect(findJsonChanges(before as Json, after as Json)).toEqual(changes);
});

test('what was changed comes back whole, from any value to any other', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 4 }), (first, second) => {
      const [before, after] = JSON.parse(JSON.stringify([first, second])) as [Json, Json];
      const changes = findJsonChanges(before, after);

      expect(changes === undefined ? before : applyJsonChanges(before, changes)).toEqual(after);
    }),
    {
      examples: [
        [{ '=': 1, a: 1 }, { a: 1 }],
        [{}, { '=': false }],
        [[1], [{ '=': [] }]],
      ],
    },
  );
});
