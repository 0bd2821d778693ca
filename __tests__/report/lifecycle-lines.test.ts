import { describe, expect, test } from '@jest/globals';
import type { LifecycleChange } from '../../src/follow/lifecycle-events.ts';
import type { LifecycleHook } from '../../src/ports/service-records.ts';
import { describeLifecycle, listAnswers, renderLifecycle } from '../../src/report/lifecycle-lines.ts';
import { aPause, aServiceDeployment } from '../support/builders/service-builders.ts';

const ARN = aServiceDeployment().arn;

function hookChanged(hook: LifecycleHook, stage?: string): LifecycleChange {
  const where = stage === undefined ? {} : { stage };
  return { type: 'hook-changed', service: 'web', atMs: 0, serviceDeploymentArn: ARN, hook, ...where };
}

describe('a pause', () => {
  test.each([
    { name: 'after which ECS rolls back', change: {}, words: '; at 2026-11-04 22:03 UTC ECS rolls back' },
    {
      name: 'after which ECS continues',
      change: { timeoutAction: 'CONTINUE' },
      words: '; at 2026-11-04 22:03 UTC ECS continues by itself',
    },
    {
      name: 'with an end that is not known',
      change: { timeoutAction: 'ESCALATE' },
      words: '; at 2026-11-04 22:03 UTC ECS does: ESCALATE',
    },
  ])('$name says so', ({ change, words }) => {
    const event = hookChanged(aPause(change), 'POST_SCALE_UP');

    expect(describeLifecycle(event)).toBe(`paused at POST_SCALE_UP, waiting for approval${words}`);
  });

  test('without an end has none', () => {
    const { id, status } = aPause();

    expect(describeLifecycle(hookChanged({ id, status }))).toBe('paused, waiting for approval');
  });

  test('comes with the exact commands that end it, and none when it is over', () => {
    const command =
      `aws ecs continue-service-deployment --service-deployment-arn ${ARN} ` +
      '--hook-id ecs-pause-abcdefghij --action';

    expect(listAnswers(hookChanged(aPause()))).toEqual([
      `Continue: ${command} CONTINUE`,
      `Roll back: ${command} ROLLBACK`,
    ]);
    expect(listAnswers(hookChanged(aPause({ status: 'SUCCEEDED' })))).toEqual([]);
  });

  test('keeps what ECS names it by as one word of a shell', () => {
    const [answer] = listAnswers(hookChanged(aPause({ id: 'a; rm -rf ~' })));

    expect(answer).toMatch(/ --hook-id 'a; rm -rf ~' --action CONTINUE$/);
  });

  test('that ran out of time is named by its id', () => {
    const event = hookChanged(aPause({ status: 'TIMED_OUT' }), 'POST_SCALE_UP');

    expect(describeLifecycle(event)).toBe('lifecycle pause ecs-pause-abcdefghij at POST_SCALE_UP: TIMED_OUT');
  });
});

test('a hook that fails is named by its function, in the words of ECS', () => {
  const hook = {
    id: 'ecs-lambda-1',
    status: 'FAILED',
    targetArn: 'arn:aws:lambda:eu-west-1:111122223333:function:check',
  };

  expect(renderLifecycle(hookChanged(hook, 'POST_TEST_TRAFFIC_SHIFT'))).toEqual([
    {
      kind: 'text',
      tone: 'doubtful',
      text: 'Service web: lifecycle hook arn:aws:lambda:eu-west-1:111122223333:function:check at POST_TEST_TRAFFIC_SHIFT: FAILED',
    },
  ]);
});

test('traffic is reported once it moves, and on the rollback', () => {
  const stage = { type: 'stage-entered', service: 'web', atMs: 0, stage: 'PRODUCTION_TRAFFIC_SHIFT' } as const;

  expect([
    describeLifecycle({ ...stage, isBack: false, traffic: 0 }),
    describeLifecycle({ ...stage, isBack: false, traffic: 10 }),
    describeLifecycle({ ...stage, isBack: true, traffic: 0 }),
  ]).toEqual([
    'stage PRODUCTION_TRAFFIC_SHIFT',
    'stage PRODUCTION_TRAFFIC_SHIFT, 10% of traffic on new tasks',
    'rolling back, stage PRODUCTION_TRAFFIC_SHIFT, 0% of traffic on new tasks',
  ]);
});
