import { expect, test } from '@jest/globals';
import { endWithin } from '../../src/ledger/end-within.ts';
import { aClock } from '../support/fakes/fake-world.ts';

const NEVER = new Promise<string>(() => {});

test.each([
  { name: 'three seconds', signal: new AbortController().signal, waitedMs: 3_000 },
  { name: 'one second where the run was cancelled', signal: AbortSignal.abort(), waitedMs: 1_000 },
])('work next to the deploy is waited for $name', async ({ signal, waitedMs }) => {
  const clock = aClock();

  expect(await endWithin(NEVER, { clock, signal })).toBeUndefined();
  expect(clock.sleeps).toEqual([waitedMs]);
});

test('work that ends in time is taken', async () => {
  const clock = { ...aClock(), sleep: () => new Promise<void>(() => {}) };

  expect(await endWithin(Promise.resolve('done'), { clock, signal: new AbortController().signal })).toBe('done');
});
