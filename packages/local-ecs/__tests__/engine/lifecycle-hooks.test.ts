import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { HookBehaviour } from '../../src/engine/contract.ts';
import { VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import {
  createShifting,
  deploy,
  follow,
  listDeployments,
  runUntilStage,
  seeShift,
} from '../support/generators/shift-stories.ts';

const LAMBDA = 'arn:aws:lambda:eu-west-1:123456789012:function:check';

function aLambda(...lifecycleStages: readonly string[]): JsonObject {
  return { hookTargetArn: LAMBDA, roleArn: 'arn:aws:iam::123456789012:role/hooks', lifecycleStages };
}

function aPause(stage: string, timeoutConfiguration?: JsonObject): JsonObject {
  const timeout = timeoutConfiguration === undefined ? {} : { timeoutConfiguration };
  return { targetType: 'PAUSE', lifecycleStages: [stage], ...timeout };
}

function blueGreen(...lifecycleHooks: readonly JsonObject[]): JsonObject {
  return { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1, lifecycleHooks };
}

/** Revision 1 is running, created without hooks. The next deployment has them. */
function steady(configuration: JsonObject): VirtualEcs {
  const ecs = new VirtualEcs();
  createShifting(ecs, blueGreen());
  ecs.run();
  ecs.call('UpdateService', { service: 'web', deploymentConfiguration: configuration });
  return ecs;
}

function playHook(ecs: VirtualEcs, behaviour: Omit<HookBehaviour, 'target'>): void {
  ecs.send({ kind: 'put-scenario', scenario: { images: [], hooks: [{ target: '*:check', ...behaviour }] } });
}

function readPauseId(ecs: VirtualEcs): string {
  return seeShift(ecs).lifecycleHookDetails.find(({ status }) => status === 'AWAITING_ACTION')?.hookId ?? '';
}

describe('a PAUSE hook', () => {
  test('blocks the deployment at its stage, with its timeout', () => {
    const ecs = steady(blueGreen(aPause('POST_TEST_TRAFFIC_SHIFT')));
    deploy(ecs);
    runUntilStage(ecs, 'POST_TEST_TRAFFIC_SHIFT');
    const since = ecs.now;

    ecs.pass(3600);

    expect(seeShift(ecs)).toMatchObject({
      status: 'IN_PROGRESS',
      lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT',
      lifecycleHookDetails: [
        {
          hookId: expect.stringMatching(/^ecs-pause-[\w-]{43}$/),
          targetType: 'PAUSE',
          status: 'AWAITING_ACTION',
          expiresAt: since / 1000 + 24 * 3600,
          timeoutAction: 'ROLLBACK',
        },
      ],
    });
    expect(seeShift(ecs).lifecycleHookDetails[0]).not.toHaveProperty('targetArn');
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:2 2/2 IN_PROGRESS', 'ACTIVE web:1 2/2 COMPLETED']);
  });

  test.each([
    {
      name: 'CONTINUE continues it',
      action: { action: 'CONTINUE' },
      hook: 'SUCCEEDED',
      status: 'SUCCESSFUL',
      serves: 'web:2',
    },
    { name: 'no action is CONTINUE', action: {}, hook: 'SUCCEEDED', status: 'SUCCESSFUL', serves: 'web:2' },
    {
      name: 'ROLLBACK sends it back',
      action: { action: 'ROLLBACK' },
      hook: 'FAILED',
      status: 'ROLLBACK_SUCCESSFUL',
      serves: 'web:1',
    },
  ])('ContinueServiceDeployment: $name', ({ action, hook, status, serves }) => {
    const ecs = steady(blueGreen(aPause('POST_SCALE_UP')));
    const serviceDeploymentArn = deploy(ecs);
    runUntilStage(ecs, 'POST_SCALE_UP');

    const answer = ecs.call('ContinueServiceDeployment', { serviceDeploymentArn, hookId: readPauseId(ecs), ...action });
    ecs.run();

    expect(answer).toEqual({ serviceDeploymentArn });
    expect(seeShift(ecs, serviceDeploymentArn)).toMatchObject({ status, lifecycleHookDetails: [{ status: hook }] });
    expect(listDeployments(ecs)).toEqual([`PRIMARY ${serves} 2/2 COMPLETED`]);
  });

  test.each([
    { name: 'to roll back by default', timeout: { timeoutInMinutes: 30 }, status: 'ROLLBACK_SUCCESSFUL' },
    {
      name: 'to continue when configured',
      timeout: { timeoutInMinutes: 30, action: 'CONTINUE' },
      status: 'SUCCESSFUL',
    },
  ])('times out, $name', ({ timeout, status }) => {
    const ecs = steady(blueGreen(aPause('POST_SCALE_UP', timeout)));
    const arn = deploy(ecs);
    runUntilStage(ecs, 'POST_SCALE_UP');
    ecs.pass(1790);
    const before = seeShift(ecs, arn).lifecycleHookDetails[0]?.status;

    ecs.run();

    expect(before).toBe('AWAITING_ACTION');
    expect(seeShift(ecs, arn)).toMatchObject({ status, lifecycleHookDetails: [{ status: 'TIMED_OUT' }] });
  });

  test('does not outlive a stop of the deployment', () => {
    const ecs = steady(blueGreen(aPause('POST_SCALE_UP')));
    const serviceDeploymentArn = deploy(ecs);
    runUntilStage(ecs, 'POST_SCALE_UP');
    const hookId = readPauseId(ecs);

    ecs.call('StopServiceDeployment', { serviceDeploymentArn });
    const late = ecs.ask('ContinueServiceDeployment', { serviceDeploymentArn, hookId });
    ecs.run();

    expect(late).toMatchObject({ ok: false, type: 'InvalidParameterException' });
    expect(seeShift(ecs, serviceDeploymentArn).status).toBe('ROLLBACK_SUCCESSFUL');
  });

  test.each([
    { name: 'an unknown hook', change: { hookId: 'ecs-pause-x' }, type: 'InvalidParameterException' },
    { name: 'an unknown action', change: { action: 'WAIT' }, type: 'InvalidParameterException' },
    {
      name: 'an unknown service deployment',
      change: { serviceDeploymentArn: 'arn:x' },
      type: 'ServiceDeploymentNotFoundException',
    },
  ])('ContinueServiceDeployment refuses $name', ({ change, type }) => {
    const ecs = steady(blueGreen(aPause('POST_SCALE_UP')));
    const serviceDeploymentArn = deploy(ecs);
    runUntilStage(ecs, 'POST_SCALE_UP');

    const answer = ecs.ask('ContinueServiceDeployment', { serviceDeploymentArn, hookId: readPauseId(ecs), ...change });

    expect(answer).toMatchObject({ ok: false, type });
    expect(readPauseId(ecs)).not.toBe('');
  });
});

describe('a Lambda hook', () => {
  test('that succeeds continues the deployment', () => {
    const ecs = steady(blueGreen(aLambda('PRE_SCALE_UP', 'POST_SCALE_UP')));
    deploy(ecs);

    ecs.run();

    const hook = { targetType: 'AWS_LAMBDA', targetArn: LAMBDA, status: 'SUCCEEDED' };
    expect(seeShift(ecs)).toMatchObject({ status: 'SUCCESSFUL', lifecycleHookDetails: [hook, hook] });
  });

  test('that fails rolls back, and the reason names stage and target', () => {
    const ecs = steady(blueGreen(aLambda('PRE_SCALE_UP')));
    playHook(ecs, { outcome: 'FAILED' });
    const arn = deploy(ecs);

    ecs.run();

    const reason = `Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed. Lifecycle hook target ${LAMBDA} returned FAILED status.`;
    expect(seeShift(ecs, arn)).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL', statusReason: reason });
    expect(ecs.events()).toContain(`(service web) deployment failed: ${reason}`);
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/2 COMPLETED']);
  });

  test('that takes time blocks the stage as long', () => {
    const ecs = steady(blueGreen(aLambda('POST_SCALE_UP')));
    playHook(ecs, { outcome: 'SUCCEEDED', afterMs: 120_000 });
    deploy(ecs);
    runUntilStage(ecs, 'POST_SCALE_UP');
    const from = ecs.now;

    runUntilStage(ecs, 'TEST_TRAFFIC_SHIFT');

    expect(ecs.now - from).toBe(120_000);
  });

  test('that never ends times out and rolls back', () => {
    const hook = { ...aLambda('POST_SCALE_UP'), timeoutConfiguration: { timeoutInMinutes: 20 } };
    const ecs = steady(blueGreen(hook));
    playHook(ecs, { outcome: 'IN_PROGRESS' });
    const arn = deploy(ecs);
    runUntilStage(ecs, 'POST_SCALE_UP');
    ecs.pass(600);
    const meanwhile = seeShift(ecs, arn).lifecycleHookDetails[0]?.status;

    ecs.run();

    expect(meanwhile).toBe('IN_PROGRESS');
    expect(seeShift(ecs, arn)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      lifecycleHookDetails: [{ status: 'TIMED_OUT' }],
    });
  });

  test('of the production shift runs at every step of a linear deployment, and once more during the rollback', () => {
    const linear = {
      strategy: 'LINEAR',
      linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 1 },
      bakeTimeInMinutes: 5,
      lifecycleHooks: [aLambda('PRODUCTION_TRAFFIC_SHIFT')],
    };
    const ecs = steady(linear);
    const serviceDeploymentArn = deploy(ecs);
    runUntilStage(ecs, 'BAKE_TIME');
    const forward = seeShift(ecs).lifecycleHookDetails.length;

    ecs.call('StopServiceDeployment', { serviceDeploymentArn });
    ecs.run();

    expect([forward, seeShift(ecs, serviceDeploymentArn).lifecycleHookDetails.length]).toEqual([2, 3]);
    expect(seeShift(ecs, serviceDeploymentArn).status).toBe('ROLLBACK_SUCCESSFUL');
  });

  test('of a first deployment fails it for good: there is nothing to go back to', () => {
    const ecs = new VirtualEcs();
    playHook(ecs, { outcome: 'FAILED' });
    createShifting(ecs, blueGreen(aLambda('PRE_SCALE_UP')));

    ecs.run();

    expect(seeShift(ecs)).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback',
    });
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 0/0 FAILED']);
  });
});

describe('where nothing is documented of lifecycle hooks, the local ECS', () => {
  test('fails the rollback when a hook fails during it', () => {
    const ecs = steady(blueGreen(aLambda('PRODUCTION_TRAFFIC_SHIFT')));
    const serviceDeploymentArn = deploy(ecs);
    runUntilStage(ecs, 'BAKE_TIME');
    playHook(ecs, { outcome: 'FAILED' });

    ecs.call('StopServiceDeployment', { serviceDeploymentArn });
    const statuses = follow(ecs, () => seeShift(ecs, serviceDeploymentArn).status);

    expect(statuses).toEqual(['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_FAILED']);
  });
});
