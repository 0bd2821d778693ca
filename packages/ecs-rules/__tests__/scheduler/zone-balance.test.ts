import { describe, expect, test } from '@jest/globals';
import { countZones, findEmptiest, findLackingZone, orderZones } from '../../src/scheduler/zone-balance.ts';

describe('the balance of zones', () => {
  test.each([
    { name: 'two more in one than in another', places: 'aaabbc', lacking: 'c' },
    { name: 'a zone without any', places: 'aabb', lacking: 'c' },
    { name: 'one more is even enough', places: 'aabbc', lacking: undefined },
    { name: 'a single task', places: 'a', lacking: undefined },
    { name: 'tasks of a zone that is gone count for nothing', places: 'dddabc', lacking: undefined },
  ])('$name', ({ places, lacking }) => {
    const counts = countZones(['a', 'b', 'c'], places);

    expect(findLackingZone(counts)).toBe(lacking);
  });

  test('without a zone there is nothing to balance', () => {
    const counts = countZones([], 'aab');

    expect([findLackingZone(counts), findEmptiest(counts)]).toEqual([undefined, undefined]);
  });

  test('zones are listed fullest first, then by name; the first of the emptiest gets the next task', () => {
    const counts = countZones(['c', 'b', 'a'], 'bb');

    expect(orderZones(counts)).toEqual([
      ['b', 2],
      ['a', 0],
      ['c', 0],
    ]);
    expect(findEmptiest(counts)).toBe('a');
  });
});
