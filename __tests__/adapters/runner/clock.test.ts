import { describe, expect, test } from '@jest/globals';
import { createClock } from '../../../src/adapters/runner/clock.ts';
import { digestText } from '../../../src/adapters/runner/digest.ts';

const A_DAY_MS = 86_400_000;

describe('the clock', () => {
  test('a sleep ends early and without an error when the run ends', async () => {
    const clock = createClock();
    const controller = new AbortController();

    const sleep = clock.sleep(A_DAY_MS, controller.signal);
    controller.abort();

    await expect(sleep).resolves.toBeUndefined();
    await expect(clock.sleep(A_DAY_MS, controller.signal)).resolves.toBeUndefined();
  });

  test('sleeps end in the order of their lengths, not of their starts', async () => {
    const clock = createClock();
    const ended: string[] = [];
    const sleep = async (name: string, ms: number) => {
      await clock.sleep(ms, new AbortController().signal);
      ended.push(name);
    };

    await Promise.all([sleep('long', 200), sleep('short', 1)]);

    expect(ended).toEqual(['short', 'long']);
  });
});

describe('the digest', () => {
  test('is SHA-256 of the UTF-8 text', () => {
    expect(digestText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
