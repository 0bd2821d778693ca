import { describe, expect, test } from '@jest/globals';
import { createClock } from '../../src/runner/clock.ts';
import { digestText } from '../../src/runner/digest.ts';

describe('the clock', () => {
  test('a sleep ends early and without a fault when the run ends', async () => {
    const clock = createClock();
    const controller = new AbortController();
    const startedAt = clock.now();

    const sleep = clock.sleep(60_000, controller.signal);
    controller.abort();
    await sleep;
    await clock.sleep(60_000, controller.signal);

    expect(clock.now() - startedAt).toBeLessThan(10_000);
  });

  test('a sleep lasts as long as it was asked for', async () => {
    const clock = createClock();
    const startedAt = clock.now();

    await clock.sleep(20, new AbortController().signal);

    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(19);
  });
});

describe('the digest', () => {
  test('is SHA-256 of the UTF-8 text', () => {
    expect(digestText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
