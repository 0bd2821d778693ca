import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Bucket, type BucketLimit, takeToken } from '../../src/settings/token-bucket.ts';

/** Which of the calls at these times get a token. */
function admit(limit: BucketLimit, times: readonly number[]): readonly boolean[] {
  let bucket: Bucket | undefined;
  return times.map((now) => {
    const taken = takeToken(bucket, limit, now);
    bucket = taken.bucket;
    return taken.isTaken;
  });
}

describe('a bucket of tokens', () => {
  test('lets so many calls through at once as it is large', () => {
    expect(admit({ size: 3, refillPerSecond: 1 }, [0, 0, 0, 0])).toEqual([true, true, true, false]);
  });

  test('gets tokens each full second, and none before', () => {
    expect(admit({ size: 2, refillPerSecond: 2 }, [0, 0, 999, 1000, 1000, 1999])).toEqual([
      true,
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  test('loses what comes back while it is full', () => {
    expect(admit({ size: 2, refillPerSecond: 5 }, [0, 60_000, 60_000, 60_000])).toEqual([true, true, true, false]);
  });

  test('adds up parts of a token', () => {
    expect(admit({ size: 1, refillPerSecond: 0.5 }, [0, 1000, 2000, 3000])).toEqual([true, false, true, false]);
  });

  test('never lets more through than its size and what came back in the time', () => {
    const limits = fc.record({
      size: fc.integer({ min: 1, max: 50 }),
      refillPerSecond: fc.integer({ max: 20, min: 0 }),
    });
    const waits = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 200 });

    fc.assert(
      fc.property(limits, waits, (limit, pauses) => {
        let now = 0;
        const times = pauses.map((pause) => {
          now += pause;
          return now;
        });

        const admitted = admit(limit, times).filter(Boolean).length;

        expect(admitted).toBeLessThanOrEqual(limit.size + Math.floor(now / 1000) * limit.refillPerSecond);
        expect(admitted).toBeGreaterThanOrEqual(Math.min(times.length, limit.size));
      }),
    );
  });
});
