import { describe, expect, test } from '@jest/globals';
import { type EndedRollout, sumUpRollback } from '../../src/rollout/describe-rollback.ts';
import {
  aLook,
  anOldDeployment,
  aService,
  OLD_ID,
  ourDeployment,
  revisionArn,
  theFacts,
} from '../support/service-builders.ts';

const TARGET = revisionArn('web:1');

function anEnd(overrides: Partial<EndedRollout> = {}): EndedRollout {
  return { facts: theFacts(), verdict: 'failed', reason: '3 tasks of web:2 failed.', lastLook: aLook(), ...overrides };
}

/** As ECS shows the service at the end, with `revision` as PRIMARY. */
function lookAt(revision: string, id = OLD_ID) {
  const primary = anOldDeployment({ id, status: 'PRIMARY', revisionArn: revisionArn(revision) });
  return aLook({ service: aService({ deployments: [primary] }) });
}

describe('the verdict names the revision that ECS shows', () => {
  const update = theFacts({ ourId: 'ecs-svc/3' });

  test.each([
    { name: 'after a stop', back: anEnd({ verdict: 'rolled-back', lastLook: lookAt('web:1') }) },
    {
      name: 'after an update',
      back: anEnd({ facts: update, verdict: 'steady', lastLook: lookAt('web:1', 'ecs-svc/3') }),
    },
  ])('$name', ({ back }) => {
    expect(sumUpRollback(anEnd(), back, TARGET)).toEqual({
      verdict: 'rolled-back',
      reason: '3 tasks of web:2 failed. Slipway rolled back to web:1.',
    });
  });

  test('also where ECS went to another one than was requested', () => {
    const back = anEnd({ verdict: 'rolled-back', lastLook: lookAt('web:0') });

    expect(sumUpRollback(anEnd(), back, TARGET).reason).toContain('Slipway rolled back to web:0.');
  });
});

test('a rollout that timed out keeps its word, and no longer says that ECS goes on', () => {
  const failed = anEnd({ verdict: 'timed-out', reason: 'web:2 was not steady after 30 minutes; ECS goes on with it.' });
  const back = anEnd({ verdict: 'rolled-back', lastLook: lookAt('web:1') });

  expect(sumUpRollback(failed, back, TARGET)).toEqual({
    verdict: 'timed-out',
    reason: 'web:2 was not steady after 30 minutes. Slipway rolled back to web:1.',
  });
});

test('a deployment that completed before it could be stopped is not told as rolled back', () => {
  const back = anEnd({ verdict: 'steady', lastLook: aLook({ service: aService({ deployments: [ourDeployment()] }) }) });

  expect(sumUpRollback(anEnd(), back, TARGET)).toEqual({
    verdict: 'failed',
    reason: '3 tasks of web:2 failed. It completed before it could be rolled back: web:2 is running.',
  });
});

describe('a rollback that did not end well is said', () => {
  test.each<{ name: string; back: Partial<EndedRollout>; says: string }>([
    {
      name: 'within its limit',
      back: { verdict: 'timed-out', facts: theFacts({ limitMs: 15 * 60_000 }) },
      says: 'The rollback to web:1 did not complete within 15 minutes; it is still in progress.',
    },
    {
      name: 'when it is stalled',
      back: { verdict: 'stuck', reason: 'The rollback to web:1 is stalled: no room.' },
      says: 'The rollback to web:1 is stalled: no room.',
    },
    {
      name: 'when the update for it is stalled',
      back: { verdict: 'stuck', reason: 'web:1 cannot move: no room.' },
      says: 'The rollback to web:1 is stalled: web:1 cannot move: no room.',
    },
    {
      name: 'when the run is cancelled meanwhile',
      back: { verdict: 'cancelled' },
      says: 'The run was cancelled while the rollback to web:1 was in progress; ECS continues.',
    },
    {
      name: 'when it fails, too',
      back: { verdict: 'failed', reason: 'ECS gave up web:1.' },
      says: 'The rollback to web:1 did not complete: ECS gave up web:1.',
    },
    {
      name: 'when ECS rolls back the update for it',
      back: { verdict: 'rolled-back', facts: theFacts({ ourId: 'ecs-svc/3' }), reason: 'ECS gave up web:1.' },
      says: 'The update to web:1 failed, too: ECS gave up web:1.',
    },
  ])('$name', ({ back, says }) => {
    expect(sumUpRollback(anEnd(), anEnd(back), TARGET)).toEqual({
      verdict: 'failed',
      reason: `3 tasks of web:2 failed. ${says}`,
    });
  });
});
