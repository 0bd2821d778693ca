import { describe, expect, test } from '@jest/globals';
import { judgeRollout } from '../../../src/drivers/ecs/judge-rollout.ts';
import { NO_POLLS, type PollHistory } from '../../../src/drivers/ecs/poll-history.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../../../src/ports/service-records.ts';
import {
  anObservation,
  anOldDeployment,
  aPause,
  aServiceDeployment,
  aShiftingService,
  ourDeployment,
  theFacts,
} from '../../support/builders/service-builders.ts';

const SEEN: PollHistory = { ...NO_POLLS, wasOursSeen: true };

const bothWhole = aShiftingService({
  running: 8,
  deployments: [ourDeployment({ running: 4, rolloutState: 'COMPLETED' }), anOldDeployment()],
});
const blueAgain = aShiftingService({
  deployments: [
    anOldDeployment({ status: 'PRIMARY' }),
    ourDeployment({ status: 'ACTIVE', running: 4, rolloutState: 'FAILED' }),
  ],
});

function judgeShift(service: ServiceRecord, deployment: Partial<ServiceDeploymentRecord> | undefined, atMs = 10_000) {
  const serviceDeployment = deployment === undefined ? undefined : aServiceDeployment(deployment);
  return judgeRollout(theFacts(), anObservation({ atMs, service, serviceDeployment }), SEEN);
}

describe('a deployment that shifts traffic', () => {
  test.each(['POST_SCALE_UP', 'PRODUCTION_TRAFFIC_SHIFT', 'BAKE_TIME', 'CLEAN_UP'])(
    'is not steady at %s, whatever its tasks and its deployment say',
    (lifecycleStage) => {
      expect(judgeShift(bothWhole, { lifecycleStage }).verdict).toBe('progressing');
    },
  );

  test('is steady when its service deployment is SUCCESSFUL', () => {
    expect(judgeShift(bothWhole, { status: 'SUCCESSFUL', lifecycleStage: 'CLEAN_UP' })).toEqual({
      verdict: 'steady',
      reason: 'web:2 is running: ECS completed deployment ecs-svc/1000000000000000002.',
    });
  });

  test('is judged by the deployment alone where service deployments may not be read', () => {
    expect(judgeShift(bothWhole, undefined).verdict).toBe('steady');
  });

  test('is rolled back once the old tasks have all traffic again, with the reason of ECS', () => {
    const cause = 'Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed.';

    const during = judgeShift(blueAgain, { status: 'ROLLBACK_IN_PROGRESS', statusReason: cause });
    const after = judgeShift(blueAgain, { status: 'ROLLBACK_SUCCESSFUL', statusReason: cause });

    expect([during, after]).toEqual([
      { verdict: 'progressing', reason: 'ECS is rolling back to web:1.' },
      {
        verdict: 'rolled-back',
        reason:
          'ECS failed the deployment of web:2 and rolled back to web:1 ' +
          '(Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed).',
      },
    ]);
  });

  test('has failed when its rollback failed', () => {
    expect(judgeShift(blueAgain, { status: 'ROLLBACK_FAILED' }).verdict).toBe('failed');
  });

  test('that failed at a hook waits for ECS to turn back, though no circuit breaker is set', () => {
    const service = aShiftingService({
      circuitBreaker: { enabled: false, rollback: false },
      deployments: [ourDeployment({ rolloutState: 'FAILED' }), anOldDeployment()],
    });

    expect(judgeShift(service, { hooks: [aPause({ status: 'TIMED_OUT' })] }).verdict).toBe('progressing');
  });
});

describe('the limit', () => {
  const limitMs = theFacts().limitMs;

  test('says that a pause was waiting', () => {
    const paused = { lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT', hooks: [aPause()] };

    expect([judgeShift(bothWhole, paused).verdict, judgeShift(bothWhole, paused, limitMs)]).toEqual([
      'progressing',
      {
        verdict: 'timed-out',
        reason:
          'web:2 was not steady within 30 minutes; it is paused at POST_TEST_TRAFFIC_SHIFT, waiting for approval.',
      },
    ]);
  });

  test('says which stage was reached', () => {
    expect(judgeShift(bothWhole, { lifecycleStage: 'BAKE_TIME' }, limitMs)).toEqual({
      verdict: 'timed-out',
      reason: 'web:2 was not steady within 30 minutes; it continues in ECS at BAKE_TIME.',
    });
  });
});
