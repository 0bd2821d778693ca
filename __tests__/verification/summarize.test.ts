import { describe, expect, test } from '@jest/globals';
import type { CheckResult } from '../../src/verification/check-result.ts';
import { describeCheck, judgeOutcome } from '../../src/verification/summarize.ts';

const passed: CheckResult = { check: 'GET /health', result: 'passed', why: 'was good in 31 requests' };
const failed: CheckResult = { check: 'verify-command', result: 'failed', why: 'exited with code 1' };
const open: CheckResult = { check: 'alarm errors', result: 'inconclusive', why: 'has no data' };

describe('checks that have ended', () => {
  test.each([
    { name: 'nothing was checked', results: [] },
    { name: 'all passed', results: [passed] },
    { name: 'nothing is known of one', results: [passed, open] },
  ])('say nothing against a deployment where $name', ({ results }) => {
    expect(judgeOutcome({ results, tookMs: 1 })).toBeUndefined();
  });

  test('fail it with one that failed', () => {
    expect(judgeOutcome({ results: [passed, failed], tookMs: 1 })).toEqual({
      verdict: 'failed',
      reason: 'Verification failed: verify-command exited with code 1.',
    });
  });

  test('name each one that failed', () => {
    const { reason } = judgeOutcome({ results: [failed, { ...failed, check: 'GET /' }], tookMs: 1 }) ?? {};

    expect(reason).toBe('Verification failed: verify-command exited with code 1; GET / exited with code 1.');
  });

  test('are no failure of a run that was cancelled', () => {
    expect(judgeOutcome({ results: [failed], tookMs: 1, isCancelled: true })).toEqual({
      verdict: 'cancelled',
      reason: 'The run was cancelled while the service was verified.',
    });
  });
});

test.each([
  [passed, '✔ GET /health: passed, was good in 31 requests'],
  [failed, '✘ verify-command: failed, exited with code 1'],
  [open, '? alarm errors: inconclusive, has no data'],
])('%j is one line', (check, line) => {
  expect(describeCheck(check)).toBe(line);
});
