import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../src/ports/verdict.ts';
import { hasFailedVerdict, hasServed, isBeingRolledBack, type Past, wentWell } from '../../src/rollback/past.ts';
import { aServiceDeployment, revisionArn } from '../support/builders/service-builders.ts';

const ARN = revisionArn('web:2');

/** Deployments of `web:2`, newest first, and the verdict of the ledger. */
function aPast(statuses: readonly string[] | undefined, verdict?: Verdict): Past {
  return {
    family: 'web',
    currentArn: revisionArn('web:3'),
    isAtRest: true,
    history: statuses?.map((status) => aServiceDeployment({ status, targetRevisionArn: ARN })),
    known: verdict === undefined ? undefined : [{ arn: ARN, entry: {}, verdict: { verdict, at: 0 } }],
  };
}

test.each([
  ['ROLLBACK_REQUESTED', true],
  ['ROLLBACK_IN_PROGRESS', true],
  ['ROLLBACK_SUCCESSFUL', false],
  ['IN_PROGRESS', false],
])('a deployment that is %s is being rolled back: %s', (status, isOne) => {
  expect(isBeingRolledBack(aServiceDeployment({ status }))).toBe(isOne);
  expect(isBeingRolledBack(undefined)).toBe(false);
});

describe('the last deployment of a revision went well', () => {
  test.each<readonly [readonly string[] | undefined, Verdict | undefined, boolean]>([
    [['SUCCESSFUL'], undefined, true],
    [['SUCCESSFUL'], 'failed', true],
    [['STOPPED'], undefined, false],
    [['STOPPED'], 'steady', true],
    [['STOPPED', 'SUCCESSFUL'], 'superseded', true],
    [['STOPPED', 'SUCCESSFUL'], 'failed', false],
    [['ROLLBACK_SUCCESSFUL'], 'steady', false],
    [['IN_PROGRESS', 'SUCCESSFUL'], undefined, true],
    [['PENDING', 'ROLLBACK_SUCCESSFUL'], 'steady', false],
    [undefined, 'steady', true],
    [undefined, undefined, false],
  ])('with history %j and verdict %s: %s', (statuses, verdict, isGood) => {
    expect(wentWell(ARN, aPast(statuses, verdict))).toBe(isGood);
  });
});

describe('the ledger knows that the last deployment of a revision failed', () => {
  test.each<readonly [readonly string[] | undefined, Verdict | undefined, boolean]>([
    [['STOPPED'], 'failed', true],
    [['STOPPED'], 'steady', false],
    [['STOPPED'], undefined, false],
    [['SUCCESSFUL'], 'failed', false],
    [['IN_PROGRESS', 'SUCCESSFUL'], 'failed', false],
    [['PENDING', 'STOPPED'], 'failed', true],
    [undefined, 'failed', true],
  ])('with history %j and verdict %s: %s', (statuses, verdict, isFailed) => {
    expect(hasFailedVerdict(ARN, aPast(statuses, verdict))).toBe(isFailed);
  });

  test('and a deployment of another revision says nothing of it', () => {
    const ofAnother = aServiceDeployment({ status: 'SUCCESSFUL', targetRevisionArn: revisionArn('web:1') });
    const past = { ...aPast([], 'failed'), history: [ofAnother] };

    expect(hasFailedVerdict(ARN, past)).toBe(true);
  });
});

test.each<readonly [readonly string[] | undefined, Verdict | undefined, boolean]>([
  [['STOPPED', 'SUCCESSFUL'], undefined, true],
  [['STOPPED'], 'steady', true],
  [['STOPPED'], 'failed', false],
  [undefined, 'steady', true],
  [undefined, undefined, false],
])('with history %j and verdict %s a revision ran before: %s', (statuses, verdict, isServed) => {
  expect(hasServed(ARN, aPast(statuses, verdict))).toBe(isServed);
});
