import { describe, expect, test } from '@jest/globals';
import type { Past } from '../../src/rollback/past.ts';
import { revisionArn } from '../support/builders/service-builders.ts';
import { aKnown, aPast, choose } from './target-builders.ts';

describe('last-good', () => {
  test('is the last successful deployment before the current one', () => {
    const past = aPast('web:3', ['web:3', 'SUCCESSFUL'], ['web:2', 'SUCCESSFUL'], ['web:1', 'SUCCESSFUL']);

    expect(choose({ kind: 'last-good' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:2') });
  });

  test('passes over deployments that were rolled back or stopped', () => {
    const past = aPast(
      'web:4',
      ['web:4', 'SUCCESSFUL'],
      ['web:3', 'ROLLBACK_SUCCESSFUL'],
      ['web:2', 'STOPPED'],
      ['web:1', 'SUCCESSFUL'],
    );

    expect(choose({ kind: 'last-good' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:1') });
  });

  test('is not the revision that is running, however often that was deployed', () => {
    const past = aPast('web:2', ['web:2', 'SUCCESSFUL'], ['web:2', 'SUCCESSFUL'], ['web:1', 'SUCCESSFUL']);

    expect(choose({ kind: 'last-good' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:1') });
  });

  test('skips an attempt that failed after the current one', () => {
    const past = aPast('web:2', ['web:3', 'ROLLBACK_SUCCESSFUL'], ['web:2', 'SUCCESSFUL'], ['web:1', 'SUCCESSFUL']);

    expect(choose({ kind: 'last-good' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:1') });
  });

  test('is the newest successful one while an unfinished deployment is running', () => {
    const past = aPast('web:3', ['web:3', 'IN_PROGRESS'], ['web:2', 'SUCCESSFUL']);

    expect(choose({ kind: 'last-good' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:2') });
  });

  test('of a first deployment is none, in a sentence of its own', () => {
    expect(choose({ kind: 'last-good' }, aPast('web:1', ['web:1', 'SUCCESSFUL']))).toEqual({
      kind: 'none',
      reason:
        "No last-good found: ECS has no successful deployment of another revision before web:1 in this service's history, and no older revision is tagged as steady.",
      candidates: [],
    });
  });

  test('after a rollback is one step further back, not what was come back from', () => {
    const past = aPast(
      'web:2',
      ['web:2', 'SUCCESSFUL'],
      ['web:3', 'SUCCESSFUL'],
      ['web:2', 'SUCCESSFUL'],
      ['web:1', 'SUCCESSFUL'],
    );

    expect(choose({ kind: 'last-good' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:1') });
  });

  test('is what ECS rolls back to, while it rolls a deployment back', () => {
    const past = aPast('web:2', ['web:3', 'ROLLBACK_IN_PROGRESS'], ['web:2', 'SUCCESSFUL'], ['web:1', 'SUCCESSFUL']);
    const moving = { ...past, isAtRest: false };

    expect(choose({ kind: 'last-good' }, moving)).toEqual({ kind: 'chosen', reference: revisionArn('web:2') });
  });

  test('is never a revision whose last deployment was rolled back, though it ran once', () => {
    const past = aPast(
      'web:3',
      ['web:3', 'SUCCESSFUL'],
      ['web:2', 'ROLLBACK_SUCCESSFUL'],
      ['web:1', 'SUCCESSFUL'],
      ['web:2', 'SUCCESSFUL'],
    );

    expect(choose({ kind: 'last-good' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:1') });
  });

  describe('of a revision whose last deployment was stopped', () => {
    const stopped = aPast(
      'web:3',
      ['web:3', 'SUCCESSFUL'],
      ['web:2', 'STOPPED'],
      ['web:2', 'SUCCESSFUL'],
      ['web:1', 'SUCCESSFUL'],
    );

    test.each([
      { name: 'it is passed over, since it may have failed', verdict: undefined, expected: 'web:1' },
      { name: 'it is passed over when the ledger says that it failed', verdict: 'failed', expected: 'web:1' },
      { name: 'it is good when the ledger says that it was overtaken', verdict: 'superseded', expected: 'web:2' },
      { name: 'it is good when the ledger says that it was steady', verdict: 'steady', expected: 'web:2' },
    ] as const)('$name', ({ verdict, expected }) => {
      const known = verdict === undefined ? [] : [aKnown('web:2', { verdict: { verdict, at: 1 } })];

      expect(choose({ kind: 'last-good' }, { ...stopped, known })).toEqual({
        kind: 'chosen',
        reference: revisionArn(expected),
      });
    });
  });

  test('of another family is refused, and named to be given in full', () => {
    const past = aPast('web:3', ['web:3', 'SUCCESSFUL'], ['legacy:7', 'SUCCESSFUL']);

    expect(choose({ kind: 'last-good' }, past)).toEqual({
      kind: 'none',
      reason: 'The target would be legacy:7, of another family than web:3. To confirm, set rollback-to: legacy:7.',
      candidates: ['legacy:7 (2026-11-29 00:00 UTC)'],
    });
  });

  describe('when the first success of what is running is older than the history', () => {
    const past: Past = {
      ...aPast('web:5', ['web:5', 'SUCCESSFUL'], ['web:6', 'SUCCESSFUL']),
      registeredAt: Date.UTC(2026, 5, 1),
    };

    test('is not what was registered after it, since that was come back from', () => {
      const known = [aKnown('web:4', { verdict: { verdict: 'steady', at: 1 } })];

      expect(choose({ kind: 'last-good' }, { ...past, known })).toEqual({
        kind: 'chosen',
        reference: revisionArn('web:4'),
      });
    });

    test.each([
      { name: 'an older revision', before: 'web:4', expected: { kind: 'chosen', reference: revisionArn('web:4') } },
      {
        name: 'a revision of another family, whatever its number',
        before: 'legacy:9',
        expected: { kind: 'none', reason: expect.stringContaining('The target would be legacy:9') },
      },
    ])('may be $name', ({ before, expected }) => {
      const history = aPast('web:5', ['web:5', 'SUCCESSFUL'], [before, 'SUCCESSFUL']).history;

      expect(choose({ kind: 'last-good' }, { ...past, history })).toMatchObject(expected);
    });

    test('is what came before in the history when that is long enough', () => {
      const registeredAt = Date.UTC(2026, 10, 29, 12);

      expect(choose({ kind: 'last-good' }, { ...past, registeredAt })).toEqual({
        kind: 'chosen',
        reference: revisionArn('web:6'),
      });
    });
  });

  describe('without a history', () => {
    const past: Past = { ...aPast('web:5'), history: undefined };

    test('is the older revision that the ledger saw steady last', () => {
      const known = [
        aKnown('web:6', { verdict: { verdict: 'steady', at: 9 } }),
        aKnown('web:5', { verdict: { verdict: 'steady', at: 8 } }),
        aKnown('web:4', { verdict: { verdict: 'rolled-back', at: 7 } }),
        aKnown('web:3', { verdict: { verdict: 'steady', at: 4 } }),
        aKnown('web:2', { verdict: { verdict: 'steady', at: 5 } }),
        aKnown('legacy:1', { verdict: { verdict: 'steady', at: 6 } }),
      ];

      expect(choose({ kind: 'last-good' }, { ...past, known })).toEqual({
        kind: 'chosen',
        reference: revisionArn('web:2'),
      });
    });

    test('and without tags is none, and both are said', () => {
      expect(choose({ kind: 'last-good' }, { ...past, known: undefined })).toEqual({
        kind: 'none',
        reason:
          "No last-good found: no permission to read ECS's deployment history, and no permission to read the tags of revisions.",
        candidates: [],
      });
    });
  });
});
