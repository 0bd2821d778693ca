import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  aConfiguration,
  aService,
  aTaskDefinition,
  BREAKER_ALONE,
  BREAKER_WITH_ROLLBACK,
  VirtualEcs,
} from '../support/fakes/virtual-ecs.ts';
import { deploy, listDeployments, seeShift } from '../support/generators/shift-stories.ts';

/** Revision 1 is running; revision 2 is registered. */
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
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/0 FAILED']);
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

    expect([seeShift(ecs, arn).status, listDeployments(ecs)]).toEqual(['SUCCESSFUL', ['PRIMARY web:2 2/2 COMPLETED']]);
  });
});

describe('the deployment that a rollback returns to', () => {
  /** Revision 2 has failed, and the last task of revision 1 has stopped. */
  function failWithoutRollback(): VirtualEcs {
    const ecs = steady(1, aConfiguration(0, 100, BREAKER_ALONE));
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ image: 'example/web:3' }));
    ecs.play({ image: 'example/web:2', pullFails: 'not found' });
    deploy(ecs);
    ecs.run();
    return ecs;
  }

  test('is the last one that completed, even without tasks and after later failures', () => {
    const ecs = failWithoutRollback();
    const failed = listDeployments(ecs);
    const arn = deploy(ecs, 'web:3');
    ecs.pass(5);

    ecs.call('StopServiceDeployment', { serviceDeploymentArn: arn });
    ecs.run();

    expect(failed).toEqual(['PRIMARY web:2 1/0 FAILED']);
    expect([seeShift(ecs, arn).status, listDeployments(ecs)]).toEqual([
      'ROLLBACK_SUCCESSFUL',
      ['PRIMARY web:1 1/1 COMPLETED'],
    ]);
  });

  test('may be of a revision that was deregistered meanwhile', () => {
    const ecs = steady(2, aConfiguration(0, 100, BREAKER_WITH_ROLLBACK));
    ecs.call('DeregisterTaskDefinition', { taskDefinition: 'web:1' });
    ecs.play({ image: 'example/web:2', pullFails: 'not found' });
    const arn = deploy(ecs);

    ecs.run();

    expect([seeShift(ecs, arn).status, listDeployments(ecs)]).toEqual([
      'ROLLBACK_SUCCESSFUL',
      ['PRIMARY web:1 2/2 COMPLETED'],
    ]);
  });

  test('is no deployment that was overtaken before it completed', () => {
    const ecs = steady(2, aConfiguration(100, 200));
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ image: 'example/web:3' }));
    deploy(ecs);
    ecs.pass(30);
    const arn = deploy(ecs, 'web:3');
    ecs.pass(30);

    ecs.call('StopServiceDeployment', { serviceDeploymentArn: arn });
    ecs.run();

    expect([seeShift(ecs, arn).status, listDeployments(ecs)]).toEqual([
      'ROLLBACK_SUCCESSFUL',
      ['PRIMARY web:1 2/2 COMPLETED'],
    ]);
  });
});

describe('a rollback that is overtaken by an update', () => {
  test('has failed, and the update goes through with three deployments at first', () => {
    const ecs = steady(2, aConfiguration(100, 200));
    const arn = deploy(ecs);
    ecs.pass(30);
    ecs.call('StopServiceDeployment', { serviceDeploymentArn: arn });
    ecs.pass(10);
    const rollingBack = [seeShift(ecs, arn).status, listDeployments(ecs).map((line) => line.slice(0, 13))];

    const next = deploy(ecs);
    const begun = listDeployments(ecs);
    ecs.run();

    expect(rollingBack).toEqual(['ROLLBACK_IN_PROGRESS', ['PRIMARY web:1', 'ACTIVE web:2 ']]);
    expect(begun).toEqual(['PRIMARY web:2 0/0 IN_PROGRESS', 'ACTIVE web:1 2/2 IN_PROGRESS', 'ACTIVE web:2 2/2 FAILED']);
    expect([arn, next].map((one) => seeShift(ecs, one).status)).toEqual(['ROLLBACK_FAILED', 'SUCCESSFUL']);
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:2 2/2 COMPLETED']);
  });

  test('leaves nothing to return to until it completes', () => {
    const ecs = steady(2, aConfiguration(100, 200));
    ecs.call('StopServiceDeployment', { serviceDeploymentArn: deploy(ecs) });
    ecs.pass(10);
    const arn = deploy(ecs);
    ecs.pass(20);

    ecs.call('StopServiceDeployment', { serviceDeploymentArn: arn });
    ecs.run();

    expect(seeShift(ecs, arn)).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback',
    });
  });
});

describe('StopServiceDeployment', () => {
  test.each([
    { name: 'PENDING: rolled back', pauseSeconds: 0, before: 'PENDING', requested: 'ROLLBACK_REQUESTED' },
    { name: 'IN_PROGRESS: rolled back', pauseSeconds: 30, before: 'IN_PROGRESS', requested: 'ROLLBACK_REQUESTED' },
  ])('of a deployment that is $name', ({ pauseSeconds, before, requested }) => {
    const ecs = steady(2, aConfiguration(100, 200));
    const serviceDeploymentArn = deploy(ecs);
    ecs.pass(pauseSeconds);
    const was = seeShift(ecs, serviceDeploymentArn).status;

    ecs.call('StopServiceDeployment', { serviceDeploymentArn });
    const is = seeShift(ecs, serviceDeploymentArn).status;
    ecs.run();

    expect([was, is, seeShift(ecs, serviceDeploymentArn).status]).toEqual([before, requested, 'ROLLBACK_SUCCESSFUL']);
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/2 COMPLETED']);
  });

  test('of one that a newer one is stopping already changes nothing', () => {
    const ecs = steady(2, aConfiguration(100, 200));
    const serviceDeploymentArn = deploy(ecs);
    ecs.pass(30);
    deploy(ecs, 'web:1');

    ecs.call('StopServiceDeployment', { serviceDeploymentArn });
    const requested = seeShift(ecs, serviceDeploymentArn).status;
    ecs.run();

    expect([requested, seeShift(ecs, serviceDeploymentArn).status]).toEqual(['STOP_REQUESTED', 'STOPPED']);
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/2 COMPLETED']);
  });

  test('of one that rolls back already changes nothing', () => {
    const ecs = steady(2, aConfiguration(100, 200));
    const serviceDeploymentArn = deploy(ecs);
    ecs.pass(30);
    ecs.call('StopServiceDeployment', { serviceDeploymentArn });
    ecs.pass(10);

    ecs.call('StopServiceDeployment', { serviceDeploymentArn });
    const requested = seeShift(ecs, serviceDeploymentArn).status;
    ecs.run();

    expect([requested, seeShift(ecs, serviceDeploymentArn).status]).toEqual([
      'ROLLBACK_IN_PROGRESS',
      'ROLLBACK_SUCCESSFUL',
    ]);
  });
});

describe('the threshold of the circuit breaker', () => {
  test('follows a desired count that changes in the middle of a rollout', () => {
    const ecs = steady(2, aConfiguration(100, 200, BREAKER_WITH_ROLLBACK));
    const arn = deploy(ecs);
    ecs.pass(10);

    ecs.call('UpdateService', { service: 'web', desiredCount: 20 });
    ecs.pass(10);

    expect(seeShift(ecs, arn)).toMatchObject({ deploymentCircuitBreaker: { status: 'MONITORING', threshold: 10 } });
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
    const during = listDeployments(ecs).length;

    ecs.call('UpdateService', { service: 'web', desiredCount: to });
    ecs.run();

    expect(during).toBe(2);
    expect(ecs.service().currentServiceDeployment).toBe(arn);
    expect([seeShift(ecs).status, listDeployments(ecs)]).toEqual([
      'SUCCESSFUL',
      [`PRIMARY web:2 ${to}/${to} COMPLETED`],
    ]);
  });

  test('up during a rollback: the old revision gets the missing tasks', () => {
    const ecs = steady(2, aConfiguration(100, 200));
    const arn = deploy(ecs);
    ecs.pass(30);
    ecs.call('StopServiceDeployment', { serviceDeploymentArn: arn });
    ecs.pass(10);

    ecs.call('UpdateService', { service: 'web', desiredCount: 5 });
    ecs.run();

    expect([seeShift(ecs, arn).status, listDeployments(ecs)]).toEqual([
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

describe('a user who stops tasks in the middle of a rollout', () => {
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
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:2 3/3 COMPLETED']);
  });
});
