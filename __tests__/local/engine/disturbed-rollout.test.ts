import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/json.ts';
import { deploy, listFleets, seeShift } from '../../support/shift-stories.ts';
import {
  aConfiguration,
  aService,
  aTaskDefinition,
  BREAKER_WITH_ROLLBACK,
  VirtualEcs,
} from '../../support/virtual-ecs.ts';

/** Revision 1 serves; revision 2 is registered. */
function steady(desiredCount: number, configuration: JsonObject): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(4);
  ecs.call('RegisterTaskDefinition', aTaskDefinition());
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ image: 'example/web:2' }));
  ecs.call('CreateService', aService({ taskDefinition: 'web:1', desiredCount, ...configuration }));
  ecs.run();
  return ecs;
}

describe('a rollback', () => {
  test('whose old image is gone fails too, and nothing is left to run', () => {
    const ecs = steady(2, aConfiguration(0, 100, BREAKER_WITH_ROLLBACK));
    ecs.play({ image: 'example/web:*', pullFails: 'not found' });
    const arn = deploy(ecs);

    ecs.run();

    expect(seeShift(ecs, arn)).toMatchObject({ status: 'ROLLBACK_FAILED' });
    expect(listFleets(ecs)).toEqual(['PRIMARY web:1 2/0 FAILED']);
    expect(ecs.events().filter((text) => text.includes('deployment failed'))).toHaveLength(2);
  });

  test('that failed is mended by the next deployment', () => {
    const ecs = steady(2, aConfiguration(0, 100, BREAKER_WITH_ROLLBACK));
    ecs.play({ image: 'example/web:*', pullFails: 'not found' });
    deploy(ecs);
    ecs.run();
    ecs.play();

    const arn = deploy(ecs);
    ecs.run();

    expect([seeShift(ecs, arn).status, listFleets(ecs)]).toEqual(['SUCCESSFUL', ['PRIMARY web:2 2/2 COMPLETED']]);
  });
});

describe('a desired count that changes in the middle of a rollout', () => {
  test.each([
    { name: 'up: the new revision gets the missing tasks', to: 7 },
    { name: 'down: the rollout ends with as many as are still wanted', to: 2 },
    { name: 'to nothing', to: 0 },
  ])('$name', ({ to }) => {
    const ecs = steady(4, aConfiguration(50, 150));
    const arn = deploy(ecs);
    ecs.pass(30);
    const during = listFleets(ecs).length;

    ecs.call('UpdateService', { service: 'web', desiredCount: to });
    ecs.run();

    expect(during).toBe(2);
    expect(ecs.service().currentServiceDeployment).toBe(arn);
    expect([seeShift(ecs).status, listFleets(ecs)]).toEqual(['SUCCESSFUL', [`PRIMARY web:2 ${to}/${to} COMPLETED`]]);
  });

  test('up during a rollback: the old revision gets the missing tasks', () => {
    const ecs = steady(2, aConfiguration(100, 200));
    const arn = deploy(ecs);
    ecs.pass(30);
    ecs.call('StopServiceDeployment', { serviceDeploymentArn: arn });
    ecs.pass(10);

    ecs.call('UpdateService', { service: 'web', desiredCount: 5 });
    ecs.run();

    expect([seeShift(ecs, arn).status, listFleets(ecs)]).toEqual([
      'ROLLBACK_SUCCESSFUL',
      ['PRIMARY web:1 5/5 COMPLETED'],
    ]);
  });
});

describe('a service that is deleted in the middle of a rollout', () => {
  test('loses the tasks of both revisions, and its deployment is stopped', () => {
    const ecs = steady(2, aConfiguration(100, 200));
    const arn = deploy(ecs);
    ecs.pass(30);
    const running = ecs.service().runningCount;

    ecs.call('DeleteService', { service: 'web', force: true });
    const draining = ecs.service().status;
    ecs.run();

    expect(running).toBeGreaterThan(2);
    expect([draining, ecs.service().status, ecs.taskArns()]).toEqual(['DRAINING', 'INACTIVE', []]);
    expect(seeShift(ecs, arn).status).toBe('STOPPED');
  });
});

describe('a person who stops tasks in the middle of a rollout', () => {
  test.each([
    { name: 'new ones', revision: 'web:2' },
    { name: 'old ones', revision: 'web:1' },
  ])('stops $name: they are made up for, the rollout completes, and no failure is counted', ({ revision }) => {
    const ecs = steady(3, aConfiguration(100, 200, BREAKER_WITH_ROLLBACK));
    const arn = deploy(ecs);
    ecs.pass(25);
    const chosen = ecs.taskArns().filter((task) => ecs.state.tasks.get(task)?.revisionArn.endsWith(revision));

    for (const task of chosen) ecs.call('StopTask', { task, reason: 'by hand' });
    ecs.run();

    expect(chosen.length).toBeGreaterThan(0);
    expect(seeShift(ecs, arn)).toMatchObject({
      status: 'SUCCESSFUL',
      deploymentCircuitBreaker: { status: 'MONITORING_COMPLETE', failureCount: 0 },
    });
    expect(listFleets(ecs)).toEqual(['PRIMARY web:2 3/3 COMPLETED']);
  });
});
