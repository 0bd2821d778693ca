import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../src/ports/verdict.ts';
import type { Past } from '../../src/rollback/past.ts';
import { chooseTarget } from '../../src/rollback/target.ts';
import { aServiceDeployment, revisionArn } from '../support/builders/service-builders.ts';
import { aKnown, aPast, choose } from './target-builders.ts';

describe('previous', () => {
  test('is what was deployed before, also when another run overtook it', () => {
    const past = aPast('web:3', ['web:3', 'SUCCESSFUL'], ['web:2', 'STOPPED'], ['web:1', 'SUCCESSFUL']);

    expect(choose({ kind: 'previous' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:2') });
  });

  test('is never one whose revision may not be read', () => {
    const past = aPast('web:3', ['web:3', 'SUCCESSFUL'], ['', 'SUCCESSFUL'], ['web:1', 'SUCCESSFUL']);
    const history = past.history?.map(({ targetRevisionArn, ...one }, at) =>
      at === 1 || targetRevisionArn === undefined ? one : { ...one, targetRevisionArn },
    );

    expect(choose({ kind: 'previous' }, { ...past, history })).toMatchObject({ reference: revisionArn('web:1') });
  });

  test('of a first deployment is none, in a sentence of its own', () => {
    expect(choose({ kind: 'previous' }, aPast('web:1', ['web:1', 'SUCCESSFUL']))).toMatchObject({
      reason:
        "No previous found: ECS has no deployment of another revision before web:1 in this service's history, and no older revision is tagged as steady.",
    });
  });

  test('is never one that was rolled back', () => {
    const past = aPast('web:3', ['web:3', 'SUCCESSFUL'], ['web:2', 'ROLLBACK_SUCCESSFUL'], ['web:1', 'SUCCESSFUL']);

    expect(choose({ kind: 'previous' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:1') });
  });
});

describe('previous, where an update replaced the deployment before', () => {
  const before = ['web:1', 'SUCCESSFUL'] as const;
  const stopped = aPast('web:3', ['web:3', 'SUCCESSFUL'], ['web:2', 'STOPPED'], before);
  const previousOf = (past: Past, verdict: Verdict) =>
    choose({ kind: 'previous' }, { ...past, known: [aKnown('web:2', { verdict: { verdict, at: 1 } })] });

  test.each([
    { verdict: 'rolled-back', expected: 'web:1' },
    { verdict: 'failed', expected: 'web:1' },
    { verdict: 'stuck', expected: 'web:1' },
    { verdict: 'timed-out', expected: 'web:1' },
    { verdict: 'superseded', expected: 'web:2' },
    { verdict: 'cancelled', expected: 'web:2' },
    { verdict: 'steady', expected: 'web:2' },
  ] as const)('is $expected when the verdict in the ledger is $verdict', ({ verdict, expected }) => {
    expect(previousOf(stopped, verdict)).toEqual({ kind: 'chosen', reference: revisionArn(expected) });
  });

  test('passes over a revision that ran before its last deployment failed', () => {
    const past = aPast('web:3', ['web:3', 'SUCCESSFUL'], ['web:2', 'STOPPED'], ['web:2', 'SUCCESSFUL'], before);

    expect(previousOf(past, 'failed')).toEqual({ kind: 'chosen', reference: revisionArn('web:1') });
  });

  test('is a revision whose deployment completed after the verdict', () => {
    const past = aPast('web:3', ['web:3', 'SUCCESSFUL'], ['web:2', 'SUCCESSFUL'], before);

    expect(previousOf(past, 'timed-out')).toEqual({ kind: 'chosen', reference: revisionArn('web:2') });
  });
});

describe('a named revision', () => {
  const past = aPast('web:3', ['web:3', 'SUCCESSFUL'], ['web:2', 'SUCCESSFUL'], ['web:1', 'SUCCESSFUL']);

  test('by number is of the current family', () => {
    expect(choose({ kind: 'number', number: 1 }, past)).toEqual({ kind: 'chosen', reference: 'web:1' });
  });

  test('may be of another family when given in full', () => {
    const request = { kind: 'revision', family: 'web-legacy', number: 7 } as const;

    expect(choose(request, past)).toEqual({ kind: 'chosen', reference: 'web-legacy:7' });
  });

  test('that is already running is refused with the candidates', () => {
    expect(choose({ kind: 'arn', arn: revisionArn('web:3') }, past)).toEqual({
      kind: 'none',
      reason: 'web:3 is already running.',
      candidates: ['web:2 (2026-11-29 00:00 UTC)', 'web:1 (2026-11-28 00:00 UTC)'],
    });
  });

  test('that is running, and ran with another image before, is refused with that image', () => {
    const [now, before] = ['sha256:b', 'sha256:a'].map((digest) =>
      aServiceDeployment({ status: 'SUCCESSFUL', targetRevisionArn: past.currentArn, targetImages: { web: digest } }),
    );
    const history = [now, before].flatMap((one) => (one === undefined ? [] : [one]));

    expect(chooseTarget({ kind: 'number', number: 3 }, { ...past, history })).toMatchObject({
      kind: 'none',
      imagesBefore: { arn: past.currentArn, images: { web: 'sha256:a' } },
    });
    const overAgain = { ...past, history: history.slice(0, 1) };
    expect(chooseTarget({ kind: 'number', number: 3 }, overAgain)).not.toHaveProperty('imagesBefore');
  });

  test('whose own rollout is in progress is chosen, to be followed', () => {
    const moving = { ...past, isAtRest: false };

    expect(choose({ kind: 'number', number: 3 }, moving)).toEqual({ kind: 'chosen', reference: 'web:3' });
  });

  test('of another account is refused', () => {
    const arn = 'arn:aws:ecs:eu-west-1:999999999999:task-definition/web:2';

    expect(choose({ kind: 'arn', arn }, past)).toMatchObject({
      kind: 'none',
      reason: `${arn} is in another account or region than the service (${revisionArn('web:3')}).`,
    });
  });
});

test('of many revisions that ran before, the ten newest are candidates', () => {
  const numbers = Array.from({ length: 12 }, (_, at) => `web:${12 - at}`);
  const target = choose(
    { kind: 'number', number: 12 },
    aPast('web:12', ...numbers.map((name) => [name, 'SUCCESSFUL'] as const)),
  );

  expect(target).toMatchObject({ kind: 'none' });
  const names = 'candidates' in target ? target.candidates.map((words) => words.replace(/ .*/, '')) : [];
  expect(names).toEqual(numbers.slice(1, 11));
});

describe('a release or commit', () => {
  const past = aPast('web:4', ['web:4', 'SUCCESSFUL'], ['web:3', 'STOPPED'], ['web:2', 'SUCCESSFUL']);
  const commit = 'c0ffee1000000000000000000000000000000000';
  const other = 'c0ffee2000000000000000000000000000000000';
  const known = [
    aKnown('web:4', { entry: { releases: ['v1.5.0'], commit: other } }),
    aKnown('web:3', { entry: { releases: ['v1.4.2'], commit } }),
    aKnown('web:2', { entry: { releases: ['v1.4.1', 'v1.4.2'], commit } }),
    aKnown('web:1', {
      entry: { releases: ['api/v1.2.0', 'c0ffee2'], commit: 'deadbee000000000000000000000000000000000' },
    }),
  ];

  test.each([
    { name: 'a release that one revision has', asked: { kind: 'release', release: 'v1.4.1' }, expected: 'web:2' },
    { name: 'a release of a part', asked: { kind: 'release', release: 'api/v1.2.0' }, expected: 'web:1' },
    {
      name: 'of several revisions of a release, the one that served',
      asked: { kind: 'release', release: 'v1.4.2' },
      expected: 'web:2',
    },
    { name: 'a commit by its first digits', asked: { kind: 'commit', commit: 'DEADBEE' }, expected: 'web:1' },
    {
      name: 'of several revisions of a commit, the one that served',
      asked: { kind: 'commit', commit },
      expected: 'web:2',
    },
    { name: 'a release that is named like a commit', asked: { kind: 'commit', commit: 'c0ffee2' }, expected: 'web:1' },
  ] as const)('is found: $name', ({ asked, expected }) => {
    expect(choose(asked, { ...past, known })).toEqual({ kind: 'chosen', reference: revisionArn(expected) });
  });

  test('that fits several revisions which served is refused, and they are listed', () => {
    expect(choose({ kind: 'commit', commit: 'c0ffee' }, { ...past, known })).toEqual({
      kind: 'none',
      reason: 'The commit c0ffee matches several revisions. Use the revision number.',
      candidates: [
        'web:4 (v1.5.0, 2026-11-30 00:00 UTC)',
        'web:3 (v1.4.2, 2026-11-29 00:00 UTC)',
        'web:2 (v1.4.2, 2026-11-28 00:00 UTC)',
      ],
    });
  });

  test('that is already running is refused', () => {
    expect(choose({ kind: 'release', release: 'v1.5.0' }, { ...past, known })).toMatchObject({
      kind: 'none',
      reason: 'web:4 is already running.',
    });
  });

  test('that no revision has is none', () => {
    expect(choose({ kind: 'release', release: 'v9' }, { ...past, known })).toEqual({
      kind: 'none',
      reason: "No revision of family web or of this service's history is tagged with the release v9.",
      candidates: [
        'web:2 (v1.4.2, 2026-11-28 00:00 UTC)',
        'web:3 (v1.4.2, 2026-11-29 00:00 UTC, replaced before it completed)',
      ],
    });
  });

  test('cannot be found where tags may not be read', () => {
    expect(choose({ kind: 'release', release: 'v9' }, { ...past, known: undefined })).toMatchObject({
      kind: 'none',
      reason: 'Cannot search for the release v9: no permission to read the tags of the revisions.',
    });
  });
});
