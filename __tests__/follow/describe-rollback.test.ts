import { describe, expect, test } from '@jest/globals';
import { driveRollout } from '../../src/drivers/ecs/driver.ts';
import { summarizeRollback } from '../../src/follow/describe-rollback.ts';
import type { DeploymentEnding, FollowedDeployment } from '../../src/follow/driver.ts';
import { openReported } from '../../src/follow/news.ts';
import type { RolloutFacts } from '../../src/rollout/followed-deployment.ts';
import {
  anObservation,
  anOldDeployment,
  aService,
  OLD_ID,
  ourDeployment,
  revisionArn,
  theFacts,
} from '../support/builders/service-builders.ts';

const TARGET = revisionArn('web:1');

type End = Partial<DeploymentEnding> & { readonly facts?: RolloutFacts };

function anEnd({ facts = theFacts(), ...overrides }: End = {}): FollowedDeployment {
  const driver = driveRollout({ facts, before: aService(), serviceDeploymentsBefore: new Set() });
  const ending = {
    verdict: 'failed',
    reason: '3 tasks of web:2 failed.',
    lastObservation: anObservation(),
    known: driver.nothingKnown,
    reported: openReported(aService(), driver.nothingReported),
    ...overrides,
  } as const;
  return { driver, ending };
}

/** As ECS shows the service at the end, with `revision` as PRIMARY. */
function observe(revision: string, id = OLD_ID) {
  const primary = anOldDeployment({ id, status: 'PRIMARY', revisionArn: revisionArn(revision) });
  return anObservation({ service: aService({ deployments: [primary] }) });
}

describe('the verdict names the revision that ECS shows', () => {
  const update = theFacts({ ourId: 'ecs-svc/3' });

  test.each([
    { name: 'after a stop', back: anEnd({ verdict: 'rolled-back', lastObservation: observe('web:1') }) },
    {
      name: 'after an update',
      back: anEnd({ facts: update, verdict: 'steady', lastObservation: observe('web:1', 'ecs-svc/3') }),
    },
  ])('$name', ({ back }) => {
    expect(summarizeRollback(anEnd(), back, TARGET)).toEqual({
      verdict: 'rolled-back',
      reason: '3 tasks of web:2 failed. Slipway rolled back to web:1.',
    });
  });

  test('and the one that someone deployed after the rollback', () => {
    const back = anEnd({ facts: update, verdict: 'steady', lastObservation: observe('web:3', 'ecs-svc/4') });

    expect(summarizeRollback(anEnd(), back, TARGET)).toEqual({
      verdict: 'rolled-back',
      reason: '3 tasks of web:2 failed. Slipway rolled back to web:1. A newer deployment brings web:3.',
    });
  });

  test('also where ECS went to another one than was requested', () => {
    const back = anEnd({ verdict: 'rolled-back', lastObservation: observe('web:0') });

    expect(summarizeRollback(anEnd(), back, TARGET).reason).toContain('Slipway rolled back to web:0.');
  });
});

test('a rollout that timed out keeps its word, and no longer says that ECS continues', () => {
  const failed = anEnd({
    verdict: 'timed-out',
    reason: 'web:2 was not steady within 30 minutes; it continues in ECS.',
  });
  const back = anEnd({ verdict: 'rolled-back', lastObservation: observe('web:1') });

  expect(summarizeRollback(failed, back, TARGET)).toEqual({
    verdict: 'timed-out',
    reason: 'web:2 was not steady within 30 minutes. Slipway rolled back to web:1.',
  });
});

test('a deployment that completed before it could be stopped is not reported as rolled back', () => {
  const back = anEnd({
    verdict: 'steady',
    lastObservation: anObservation({ service: aService({ deployments: [ourDeployment()] }) }),
  });

  expect(summarizeRollback(anEnd(), back, TARGET)).toEqual({
    verdict: 'failed',
    reason: '3 tasks of web:2 failed. It completed before it could be rolled back: web:2 is running.',
  });
});

describe('a rollback that did not end well is said', () => {
  test.each<{ name: string; back: End; says: string }>([
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
      back: { verdict: 'stuck', reason: 'web:1 is stalled: no room.' },
      says: 'The rollback to web:1 did not complete: web:1 is stalled: no room.',
    },
    {
      name: 'when the run is cancelled meanwhile',
      back: { verdict: 'cancelled' },
      says: 'The run was cancelled while the rollback to web:1 was in progress; ECS continues.',
    },
    {
      name: 'when it fails, too',
      back: { verdict: 'failed', reason: 'ECS failed the deployment of web:1.' },
      says: 'The rollback to web:1 did not complete: ECS failed the deployment of web:1.',
    },
    {
      name: 'when ECS rolls back the update for it',
      back: {
        verdict: 'rolled-back',
        facts: theFacts({ ourId: 'ecs-svc/3' }),
        reason: 'ECS failed the deployment of web:1.',
      },
      says: 'The update to web:1 also failed: ECS failed the deployment of web:1.',
    },
  ])('$name', ({ back, says }) => {
    expect(summarizeRollback(anEnd(), anEnd(back), TARGET)).toEqual({
      verdict: 'failed',
      reason: `3 tasks of web:2 failed. ${says}`,
    });
  });
});
