import { describe, expect, test } from '@jest/globals';
import { judgeRollout } from '../../../src/drivers/ecs/judge-rollout.ts';
import { NO_POLLS } from '../../../src/drivers/ecs/poll-history.ts';
import type { Observation, ServiceDeploymentRecord } from '../../../src/ports/service-records.ts';
import type { RolloutFacts } from '../../../src/rollout/followed-deployment.ts';
import {
  anObservation,
  anOldDeployment,
  aPause,
  aServiceDeployment,
  aShiftingService,
  ourDeployment,
  theFacts,
} from '../../support/builders/service-builders.ts';
import { aStoppedTask } from '../../support/builders/stopped-tasks.ts';

const STAGE = 'POST_TEST_TRAFFIC_SHIFT';
const service = aShiftingService({ deployments: [ourDeployment({ running: 4 }), anOldDeployment()] });
const foreign = ourDeployment({ id: 'ecs-svc/1000000000000000003', createdAt: 9_000 });

function atPause(overrides: Partial<ServiceDeploymentRecord> = {}): Partial<Observation> {
  return { service, serviceDeployment: aServiceDeployment({ lifecycleStage: STAGE, hooks: [aPause()], ...overrides }) };
}

function judge(facts: Partial<RolloutFacts>, seen: Partial<Observation>) {
  return judgeRollout(theFacts(facts), anObservation({ atMs: 10_000, ...seen }), { ...NO_POLLS, wasOursSeen: true });
}

describe('a deployment that waits at a PAUSE hook', () => {
  test('is paused when that is waited for, with its stage and what ECS does if nobody answers', () => {
    expect(judge({ waitUntil: 'paused' }, atPause())).toEqual({
      verdict: 'paused',
      reason:
        'web:2 is paused at POST_TEST_TRAFFIC_SHIFT, waiting for approval; at 2026-11-04 22:03 UTC ECS rolls back.',
    });
  });

  test.each([
    ['is paused at the stage that is waited for', STAGE, 'paused'],
    ['is waited out at another stage', 'POST_SCALE_UP', 'progressing'],
    ['is waited out when no pause is waited for', undefined, 'progressing'],
  ] as const)('%s', (_, waitUntil, verdict) => {
    expect(judge({ waitUntil }, atPause()).verdict).toBe(verdict);
  });

  test('is waited out while a stale read still shows the hook that was answered', () => {
    const hooks = [aPause(), aPause({ id: 'ecs-pause-next' })];
    const facts = { waitUntil: 'paused', answeredHookId: aPause().id } as const;

    expect([judge(facts, atPause()).verdict, judge(facts, atPause({ hooks })).verdict]).toEqual([
      'progressing',
      'paused',
    ]);
  });

  test('is paused also at the limit', () => {
    expect(judge({ waitUntil: 'paused', limitMs: 10_000 }, atPause()).verdict).toBe('paused');
  });
});

describe('it is not paused', () => {
  const hasFailed = aStoppedTask({ stoppedReason: 'CannotPullContainerError: manifest unknown' });

  test.each([
    ['while a hook function runs', atPause({ hooks: [aPause({ status: 'IN_PROGRESS' })] }), 'progressing'],
    ['once its hook was answered', atPause({ hooks: [aPause({ status: 'SUCCEEDED' })] }), 'progressing'],
    ['while ECS rolls it back', atPause({ status: 'ROLLBACK_IN_PROGRESS' }), 'progressing'],
    ['when it is complete', atPause({ status: 'SUCCESSFUL' }), 'steady'],
    ['when its rollback failed', atPause({ status: 'ROLLBACK_FAILED' }), 'failed'],
    ['when its tasks cannot start', { ...atPause(), stoppedTasks: [hasFailed] }, 'failed'],
    [
      'when another deployment replaced it',
      { ...atPause(), service: aShiftingService({ deployments: [foreign, ourDeployment({ status: 'ACTIVE' })] }) },
      'superseded',
    ],
  ] as const)('%s', (_, seen, verdict) => {
    expect(judge({ waitUntil: 'paused' }, seen).verdict).toBe(verdict);
  });

  test('when the run made no deployment of its own', () => {
    expect(judge({ waitUntil: 'paused', isNewDeployment: false }, atPause()).verdict).toBe('progressing');
  });
});
