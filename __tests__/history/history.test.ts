import { describe, expect, test } from '@jest/globals';
import { joinHistory } from '../../src/history/history.ts';
import type { Verdict } from '../../src/ports/verdict.ts';
import type { KnownRevision } from '../../src/rollback/past.ts';
import { anEntry, daysAgo } from '../support/builders/past-builders.ts';
import { aServiceDeployment, revisionArn, serviceDeploymentArn } from '../support/builders/service-builders.ts';

function deployed(revision: string, days: number, status = 'SUCCESSFUL') {
  const arn = serviceDeploymentArn(`${revision}-${days}`);
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
    { status: 'SOMETHING_NEW', written: 'steady', outcome: 'unknown' },
  ] as const)('ECS’s $status with the ledger’s $written is $outcome', ({ status, written, outcome }) => {
    const past = joinHistory({ deployments: [deployed('web:2', 1, status)], known: [known('web:2', 42, written)] }, 10);

    expect(past.map((one) => one.outcome)).toEqual([outcome]);
  });

  test('has the ledger’s verdict for the last deployment of a revision alone', () => {
    const deployments = [deployed('web:2', 1, 'STOPPED'), deployed('web:2', 3, 'STOPPED')];

    const past = joinHistory({ deployments, known: [known('web:2', 42, 'superseded')] }, 10);

    expect(past.map((one) => one.outcome)).toEqual(['superseded', 'stopped']);
  });

  test('continues with what ECS has forgotten and the ledger has not', () => {
    const savedStates = [known('web:1', 41, 'steady', 120), known('web:0', 40)];

    const past = joinHistory({ deployments: [deployed('web:2', 1)], known: [known('web:2', 42), ...savedStates] }, 10);

    expect(past.map(({ revisionArn: arn, at }) => [arn, at])).toEqual([
      [revisionArn('web:2'), daysAgo(1)],
      [revisionArn('web:1'), daysAgo(120)],
    ]);
  });

  test.each([
    { name: 'the ledger’s alone where ECS’s may not be read', deployments: undefined, revisions: ['web:2', 'web:1'] },
    {
      name: 'no longer than requested',
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

  describe('a rollback', () => {
    const deployments = [deployed('web:1', 1), deployed('web:2', 2), deployed('web:1', 8)];
    const revisions = [known('web:2', 42), known('web:1', 41)];
    const replaced = { revisionArn: revisionArn('web:2'), entry: anEntry(42) };
    const byRun = { entry: { repository: 'acme/shop', runId: '43', runNumber: 43 }, revision: 'web:1' };
    const rollbacksOf = (remains: Parameters<typeof joinHistory>[0]) =>
      joinHistory(remains, 10).map(({ rollback }) => rollback);

    test('is the deployment of a revision that completed before another one, by the run of the mark', () => {
      const rollbacks = rollbacksOf({ deployments, known: revisions, mark: byRun });

      expect(rollbacks).toEqual([{ run: byRun.entry, replaced }, undefined, undefined]);
    });

    test('is by an unknown run where the mark is of another revision', () => {
      const mark = { ...byRun, revision: 'web:9' };

      expect(rollbacksOf({ deployments, known: revisions, mark })[0]).toEqual({ replaced });
    });

    test('is none where a run deployed the same content again', () => {
      const mark = { ...byRun, entry: { ...byRun.entry, content: 'c'.repeat(64) } };

      expect(rollbacksOf({ deployments, known: revisions, mark })).toEqual([undefined, undefined, undefined]);
    });

    test('is none for a revision that is deployed twice in a row', () => {
      expect(rollbacksOf({ deployments: [deployed('web:1', 1), deployed('web:1', 2)], known: revisions })).toEqual([
        undefined,
        undefined,
      ]);
    });

    test('is also the deployment of a revision that has the content of an older one, by its own run', () => {
      const pinned = { ...known('web:3', 43), entry: anEntry(43, { restores: 'web:1' }) };
      const all = { deployments: [deployed('web:3', 1), ...deployments.slice(1)], known: [pinned, ...revisions] };

      expect(rollbacksOf(all)[0]).toEqual({ run: pinned.entry, replaced });
    });
  });

  test('is empty where nothing may be read', () => {
    expect(joinHistory({ deployments: undefined, known: undefined }, 10)).toEqual([]);
  });
});
