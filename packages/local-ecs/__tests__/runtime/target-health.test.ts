import { describe, expect, test } from '@jest/globals';
import {
  addCheck,
  type CheckedHealth,
  type CheckOutcome,
  INITIAL_HEALTH,
  isMatched,
} from '../../src/runtime/target-health.ts';

const RULE = { matcher: '200', healthyThreshold: 3, unhealthyThreshold: 2 };
const PASS: CheckOutcome = { kind: 'answered', status: 200 };
const FAIL: CheckOutcome = { kind: 'answered', status: 503 };

function check(...outcomes: readonly CheckOutcome[]): CheckedHealth {
  return outcomes.reduce((health, outcome) => addCheck(health, outcome, RULE), INITIAL_HEALTH);
}

describe('the health of a target', () => {
  test('is healthy after the first check that passes, when it was just registered', () => {
    expect(check(PASS)).toEqual({ state: 'healthy', passed: 1, failed: 0 });
  });

  test('stays initial until checks have failed as often as the unhealthy threshold', () => {
    expect(check(FAIL).state).toBe('initial');
    expect(check(FAIL, FAIL)).toEqual({
      state: 'unhealthy',
      passed: 0,
      failed: 2,
      reason: 'Health checks failed with these codes: [503]',
    });
  });

  test('survives a failure that is not repeated', () => {
    expect(check(PASS, FAIL, PASS, FAIL).state).toBe('healthy');
  });

  test('comes back only after the healthy threshold', () => {
    expect(check(FAIL, FAIL, PASS, PASS).state).toBe('unhealthy');
    expect(check(FAIL, FAIL, PASS, PASS, PASS)).toEqual({ state: 'healthy', passed: 3, failed: 0 });
  });

  test.each([
    { name: 'no answer in time', outcome: { kind: 'timed-out' } as const, reason: 'Request timed out' },
    { name: 'no connection', outcome: { kind: 'failed' } as const, reason: 'Health checks failed' },
  ])('reports why: $name', ({ outcome, reason }) => {
    expect(addCheck(INITIAL_HEALTH, outcome, RULE).reason).toBe(reason);
  });
});

describe('a matcher', () => {
  test.each([
    { name: 'a code fits itself', matcher: '200', status: 200, isFit: true },
    { name: 'a code fits no other', matcher: '200', status: 204, isFit: false },
    { name: 'a list fits each of its codes', matcher: '200,302', status: 302, isFit: true },
    { name: 'a list fits none between', matcher: '200,302', status: 301, isFit: false },
    { name: 'a range fits its first code', matcher: '200-399', status: 200, isFit: true },
    { name: 'a range includes its last code', matcher: '200-399', status: 399, isFit: true },
    { name: 'a range ends', matcher: '200-399', status: 400, isFit: false },
  ])('$name', ({ matcher, status, isFit }) => {
    expect(isMatched(matcher, status)).toBe(isFit);
  });
});
