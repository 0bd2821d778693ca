import { describe, expect, test } from '@jest/globals';
import { joinHistory } from '../../src/history/history.ts';
import type { KnownRevision } from '../../src/rollback/past.ts';
import type { Verdict } from '../../src/rollout/verdict.ts';
import { anEntry, daysAgo } from '../support/past-builders.ts';
import { aServiceDeployment, revisionArn } from '../support/service-builders.ts';

function deployed(revision: string, days: number, status = 'SUCCESSFUL') {
  const arn = `arn:aws:ecs:eu-west-1:111122223333:service-deployment/production/web/${revision}-${days}`;
  return aServiceDeployment({ arn, status, targetRevisionArn: revisionArn(revision), createdAt: daysAgo(days) });
}

function known(revision: string, number: number, verdict?: Verdict, days = 0): KnownRevision {
  const written = verdict === undefined ? {} : { verdict: { verdict, at: daysAgo(days) } };
  return { arn: revisionArn(revision), entry: anEntry(number), ...written };
}

describe('the history of a service', () => {
  test('is ECS’s, each deployment with where its revision comes from', () => {
    const past = joinHistory(
      { deployments: [deployed('web:2', 1), deployed('web:1', 2)], known: [known('web:2', 42)] },
      10,
    );

    expect(past).toEqual([
      { at: daysAgo(1), revisionArn: revisionArn('web:2'), entry: anEntry(42), outcome: 'steady' },
      { at: daysAgo(2), revisionArn: revisionArn('web:1'), entry: {}, outcome: 'steady' },
    ]);
  });

  test.each([
    { status: 'SUCCESSFUL', written: 'failed', outcome: 'steady' },
    { status: 'ROLLBACK_SUCCESSFUL', written: 'timed-out', outcome: 'rolled-back' },
    { status: 'ROLLBACK_FAILED', written: 'steady', outcome: 'failed' },
    { status: 'IN_PROGRESS', written: 'steady', outcome: 'in progress' },
    { status: 'ROLLBACK_IN_PROGRESS', written: 'failed', outcome: 'rolling back' },
    { status: 'STOPPED', written: 'superseded', outcome: 'superseded' },
    { status: 'STOPPED', written: 'steady', outcome: 'stopped' },
    { status: 'STOPPED', written: undefined, outcome: 'stopped' },
    { status: 'SOMETHING_NEW', written: 'steady', outcome: 'not known' },
  ] as const)('ECS’s $status with the ledger’s $written is $outcome', ({ status, written, outcome }) => {
    const past = joinHistory({ deployments: [deployed('web:2', 1, status)], known: [known('web:2', 42, written)] }, 10);

    expect(past.map((one) => one.outcome)).toEqual([outcome]);
  });

  test('has the ledger’s verdict for the last deployment of a revision alone', () => {
    const deployments = [deployed('web:2', 1, 'STOPPED'), deployed('web:2', 3, 'STOPPED')];

    const past = joinHistory({ deployments, known: [known('web:2', 42, 'superseded')] }, 10);

    expect(past.map((one) => one.outcome)).toEqual(['superseded', 'stopped']);
  });

  test('goes on with what ECS has forgotten and the ledger has not', () => {
    const remembered = [known('web:1', 41, 'steady', 120), known('web:0', 40)];

    const past = joinHistory({ deployments: [deployed('web:2', 1)], known: [known('web:2', 42), ...remembered] }, 10);

    expect(past.map(({ revisionArn: arn, at }) => [arn, at])).toEqual([
      [revisionArn('web:2'), daysAgo(1)],
      [revisionArn('web:1'), daysAgo(120)],
    ]);
  });

  test.each([
    { name: 'the ledger’s alone where ECS’s may not be read', deployments: undefined, revisions: ['web:2', 'web:1'] },
    {
      name: 'no longer than asked for',
      deployments: [3, 4, 5].map((day) => deployed('web:9', day)),
      revisions: ['web:2', 'web:1'],
    },
  ])('is $name', ({ deployments, revisions }) => {
    const past = joinHistory(
      { deployments, known: [known('web:2', 42, 'failed', 1), known('web:1', 41, 'steady', 2)] },
      2,
    );

    expect(past.map((one) => one.revisionArn)).toEqual(revisions.map(revisionArn));
  });

  test('is empty where nothing may be read', () => {
    expect(joinHistory({ deployments: undefined, known: undefined }, 10)).toEqual([]);
  });
});
