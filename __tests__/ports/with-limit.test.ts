import { expect, test } from '@jest/globals';
import { withLimit } from '../../src/ports/with-limit.ts';
import { aClock } from '../support/fakes/fake-world.ts';

/** A clock whose limits are never reached. */
const STILL = { ...aClock(), sleep: () => new Promise<void>(() => undefined) };

test('work that ends in time gives its value', async () => {
  const value = await withLimit(1_000, () => Promise.resolve('done'), { clock: STILL, late: 'late' });

  expect(value).toBe('done');
});

test('work that takes longer is left to itself, with its signal aborted', async () => {
  let signal: AbortSignal | undefined;
  const work = (given: AbortSignal) => {
    signal = given;
    return new Promise<string>(() => undefined);
  };

  expect(await withLimit(1_000, work, { clock: aClock(), late: 'late' })).toBe('late');
  expect(signal?.aborted).toBe(true);
});
