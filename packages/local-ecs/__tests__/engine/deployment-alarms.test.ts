import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aConfiguration, aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

function withAlarms(alarms: JsonObject = {}, more: JsonObject = {}): JsonObject {
  return aConfiguration(100, 200, {
    alarms: { alarmNames: ['errors', 'latency'], enable: true, rollback: true, ...alarms },
    bakeTimeInMinutes: 5,
    ...more,
  });
}

/** Two tasks of revision 1, steady; revision 2 is registered and starts correctly. */
function twoSteady(configuration: JsonObject): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(4);
  ecs.call('RegisterTaskDefinition', aTaskDefinition());
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ image: 'example/web:2' }));
  ecs.call('CreateService', aService({ taskDefinition: 'web:1', ...configuration }));
  ecs.run();
  return ecs;
}

function update(ecs: VirtualEcs, taskDefinition = 'web:2'): string {
  ecs.call('UpdateService', { service: 'web', taskDefinition });
  return ecs.service().currentServiceDeployment;
}

function raise(ecs: VirtualEcs, name: string): void {
  ecs.send({ kind: 'put-alarm', name, state: 'ALARM' });
}

describe('deployment alarms', () => {
  test('an alarm during the rollout fails it, and the old deployment is restored', () => {
    const ecs = twoSteady(withAlarms());
    const old = ecs.service().deployments[0]?.id;
    const arn = update(ecs);
    const ours = ecs.service().deployments[0]?.id;
    ecs.pass(30);

    raise(ecs, 'latency');
    ecs.run();

    expect(ecs.service().deployments.map(({ id, rolloutState }) => [id, rolloutState])).toEqual([[old, 'COMPLETED']]);
    expect(ecs.service().taskDefinition).toMatch(/web:1$/);
    expect(ecs.serviceDeployment(arn)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      alarms: { status: 'TRIGGERED', alarmNames: ['errors', 'latency'], triggeredAlarmNames: ['latency'] },
    });
    const texts = ecs.events();
    const failedAt = texts.indexOf(`(service web) (deployment ${ours}) deployment failed: alarm detected.`);
    expect(texts[failedAt + 1]).toBe(`(service web) rolling back to deployment ${old}.`);
  });

  test('an alarm during the bake time fails it too, though every old task is gone', () => {
    const ecs = twoSteady(withAlarms());
    const arn = update(ecs);
    ecs.pass(240);
    const baking = ecs.service().deployments.map((one) => [one.status, one.runningCount, one.rolloutState]);

    raise(ecs, 'errors');
    ecs.run();

    expect(baking).toEqual([
      ['PRIMARY', 2, 'IN_PROGRESS'],
      ['ACTIVE', 0, 'COMPLETED'],
    ]);
    expect(ecs.serviceDeployment(arn).status).toBe('ROLLBACK_SUCCESSFUL');
    expect([ecs.service().taskDefinition.slice(-5), ecs.service().runningCount]).toEqual(['web:1', 2]);
  });

  test.each([
    { name: 'five minutes as requested', bake: { bakeTimeInMinutes: 5 }, seconds: 300 },
    { name: 'no bake time when 0 is requested', bake: { bakeTimeInMinutes: 0 }, seconds: 0 },
  ])('the rollout completes after the bake time: $name', ({ bake, seconds }) => {
    const [ecs, plain] = [twoSteady(withAlarms({}, bake)), twoSteady(withAlarms({ enable: false }, bake))];
    for (const one of [ecs, plain]) {
      update(one);
      one.run();
    }

    const [baked = 0, unbaked = 0] = [ecs, plain].map((one) => {
      const { createdAt, finishedAt } = seeCurrent(one);
      return Number(finishedAt) - Number(createdAt);
    });
    expect(baked - unbaked).toBe(seconds);
    expect(seeCurrent(ecs)).toMatchObject({ status: 'SUCCESSFUL', alarms: { status: 'MONITORING_COMPLETE' } });
  });

  test('an alarm after the deployment has completed changes nothing', () => {
    const ecs = twoSteady(withAlarms());
    update(ecs);
    ecs.run();

    raise(ecs, 'errors');
    ecs.run();

    expect(seeCurrent(ecs).status).toBe('SUCCESSFUL');
    expect(ecs.service().taskDefinition).toMatch(/web:2$/);
  });

  test('an alarm that is in ALARM when the deployment starts turns the watch off for all of it', () => {
    const ecs = twoSteady(withAlarms());
    raise(ecs, 'errors');
    const arn = update(ecs);
    ecs.pass(20);

    raise(ecs, 'latency');
    ecs.run();

    expect(ecs.serviceDeployment(arn)).toMatchObject({ status: 'SUCCESSFUL', alarms: { triggeredAlarmNames: [] } });
    expect(ecs.service().taskDefinition).toMatch(/web:2$/);
  });

  test('without rollback the deployment stays failed, and running tasks continue', () => {
    const ecs = twoSteady(withAlarms({ rollback: false }));
    const arn = update(ecs);
    ecs.pass(20);

    raise(ecs, 'errors');
    ecs.run();

    expect(ecs.service().deployments.map((one) => [one.status, one.rolloutState])).toEqual([
      ['PRIMARY', 'FAILED'],
      ['ACTIVE', 'COMPLETED'],
    ]);
    expect(ecs.service().runningCount).toBeGreaterThanOrEqual(2);
    expect(ecs.serviceDeployment(arn).status).toBe('STOPPED');
  });

  test.each([
    { name: 'other alarms than its own', alarms: {}, raised: 'disk' },
    { name: 'its alarms when they are not enabled', alarms: { enable: false }, raised: 'errors' },
  ])('a rollout does not mind $name', ({ alarms, raised }) => {
    const ecs = twoSteady(withAlarms(alarms));
    const arn = update(ecs);
    ecs.pass(20);

    raise(ecs, raised);
    ecs.run();

    expect(ecs.serviceDeployment(arn).status).toBe('SUCCESSFUL');
  });
});

describe('alarms and the circuit breaker together', () => {
  const both = { deploymentCircuitBreaker: { enable: true, rollback: true } };

  test.each([
    { name: 'the alarm', pulls: false, event: 'alarm detected', breaker: 'MONITORING_COMPLETE', alarms: 'TRIGGERED' },
    {
      name: 'the circuit breaker',
      pulls: true,
      event: 'tasks failed to start',
      breaker: 'TRIGGERED',
      alarms: 'MONITORING_COMPLETE',
    },
  ])('the first to fire decides: $name', ({ pulls, event, breaker, alarms }) => {
    const ecs = twoSteady(withAlarms({}, both));
    if (pulls) ecs.play({ image: 'example/web:2', pullFails: 'not found' });
    const arn = update(ecs);
    ecs.pass(pulls ? 60 : 20);

    raise(ecs, 'errors');
    ecs.run();

    expect(ecs.serviceDeployment(arn)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      deploymentCircuitBreaker: { status: breaker },
      alarms: { status: alarms },
    });
    expect(ecs.events().filter((text) => text.includes('deployment failed'))).toEqual([
      expect.stringContaining(`deployment failed: ${event}.`),
    ]);
  });
});

describe('where nothing is documented of deployment alarms, the local ECS', () => {
  test('does not let another alarm stop a rollback', () => {
    const ecs = twoSteady(withAlarms());
    const arn = update(ecs);
    ecs.pass(20);
    raise(ecs, 'errors');
    ecs.pass(10);

    raise(ecs, 'latency');
    ecs.run();

    expect(ecs.serviceDeployment(arn)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      alarms: { triggeredAlarmNames: ['errors'] },
    });
  });
});

function seeCurrent(ecs: VirtualEcs): JsonObject {
  return ecs.serviceDeployment(ecs.service().currentServiceDeployment);
}
