import { describe, expect, test } from '@jest/globals';
import { createBatch } from '../../../src/adapters/aws/batch.ts';

/** A batch over the numbers of words, which records the calls that were made. */
function aBatch(most = 10) {
  const calls: (readonly string[])[] = [];
  const batch = createBatch<number>({
    most,
    read: (keys) => {
      calls.push(keys);
      if (keys.includes('broken')) return Promise.reject(new Error('no answer'));
      return Promise.resolve(new Map(keys.filter((key) => key !== 'absent').map((key) => [key, key.length])));
    },
  });
  return { batch, calls };
}

describe('a batch', () => {
  test('sends what is requested at the same time in one call', async () => {
    const { batch, calls } = aBatch();

    const values = await Promise.all(['web', 'user', 'absent'].map((key) => batch.load(key)));

    expect([values, calls]).toEqual([[3, 4, undefined], [['web', 'user', 'absent']]]);
  });

  test('never asks for more than the API takes', async () => {
    const { batch, calls } = aBatch(2);

    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((key) => batch.load(key)));

    expect(calls).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  test('asks once for what two want', async () => {
    const { batch, calls } = aBatch();

    await Promise.all([batch.load('web'), batch.load('web')]);

    expect(calls).toEqual([['web']]);
  });

  test('fails for each that waited, and for nobody after', async () => {
    const { batch } = aBatch();

    const first = await Promise.allSettled([batch.load('broken'), batch.load('web')]);
    const second = await batch.load('web');

    expect([first.map(({ status }) => status), second]).toEqual([['rejected', 'rejected'], 3]);
  });

  test('lets those that have drifted apart meet again', async () => {
    const { batch, calls } = aBatch();
    await Promise.all([batch.load('a'), batch.load('b')]);

    const early = batch.load('a');
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([early, batch.load('b')]);

    expect(calls).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
});
