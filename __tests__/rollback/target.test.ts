import { describe, expect, test } from '@jest/globals';
import { chooseTarget, type Past } from '../../src/rollback/target.ts';
import { aServiceDeployment, revisionArn } from '../support/service-builders.ts';

/** A service's past, newest first, as pairs of revision and status. */
function aPast(serving: string, ...deployments: readonly (readonly [string, string])[]): Past {
  return {
    family: 'web',
    servingArn: revisionArn(serving),
    history: deployments.map(([revision, status], at) =>
      aServiceDeployment({ arn: `arn:${at}`, status, targetRevisionArn: revisionArn(revision) }),
    ),
  };
}

describe('last-good', () => {
  test('is the last successful deployment before the serving one', () => {
    const past = aPast('web:3', ['web:3', 'SUCCESSFUL'], ['web:2', 'SUCCESSFUL'], ['web:1', 'SUCCESSFUL']);

    expect(chooseTarget({ kind: 'last-good' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:2') });
  });

  test('passes over deployments that were rolled back or stopped', () => {
    const past = aPast(
      'web:4',
      ['web:4', 'SUCCESSFUL'],
      ['web:3', 'ROLLBACK_SUCCESSFUL'],
      ['web:2', 'STOPPED'],
      ['web:1', 'SUCCESSFUL'],
    );

    expect(chooseTarget({ kind: 'last-good' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:1') });
  });

  test('is not the revision that serves, however often that was deployed', () => {
    const past = aPast('web:2', ['web:2', 'SUCCESSFUL'], ['web:2', 'SUCCESSFUL'], ['web:1', 'SUCCESSFUL']);

    expect(chooseTarget({ kind: 'last-good' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:1') });
  });

  test('looks past an attempt that failed after the serving one', () => {
    const past = aPast('web:2', ['web:3', 'ROLLBACK_SUCCESSFUL'], ['web:2', 'SUCCESSFUL'], ['web:1', 'SUCCESSFUL']);

    expect(chooseTarget({ kind: 'last-good' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:1') });
  });

  test('is the newest successful one while an unfinished deployment serves', () => {
    const past = aPast('web:3', ['web:3', 'IN_PROGRESS'], ['web:2', 'SUCCESSFUL']);

    expect(chooseTarget({ kind: 'last-good' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:2') });
  });

  test('of a first deployment is none, in a sentence of its own', () => {
    expect(chooseTarget({ kind: 'last-good' }, aPast('web:1', ['web:1', 'SUCCESSFUL']))).toEqual({
      kind: 'none',
      reason:
        "There is no last-good: ECS has no successful deployment of another revision before web:1 in this service's history.",
      candidates: [],
    });
  });
});

describe('previous', () => {
  test('is what was deployed before, also when another run overtook it', () => {
    const past = aPast('web:3', ['web:3', 'SUCCESSFUL'], ['web:2', 'STOPPED'], ['web:1', 'SUCCESSFUL']);

    expect(chooseTarget({ kind: 'previous' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:2') });
  });

  test('is never one that was rolled back', () => {
    const past = aPast('web:3', ['web:3', 'SUCCESSFUL'], ['web:2', 'ROLLBACK_SUCCESSFUL'], ['web:1', 'SUCCESSFUL']);

    expect(chooseTarget({ kind: 'previous' }, past)).toEqual({ kind: 'chosen', reference: revisionArn('web:1') });
  });
});

describe('a named revision', () => {
  const past = aPast('web:3', ['web:3', 'SUCCESSFUL'], ['web:2', 'SUCCESSFUL'], ['web:1', 'SUCCESSFUL']);

  test('by number is of the serving family', () => {
    expect(chooseTarget({ kind: 'number', number: 1 }, past)).toEqual({ kind: 'chosen', reference: 'web:1' });
  });

  test('may be of another family when asked for whole', () => {
    const request = { kind: 'revision', family: 'web-legacy', number: 7 } as const;

    expect(chooseTarget(request, past)).toEqual({ kind: 'chosen', reference: 'web-legacy:7' });
  });

  test('that serves already is refused with the candidates', () => {
    expect(chooseTarget({ kind: 'arn', arn: revisionArn('web:3') }, past)).toEqual({
      kind: 'none',
      reason: 'web:3 is the revision that serves now.',
      candidates: ['web:2', 'web:1'],
    });
  });
});
