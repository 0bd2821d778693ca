import { describe, expect, test } from '@jest/globals';
import { type Call, describeProblems, holdAgainstPolicy } from '../../src/iam/coverage.ts';
import { CHECKED_BY_OTHERS, FEATURES } from '../../src/iam/policy.ts';

const ALLOWED = FEATURES.flatMap(({ statements }) => statements).flatMap(({ Action }) => Action);
const CALLED = ALLOWED.filter((action) => !Object.hasOwn(CHECKED_BY_OTHERS, action));

function callsOf(actions: readonly string[], test = 'a deploy'): readonly Call[] {
  return actions.map((action) => ({ action, test }));
}

describe('the calls of a suite', () => {
  test('that are those of the policy leave nothing to say', () => {
    expect(holdAgainstPolicy(callsOf([...CALLED, ...CALLED]))).toEqual({ missing: [], idle: [] });
  });

  test('need no permission to ask who they are', () => {
    expect(holdAgainstPolicy(callsOf([...CALLED, 'sts:GetCallerIdentity']))).toEqual({ missing: [], idle: [] });
  });

  test('with one that no policy allows name it once, and the first test that made it', () => {
    const calls = [...callsOf(CALLED), ...callsOf(['ecs:StopTask'], 'first'), ...callsOf(['ecs:StopTask'], 'second')];

    expect(holdAgainstPolicy(calls)).toEqual({ missing: [{ action: 'ecs:StopTask', test: 'first' }], idle: [] });
  });

  test('without one that a policy allows name it', () => {
    const calls = callsOf(CALLED.filter((action) => action !== 'ecs:RunTask'));

    expect(holdAgainstPolicy(calls)).toEqual({ missing: [], idle: ['ecs:RunTask'] });
  });
});

describe('the errors', () => {
  const coverage = holdAgainstPolicy(callsOf([...CALLED.filter((action) => action !== 'ecs:RunTask'), 'ecs:StopTask']));
  const UNLISTED = 'ecs:StopTask is called and no policy allows it: by "a deploy".';

  test('of all tests are calls without a permission and permissions without a call', () => {
    expect(describeProblems(coverage, true)).toEqual([
      UNLISTED,
      'ecs:RunTask is in a policy and no test has Slipway call it.',
    ]);
  });

  test('of some tests are calls without a permission only', () => {
    expect(describeProblems(coverage, false)).toEqual([UNLISTED]);
  });
});
