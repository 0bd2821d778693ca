import { describe, expect, test } from '@jest/globals';
import { formatDuration, formatTimeOfDay } from '../../src/text/duration.ts';

describe('a duration', () => {
  test.each([
    { ms: 0, shown: '0:00' },
    { ms: 999, shown: '0:00' },
    { ms: 42_000, shown: '0:42' },
    { ms: 725_000, shown: '12:05' },
    { ms: 3_723_000, shown: '1:02:03' },
    { ms: 36_000_000, shown: '10:00:00' },
    { ms: -5, shown: '0:00' },
  ])('of $ms ms is $shown', ({ ms, shown }) => {
    expect(formatDuration(ms)).toBe(shown);
  });
});

describe('a time of day', () => {
  test('is the server’s, in UTC', () => {
    expect(formatTimeOfDay(Date.UTC(2026, 10, 3, 22, 3, 1, 800))).toBe('22:03:01');
  });

  test('that cannot be is shown as such', () => {
    expect(formatTimeOfDay(Number.NaN)).toBe('--:--:--');
  });
});
