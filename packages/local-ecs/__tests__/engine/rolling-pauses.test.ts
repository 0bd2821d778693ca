/**
 * PAUSE hooks of rolling updates. AWS announced them for all strategies and documents no stages of a rolling update:
 * that it has the stages without traffic is assumed.
 */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ANY_PORT, aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import { deploy, listDeployments, type SeenShift, seeShift } from '../support/generators/shift-stories.ts';

let ecs: VirtualEcs;

/** Two tasks of revision 1; the next deployment has these hooks. */
function open(stages: readonly string[], timeoutConfiguration?: JsonObject): void {
  ecs = new VirtualEcs();
  ecs.addInstances(4);
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...ANY_PORT, image: 'example/web:2' }));
  ecs.call('CreateService', aService({ taskDefinition: 'web:1' }));
  ecs.run();
  const timeout = timeoutConfiguration === undefined ? {} : { timeoutConfiguration };
  const lifecycleHooks = [{ targetType: 'PAUSE', lifecycleStages: stages, ...timeout }];
  ecs.call('UpdateService', { service: 'web', deploymentConfiguration: { lifecycleHooks } });
}

function waitingHook(): string {
  return String(seeShift(ecs).lifecycleHookDetails.find(({ status }) => status === 'AWAITING_ACTION')?.hookId);
}

function answer(action: 'CONTINUE' | 'ROLLBACK'): void {
  const serviceDeploymentArn = ecs.service().currentServiceDeployment;
  ecs.call('ContinueServiceDeployment', { serviceDeploymentArn, hookId: waitingHook(), action });
}

function see(): Pick<SeenShift, 'status' | 'lifecycleStage'> {
  const { status, lifecycleStage } = seeShift(ecs);
  return { status, ...(lifecycleStage === undefined ? {} : { lifecycleStage }) };
}

describe('a pause before new tasks start', () => {
  beforeEach(() => {
    open(['PRE_SCALE_UP']);
    deploy(ecs);
    ecs.pass(600);
  });

  test('keeps the old tasks, and starts none', () => {
    expect(see()).toEqual({ status: 'IN_PROGRESS', lifecycleStage: 'PRE_SCALE_UP' });
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:2 0/0 IN_PROGRESS', 'ACTIVE web:1 2/2 COMPLETED']);
  });

  test('shifts no traffic', () => {
    expect(seeShift(ecs).targetServiceRevision).not.toHaveProperty('requestedProductionTrafficWeight');
  });

  test('continues with the rolling update', () => {
    answer('CONTINUE');
    ecs.run();

    expect(seeShift(ecs).status).toBe('SUCCESSFUL');
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:2 2/2 COMPLETED']);
  });

  test('rolls back on request', () => {
    answer('ROLLBACK');
    ecs.run();

    expect(seeShift(ecs).status).toBe('ROLLBACK_SUCCESSFUL');
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/2 COMPLETED']);
  });
});

describe('a pause after the new tasks have started', () => {
  beforeEach(() => {
    open(['POST_SCALE_UP'], { timeoutInMinutes: 30, action: 'CONTINUE' });
    deploy(ecs);
    ecs.pass(600);
  });

  test('comes once all tasks are replaced, and before the deployment is COMPLETED', () => {
    expect(see()).toEqual({ status: 'IN_PROGRESS', lifecycleStage: 'POST_SCALE_UP' });
    expect(listDeployments(ecs)[0]).toBe('PRIMARY web:2 2/2 IN_PROGRESS');
  });

  test('continues by itself when its time is over', () => {
    ecs.pass(1800);

    expect(seeShift(ecs).status).toBe('SUCCESSFUL');
  });

  test('rolls back on request', () => {
    answer('ROLLBACK');
    ecs.run();

    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/2 COMPLETED']);
  });
});

test('each of several pauses waits for an answer of its own', () => {
  open(['PRE_SCALE_UP', 'POST_SCALE_UP']);
  deploy(ecs);
  ecs.pass(600);
  const first = waitingHook();
  answer('CONTINUE');
  ecs.pass(600);

  expect(see()).toEqual({ status: 'IN_PROGRESS', lifecycleStage: 'POST_SCALE_UP' });
  expect(waitingHook()).not.toBe(first);
  answer('CONTINUE');
  ecs.run();
  expect(seeShift(ecs).status).toBe('SUCCESSFUL');
});

test('a deployment over one that is paused begins with the reconciliation', () => {
  open(['PRE_SCALE_UP']);
  deploy(ecs);
  ecs.pass(60);
  deploy(ecs, 'web:1');
  ecs.pass(600);
  answer('CONTINUE');
  ecs.run();

  expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/2 COMPLETED']);
});

test('a rollback has no pauses', () => {
  open(['PRE_SCALE_UP', 'POST_SCALE_UP']);
  deploy(ecs);
  ecs.pass(600);
  answer('CONTINUE');
  ecs.pass(600);
  ecs.call('StopServiceDeployment', {
    serviceDeploymentArn: ecs.service().currentServiceDeployment,
    stopType: 'ROLLBACK',
  });
  ecs.run();

  expect(seeShift(ecs).status).toBe('ROLLBACK_SUCCESSFUL');
  expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/2 COMPLETED']);
});
