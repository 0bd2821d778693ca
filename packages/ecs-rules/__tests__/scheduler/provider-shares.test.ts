import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ProviderShare, shareTasks } from '../../src/scheduler/provider-shares.ts';

function aProvider(name: string, weight: number, base = 0, own = 0): ProviderShare {
  return { name, weight, base, own };
}

function count(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe('tasks are shared', () => {
  test.each([
    {
      name: 'evenly by equal weights',
      count: 4,
      providers: [aProvider('a', 1), aProvider('b', 1)],
      shares: { a: 2, b: 2 },
    },
    { name: 'by weight', count: 5, providers: [aProvider('a', 1), aProvider('b', 4)], shares: { a: 1, b: 4 } },
    {
      name: 'after the base, which counts for itself',
      count: 7,
      providers: [aProvider('a', 1, 2), aProvider('b', 4)],
      shares: { a: 3, b: 4 },
    },
    { name: 'to the base first', count: 2, providers: [aProvider('a', 4), aProvider('b', 1, 2)], shares: { b: 2 } },
    {
      name: 'to no one without a weight',
      count: 3,
      providers: [aProvider('a', 0), aProvider('b', 1)],
      shares: { b: 3 },
    },
    {
      name: 'to a base without a weight',
      count: 3,
      providers: [aProvider('a', 0, 1), aProvider('b', 1)],
      shares: { a: 1, b: 2 },
    },
    {
      name: 'with existing ones',
      count: 2,
      providers: [aProvider('a', 1, 0, 3), aProvider('b', 1, 0, 1)],
      shares: { b: 2 },
    },
    { name: 'with none', count: 2, providers: [], shares: {} },
  ])('$name', ({ count: wanted, providers, shares }) => {
    expect(count(shareTasks(wanted, providers))).toEqual(shares);
  });

  test('so that one call of many gives what many calls of one give', () => {
    const provider = fc.record({
      weight: fc.integer({ min: 0, max: 9 }),
      base: fc.integer({ min: 0, max: 3 }),
      own: fc.integer({ min: 0, max: 5 }),
    });

    fc.assert(
      fc.property(fc.array(provider, { maxLength: 4 }), fc.integer({ min: 0, max: 30 }), (given, wanted) => {
        const providers = given.map((one, at) => ({ name: `p${at}`, ...one }));
        const oneByOne: string[] = [];
        for (let at = 0; at < wanted; at += 1) {
          const counts = count(oneByOne);
          const now = providers.map((one) => ({ ...one, own: one.own + (counts[one.name] ?? 0) }));
          oneByOne.push(...shareTasks(1, now));
        }

        expect(shareTasks(wanted, providers)).toEqual(oneByOne);
      }),
    );
  });
});
