import { describe, expect, test } from '@jest/globals';
import { readVerdict, writeVerdict } from '../../src/ledger/verdict.ts';
import type { Verdict } from '../../src/ports/verdict.ts';

const NAME = { cluster: 'prod', service: 'web' };
const AT = Date.UTC(2026, 10, 3, 22, 3, 7, 250);
const digest = (text: string) => `${text.length}`.padStart(64, '0');

describe('a verdict', () => {
  test('is a tag that names cluster and service, with the time in UTC', () => {
    expect(writeVerdict(NAME, { verdict: 'rolled-back', at: AT }, digest)).toEqual({
      'slipway:verdict/prod/web': 'rolled-back 2026-11-03T22:03:07.250Z',
    });
  });

  test.each<Verdict>(['steady', 'rolled-back', 'failed', 'superseded', 'timed-out', 'stuck', 'cancelled'])(
    '%s comes back from its tag',
    (verdict) => {
      const tags = { team: 'shop', ...writeVerdict(NAME, { verdict, at: AT }, digest) };

      expect(readVerdict(tags, NAME, digest)).toEqual({ verdict, at: AT });
      expect(readVerdict(tags, { ...NAME, service: 'api' }, digest)).toBeUndefined();
    },
  );

  test.each<Verdict>(['paused', 'started', 'planned', 'unchanged', 'unknown', 'refused'])(
    '%s is not written',
    (verdict) => {
      expect(writeVerdict(NAME, { verdict, at: AT }, digest)).toEqual({});
    },
  );

  test('of names that are too long for a key is filed under their hash', () => {
    const long = { cluster: 'c'.repeat(100), service: 's'.repeat(100) };

    const tags = writeVerdict(long, { verdict: 'steady', at: AT }, digest);

    expect(Object.keys(tags)).toEqual([`slipway:verdict/${digest(`${long.cluster}/${long.service}`)}`]);
    expect(readVerdict(tags, long, digest)).toEqual({ verdict: 'steady', at: AT });
  });

  test.each([
    { length: 128, isPlain: true },
    { length: 129, isPlain: false },
  ])(
    'of names that make a key of $length characters: as it is: $isPlain (a key has 128 at most)',
    ({ length, isPlain }) => {
      const service = 's'.repeat(length - 'slipway:verdict/prod/'.length);

      const [key] = Object.keys(writeVerdict({ cluster: 'prod', service }, { verdict: 'steady', at: AT }, digest));

      expect(key === `slipway:verdict/prod/${service}`).toBe(isPlain);
    },
  );

  test.each(['steady', 'steady soon', 'splendid 2026-11-03T22:03:07.250Z', ''])(
    'is none where a tag says "%s"',
    (text) => {
      expect(readVerdict({ 'slipway:verdict/prod/web': text }, NAME, digest)).toBeUndefined();
    },
  );
});
