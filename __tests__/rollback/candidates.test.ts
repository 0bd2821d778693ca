import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../src/ports/verdict.ts';
import { adviseCandidate, adviseImagesBefore } from '../../src/rollback/advise-candidate.ts';
import { describeCandidate, listCandidates } from '../../src/rollback/candidates.ts';
import type { KnownRevision, Past } from '../../src/rollback/past.ts';
import {
  aService,
  aServiceDeployment,
  revisionArn,
  serviceDeploymentArn,
} from '../support/builders/service-builders.ts';

function aPast(overrides: Partial<Past> = {}): Past {
  return { family: 'web', currentArn: revisionArn('web:9'), isAtRest: true, history: [], known: [], ...overrides };
}

function aDeployment(revision: string, status: string) {
  return aServiceDeployment({
    arn: serviceDeploymentArn(revision),
    status,
    targetRevisionArn: revisionArn(revision),
    createdAt: Date.UTC(2026, 10, 30),
  });
}

function aKnown(revision: string, verdict: Verdict, at: number): KnownRevision {
  return { arn: revisionArn(revision), entry: {}, verdict: { verdict, at } };
}

const namesOf = (past: Past) => listCandidates(past).map(({ words }) => words);

describe('without a history, the candidates are', () => {
  test('the revisions that the ledger saw steady, the last one first', () => {
    const known = [
      aKnown('web:1', 'steady', Date.UTC(2026, 10, 1)),
      aKnown('web:2', 'failed', Date.UTC(2026, 10, 5)),
      aKnown('web:3', 'steady', Date.UTC(2026, 10, 3)),
      aKnown('web:4', 'steady', Date.UTC(2026, 10, 2)),
    ];

    expect(namesOf(aPast({ history: undefined, known }))).toEqual([
      'web:3 (2026-11-03 00:00 UTC)',
      'web:4 (2026-11-02 00:00 UTC)',
      'web:1 (2026-11-01 00:00 UTC)',
    ]);
  });

  test('none where tags may not be read either', () => {
    expect(listCandidates(aPast({ history: undefined, known: undefined }))).toEqual([]);
  });
});

describe('a revision that a newer deployment replaced before it completed', () => {
  test.each([
    { status: 'STOPPED', verdict: undefined, isOne: true },
    { status: 'STOP_REQUESTED', verdict: undefined, isOne: true },
    { status: 'STOPPED', verdict: 'steady', isOne: true },
    { status: 'STOPPED', verdict: 'superseded', isOne: true },
    { status: 'STOPPED', verdict: 'cancelled', isOne: true },
    { status: 'STOPPED', verdict: 'failed', isOne: false },
    { status: 'STOPPED', verdict: 'rolled-back', isOne: false },
    { status: 'ROLLBACK_SUCCESSFUL', verdict: undefined, isOne: false },
    { status: 'IN_PROGRESS', verdict: undefined, isOne: false },
  ] as const)('with status $status and verdict $verdict is a candidate: $isOne', ({ status, verdict, isOne }) => {
    const known = verdict === undefined ? [] : [aKnown('web:2', verdict, 0)];
    const isSteady = verdict === 'steady';
    const state = isSteady ? '' : ', replaced before it completed';

    expect(namesOf(aPast({ history: [aDeployment('web:2', status)], known }))).toEqual(
      isOne ? [`web:2 (2026-11-30 00:00 UTC${state})`] : [],
    );
  });

  test('is still to be checked', () => {
    const [candidate] = listCandidates(aPast({ history: [aDeployment('web:2', 'STOPPED')] }));

    expect(candidate?.stoppedDeploymentArn).toBe(serviceDeploymentArn('web:2'));
  });

  test('counts by its last deployment', () => {
    const history = [aDeployment('web:2', 'ROLLBACK_SUCCESSFUL'), aDeployment('web:2', 'STOPPED')];

    expect(namesOf(aPast({ history }))).toEqual([]);
  });

  test('comes after those that completed, and each revision once', () => {
    const history = [
      aDeployment('web:3', 'STOPPED'),
      aDeployment('web:2', 'SUCCESSFUL'),
      aDeployment('web:2', 'STOPPED'),
      aDeployment('web:9', 'SUCCESSFUL'),
    ];

    expect(listCandidates(aPast({ history })).map(({ arn }) => arn)).toEqual(['web:2', 'web:3'].map(revisionArn));
  });
});

test('a deployment whose revision may not be read is no candidate', () => {
  const { targetRevisionArn: _unread, ...unread } = aDeployment('web:2', 'SUCCESSFUL');

  expect(listCandidates(aPast({ history: [unread] }))).toEqual([]);
  expect(listCandidates(aPast({ history: [{ ...unread, status: 'STOPPED' }] }))).toEqual([]);
});

test.each<readonly [string, Partial<Past>, string]>([
  ['alone where nothing else is known', {}, 'web:2'],
  ['with its release', { known: [{ arn: revisionArn('web:2'), entry: { releases: ['v1.0.0'] } }] }, 'web:2 (v1.0.0)'],
  ['with the moment of its verdict', { known: [aKnown('web:2', 'steady', 0)] }, 'web:2 (1970-01-01 00:00 UTC)'],
  [
    'with the moment of its last deployment',
    { history: [aDeployment('web:2', 'STOPPED')] },
    'web:2 (2026-11-30 00:00 UTC)',
  ],
  ['alone where nothing may be read', { history: undefined, known: undefined }, 'web:2'],
])('a revision is named %s', (_, past, name) => {
  expect(describeCandidate(revisionArn('web:2'), aPast(past))).toBe(name);
});

describe('the advice of a rollback that leads nowhere', () => {
  const service = aService();

  test('is the command for the first candidate', () => {
    expect(adviseCandidate({ arn: revisionArn('web:2'), words: 'web:2' }, service)).toBe(
      'Set rollback-to: web:2, or run: slipway rollback web:2 --cluster production --service web',
    );
  });

  test('is a new deployment where there is none', () => {
    expect(adviseCandidate(undefined, service)).toBe('No other revision has run in this service: deploy a new one.');
  });

  test('is last-good for the image that ran before', () => {
    expect(adviseImagesBefore(service)).toBe(
      'To roll back to the image that ran before: set rollback-to: last-good, or run: slipway rollback last-good --cluster production --service web',
    );
  });
});
