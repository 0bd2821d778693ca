import { describe, expect, test } from '@jest/globals';
import { toServiceDeploymentArn } from '@slipway/ecs-rules/arns';
import { chooseAnswer } from '../../../src/drivers/ecs/choose-answer.ts';
import type { AnswerRequest } from '../../../src/ports/pause-answer.ts';
import type { ServiceDeploymentRecord } from '../../../src/ports/service-records.ts';
import {
  anOldDeployment,
  aPause,
  aServiceDeployment,
  aShiftingService,
  ourDeployment,
} from '../../support/builders/service-builders.ts';

const service = aShiftingService({ deployments: [ourDeployment(), anOldDeployment()] });
const { id: HOOK } = aPause();
const { arn: ARN } = aServiceDeployment();
const OTHER_ARN = toServiceDeploymentArn(`${ARN}0`);
const answered = aPause({ status: 'SUCCEEDED' });

function choose(deployment: Partial<ServiceDeploymentRecord>, request: Partial<AnswerRequest> = {}) {
  const waiting = { lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT', hooks: [aPause()] };
  return chooseAnswer(
    { service, deployment: aServiceDeployment({ ...waiting, ...deployment }) },
    { action: 'continue', ...request },
  );
}

function reasonOf(plan: ReturnType<typeof chooseAnswer>): string {
  if (plan.kind === 'refuse') return plan.error.message;
  return plan.kind === 'follow' ? plan.why : '';
}

describe('an answer is sent', () => {
  test.each<readonly [string, Partial<AnswerRequest>]>([
    ['to the hook that waits, when nothing is named', {}],
    ['to the hook that is named', { hookId: HOOK }],
    ['to the deployment that is named', { serviceDeploymentArn: ARN }],
  ])('%s', (_, request) => {
    expect(choose({}, request)).toEqual({ kind: 'answer', hookId: HOOK });
  });

  test('to the pause and not to a hook function that waits', () => {
    const lambda = aPause({ id: 'ecs-lambda-1', targetArn: 'arn:aws:lambda:eu-west-1:111122223333:function:check' });

    expect(choose({ hooks: [lambda, aPause()] })).toEqual({ kind: 'answer', hookId: HOOK });
  });

  test('to the pause that waits, and not to the one before', () => {
    expect(choose({ hooks: [aPause({ id: 'first', status: 'SUCCEEDED' }), aPause()] })).toMatchObject({ hookId: HOOK });
  });
});

describe('no answer is sent, and the deployment is followed,', () => {
  test.each([
    ['when it was continued', answered, `Lifecycle hook ${HOOK} was already answered: continue.`],
    ['when it was refused', aPause({ status: 'FAILED' }), `Lifecycle hook ${HOOK} was already answered: roll back.`],
    ['when it timed out', aPause({ status: 'TIMED_OUT' }), `Lifecycle hook ${HOOK} timed out: ECS rolls back.`],
    [
      'when it timed out and ECS continues',
      aPause({ status: 'TIMED_OUT', timeoutAction: 'CONTINUE' }),
      `Lifecycle hook ${HOOK} timed out: ECS continues.`,
    ],
    ['when its status is unknown', aPause({ status: 'SKIPPED' }), `Lifecycle hook ${HOOK} is SKIPPED.`],
  ])('%s', (_, hook, why) => {
    expect(choose({ hooks: [hook] })).toEqual({ kind: 'follow', hookId: HOOK, why });
  });

  test('when ECS already rolls back', () => {
    expect(choose({ status: 'ROLLBACK_REQUESTED' })).toEqual({
      kind: 'follow',
      hookId: HOOK,
      why: `Service deployment ${ARN} is ROLLBACK_REQUESTED.`,
    });
  });

  test.each<readonly [string, Partial<AnswerRequest>]>([
    ['by its ARN', { serviceDeploymentArn: ARN }],
    ['by its hook', { hookId: HOOK }],
  ])('when it is over and named %s', (_, request) => {
    const plan = choose({ status: 'SUCCESSFUL', hooks: [answered] }, request);

    expect([plan.kind, reasonOf(plan)]).toEqual([
      'follow',
      expect.stringContaining(`Service deployment ${ARN} is already SUCCESSFUL.`),
    ]);
  });
});

describe('an answer is refused', () => {
  test('to another deployment than the current one, naming both', () => {
    expect(reasonOf(choose({}, { serviceDeploymentArn: OTHER_ARN }))).toBe(
      `Service web has another deployment now: ${ARN} of web:2, not ${OTHER_ARN}.`,
    );
  });

  test.each<readonly [string, Partial<ServiceDeploymentRecord>, Partial<AnswerRequest>, string]>([
    ['to a deployment that is over and not named', { status: 'SUCCESSFUL' }, {}, 'has no deployment in progress'],
    ['to a hook of another deployment', {}, { hookId: 'ecs-pause-other' }, 'has no lifecycle hook ecs-pause-other'],
    ['where nothing has waited yet', { hooks: [] }, {}, 'does not wait at a PAUSE lifecycle hook (stage POST_TEST'],
    ['where several hooks wait', { hooks: [aPause(), aPause({ id: 'b' })] }, {}, `several hooks: ${HOOK}, b.`],
  ])('%s', (_, deployment, request, words) => {
    const plan = choose(deployment, request);

    expect([plan.kind, reasonOf(plan)]).toEqual(['refuse', expect.stringContaining(words)]);
  });

  test('to a service without a service deployment', () => {
    expect(chooseAnswer({ service, deployment: undefined }, { action: 'continue' }).kind).toBe('refuse');
  });
});
