import { describe, expect, test } from '@jest/globals';
import { decideUpdate, type UpdatePlan } from '../../src/rollout/update-plan.ts';
import { anOldDeployment, aService, OLD_ID, revisionArn } from '../support/builders/service-builders.ts';

/** A plan for the service on `web:1` without other changes. */
function aPlan(overrides: Partial<UpdatePlan> = {}): UpdatePlan {
  return { service: aService(), history: [], shouldForce: false, ...overrides };
}

const withPrimary = (rolloutState: string) =>
  aService({ deployments: [anOldDeployment({ status: 'PRIMARY', rolloutState })] });

test('another revision is an update', () => {
  expect(decideUpdate(aPlan(), revisionArn('web:2'))).toEqual({ kind: 'update', shouldForce: false });
});

describe('the revision that is running', () => {
  const same = revisionArn('web:1');

  test('is nothing to do', () => {
    expect(decideUpdate(aPlan(), same)).toEqual({ kind: 'nothing' });
  });

  test.each<{ readonly name: string; readonly change: Partial<UpdatePlan> }>([
    { name: 'another count', change: { desiredCount: 5 } },
    { name: 'other tags', change: { settings: { propagateTags: 'SERVICE' } } },
    { name: 'another configuration', change: { configuration: { maximumPercent: 150 } } },
  ])('with $name is an update, without a forced deployment', ({ change }) => {
    expect(decideUpdate(aPlan(change), same)).toEqual({ kind: 'update', shouldForce: false });
  });

  test('with the count that it has is nothing to do', () => {
    expect(decideUpdate(aPlan({ desiredCount: 4 }), same)).toEqual({ kind: 'nothing' });
  });

  test('is deployed again when that is forced', () => {
    expect(decideUpdate(aPlan({ shouldForce: true }), same)).toEqual({ kind: 'update', shouldForce: true });
  });

  test('that is still being rolled out is followed as ours', () => {
    const plan = aPlan({ service: withPrimary('IN_PROGRESS') });

    expect(decideUpdate(plan, same)).toEqual({ kind: 'adopt', deploymentId: OLD_ID });
  });

  test('is followed, to be verified, where an earlier attempt of the run deployed it', () => {
    const own = { service: withPrimary('COMPLETED'), ownDeployment: { newest: 0 } };

    expect(decideUpdate(aPlan({ ...own, isVerified: true }), same)).toEqual({ kind: 'adopt', deploymentId: OLD_ID });
    expect(decideUpdate(aPlan(own), same)).toEqual({ kind: 'nothing' });
  });

  test('whose deployment failed is tried again, which takes force', () => {
    expect(decideUpdate(aPlan({ service: withPrimary('FAILED') }), same)).toEqual({
      kind: 'update',
      shouldForce: true,
    });
  });
});
