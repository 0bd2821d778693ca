import { expect, test } from '@jest/globals';
import { combineEndings } from '../../src/follow/combine-endings.ts';
import type { Verdict } from '../../src/ports/verdict.ts';

test.each([
  ['steady', 'paused', 'paused'],
  ['unchanged', 'paused', 'paused'],
  ['paused', 'rolled-back', 'rolled-back'],
  ['paused', 'refused', 'refused'],
] as const)('%s and %s end as %s', (one: Verdict, other: Verdict, verdict: Verdict) => {
  const endings = [
    { name: 'web', verdict: one, reason: 'One.' },
    { name: 'worker', verdict: other, reason: 'Other.' },
  ];

  expect(combineEndings(endings).verdict).toBe(verdict);
});
