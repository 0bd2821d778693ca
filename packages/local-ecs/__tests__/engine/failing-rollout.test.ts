import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { ImageBehaviour } from '../../src/engine/contract.ts';
import {
  aConfiguration,
  aService,
  aTaskDefinition,
  BREAKER_ALONE,
  BREAKER_WITH_ROLLBACK,
  type SeenDeployment,
  VirtualEcs,
} from '../support/fakes/virtual-ecs.ts';

const ABSENT: ImageBehaviour = { image: 'example/web:2', pullFails: 'example/web:2: not found' };

/** Two tasks of revision 1, steady; revision 2 behaves as specified. */
function twoSteady(breaker: JsonObject, behaviour: ImageBehaviour): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(4);
  ecs.call('RegisterTaskDefinition', aTaskDefinition());
  ecs.call('CreateService', aService(aConfiguration(100, 200, breaker)));
  ecs.run();
  ecs.play(behaviour);
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ image: 'example/web:2' }));
  return ecs;
}

function brief(deployment: SeenDeployment) {
  const { id, status, runningCount, failedTasks, rolloutState, rolloutStateReason } = deployment;
  return { id, status, runningCount, failedTasks, rolloutState, rolloutStateReason };
}

/** Runs until the service's PRIMARY is another one, or nothing happens any more. */
function runUntilPrimaryChanges(ecs: VirtualEcs): void {
  const primary = ecs.service().deployments[0]?.id;
  while (ecs.jump()) if (ecs.service().deployments[0]?.id !== primary) return;
}

describe('the circuit breaker with rollback', () => {
  test('makes the old deployment PRIMARY again under its own id, and completes it', () => {
    const ecs = twoSteady(BREAKER_WITH_ROLLBACK, ABSENT);
    const old = ecs.service().deployments[0]?.id ?? '';
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    const failing = ecs.service().deployments[0]?.id ?? '';
    const arn = ecs.service().currentServiceDeployment;

    runUntilPrimaryChanges(ecs);
    const turning = ecs.service();
    const rollback = ecs.serviceDeployment(arn);
    ecs.run();

    expect(turning.taskDefinition).toBe('arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1');
    expect(turning.deployments.map(brief)).toEqual([
      {
        id: old,
        status: 'PRIMARY',
        runningCount: 2,
        failedTasks: 0,
        rolloutState: 'IN_PROGRESS',
        rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${old}.`,
      },
      {
        id: failing,
        status: 'ACTIVE',
        runningCount: 0,
        failedTasks: 3,
        rolloutState: 'FAILED',
        rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
      },
    ]);
    expect(rollback).toMatchObject({
      status: 'ROLLBACK_IN_PROGRESS',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
    });
    expect(ecs.service().deployments.map(brief)).toEqual([
      {
        id: old,
        status: 'PRIMARY',
        runningCount: 2,
        failedTasks: 0,
        rolloutState: 'COMPLETED',
        rolloutStateReason: `ECS deployment ${old} completed.`,
      },
    ]);
    expect(ecs.serviceDeployment(arn)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
    });
    expect(ecs.events().slice(-4)).toEqual([
      `(service web) (deployment ${failing}) deployment failed: tasks failed to start.`,
      `(service web) rolling back to deployment ${old}.`,
      `(service web) (deployment ${old}) deployment completed.`,
      '(service web) has reached a steady state.',
    ]);
  });

  test.each<{ name: string; behaviour: ImageBehaviour }>([
    { name: 'an image that is absent', behaviour: ABSENT },
    {
      name: 'a container that exits at start',
      behaviour: { image: 'example/web:2', exits: { afterMs: 4000, code: 1 } },
    },
  ])('is tripped by $name', ({ behaviour }) => {
    const ecs = twoSteady(BREAKER_WITH_ROLLBACK, behaviour);
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });

    ecs.run();

    expect(ecs.service().taskDefinition).toMatch(/web:1$/);
  });

  test('is tripped by a health check that never passes, and the tasks say why they stopped', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(4);
    const healthCheck = { command: ['CMD-SHELL', 'true'] };
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ healthCheck }));
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ healthCheck, image: 'example/web:2' }));
    ecs.play({ image: 'example/web:2', health: { afterMs: 5000, result: 'unhealthy' } });
    ecs.call(
      'CreateService',
      aService({ taskDefinition: 'web:1', ...aConfiguration(100, 200, BREAKER_WITH_ROLLBACK) }),
    );
    ecs.run();

    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    ecs.run();

    const { taskArns } = ecs.call('ListTasks', { desiredStatus: 'STOPPED' });
    const { tasks } = ecs.call('DescribeTasks', { tasks: taskArns ?? [] });
    const reasons = (tasks as readonly { readonly stoppedReason: string; readonly stopCode: string }[]).map(
      ({ stopCode, stoppedReason }) => `${stopCode}: ${stoppedReason}`,
    );
    expect(new Set(reasons)).toEqual(new Set(['ServiceSchedulerInitiated: Task failed container health checks']));
    expect(ecs.events()).toContain('(service web) (task ID) failed container health checks.');
    expect(ecs.service().taskDefinition).toMatch(/web:1$/);
  });

  test('a first deployment has nothing to go back to: it stalls', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(1);
    ecs.play({ image: '*', pullFails: 'not found' });
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('CreateService', aService(aConfiguration(100, 200, BREAKER_WITH_ROLLBACK)));

    ecs.run();

    const { deployments, currentServiceDeployment } = ecs.service();
    expect(deployments.map(({ status, rolloutState }) => [status, rolloutState])).toEqual([['PRIMARY', 'FAILED']]);
    expect(ecs.taskArns()).toEqual([]);
    expect(ecs.serviceDeployment(currentServiceDeployment)).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback',
    });
  });

  test('a healthy task sets the count back', () => {
    const ecs = twoSteady(BREAKER_WITH_ROLLBACK, { image: 'example/web:2', exits: { afterMs: 60_000, code: 1 } });
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });

    ecs.pass(1800);

    expect(ecs.service().taskDefinition).toMatch(/web:2$/);
    expect(ecs.service().deployments[0]?.failedTasks).toBe(0);
  });
});

describe('the circuit breaker’s count', () => {
  const CRASH: ImageBehaviour = { image: 'example/web:2', exits: { afterMs: 4000, code: 1 } };

  /** Five tasks fail, two are healthy for a moment, then two fail again; the breaker trips at seven. */
  function failBeforeAndAfterHealth(breaker: JsonObject): readonly unknown[] {
    const seven = { enable: true, rollback: true, thresholdConfiguration: { type: 'COUNT', value: 7 } };
    const ecs = twoSteady({ deploymentCircuitBreaker: { ...seven, ...breaker } }, CRASH);
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    const arn = ecs.service().currentServiceDeployment;
    const count = (): unknown =>
      (ecs.serviceDeployment(arn).deploymentCircuitBreaker as { readonly failureCount: unknown }).failureCount;
    while (count() !== 3 && ecs.jump());
    ecs.play();
    while (ecs.service().deployments[0]?.failedTasks !== 0 && ecs.jump());
    ecs.play(CRASH);
    for (const task of ecs.taskArns()) {
      if (ecs.state.tasks.get(task)?.revisionArn.endsWith('web:2')) ecs.call('StopTask', { task });
    }
    ecs.pass(10);
    const afterHealthy = count();
    while (count() === afterHealthy && ecs.jump());
    return [afterHealthy, ecs.serviceDeployment(arn).status];
  }

  test.each([
    { name: 'restarts with a healthy task', breaker: {}, outcome: [0, 'IN_PROGRESS'] },
    {
      name: 'restarts with a healthy task when configured',
      breaker: { resetOnHealthyTask: true },
      outcome: [0, 'IN_PROGRESS'],
    },
    {
      name: 'continues over healthy tasks when configured',
      breaker: { resetOnHealthyTask: false },
      outcome: [5, 'ROLLBACK_IN_PROGRESS'],
    },
  ])('$name', ({ breaker, outcome }) => {
    expect(failBeforeAndAfterHealth(breaker)).toEqual(outcome);
  });

  test.each([
    {
      name: 'a bounded percent of two tasks: three failures',
      threshold: { type: 'BOUNDED_PERCENT', value: 50 },
      failures: 3,
    },
    {
      name: 'an unbounded percent of two tasks: one failure',
      threshold: { type: 'UNBOUNDED_PERCENT', value: 50 },
      failures: 1,
    },
    { name: 'a count', threshold: { type: 'COUNT', value: 5 }, failures: 5 },
  ])('trips the breaker at $name', ({ threshold, failures }) => {
    const breaker = { enable: true, rollback: true, thresholdConfiguration: threshold };
    const ecs = twoSteady({ deploymentCircuitBreaker: breaker }, CRASH);
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    const arn = ecs.service().currentServiceDeployment;

    ecs.run();

    expect(ecs.serviceDeployment(arn).deploymentCircuitBreaker).toEqual({
      status: 'TRIGGERED',
      failureCount: failures,
      threshold: failures,
    });
  });
});

describe('the circuit breaker without rollback', () => {
  test('fails the deployment and leaves the old tasks running', () => {
    const ecs = twoSteady(BREAKER_ALONE, ABSENT);
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });

    ecs.run();

    const { deployments, currentServiceDeployment } = ecs.service();
    expect(deployments.map(({ status, rolloutState, runningCount }) => [status, rolloutState, runningCount])).toEqual([
      ['PRIMARY', 'FAILED', 0],
      ['ACTIVE', 'COMPLETED', 2],
    ]);
    expect(ecs.serviceDeployment(currentServiceDeployment).status).toBe('STOPPED');
  });

  test('the next deployment goes through', () => {
    const ecs = twoSteady(BREAKER_ALONE, ABSENT);
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    ecs.run();

    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:1' });
    ecs.run();

    expect(ecs.service().deployments.map(({ status, rolloutState }) => [status, rolloutState])).toEqual([
      ['PRIMARY', 'COMPLETED'],
    ]);
  });
});

describe('a first task whose image cannot be resolved', () => {
  test('is tried three times, then the deployment continues without a digest', () => {
    const ecs = twoSteady({}, ABSENT);
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });

    ecs.pass(600);

    const starts = ecs.events().filter((text) => text.includes('has started'));
    expect(starts.slice(2, 7)).toEqual([
      ...Array.from({ length: 3 }, () => '(service web) has started 1 tasks: (task ID).'),
      ...Array.from({ length: 2 }, () => '(service web) has started 2 tasks: (task ID) (task ID).'),
    ]);
  });

  test('fails the deployment at the third attempt where the circuit breaker is on, whatever its threshold', () => {
    const thresholdConfiguration = { type: 'COUNT', value: 10 };
    const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true, thresholdConfiguration } };
    const ecs = twoSteady(breaker, ABSENT);
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    const arn = ecs.service().currentServiceDeployment;

    ecs.run();

    expect(ecs.serviceDeployment(arn)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 10 },
    });
  });
});

describe('no circuit breaker', () => {
  test('starts are tried at growing intervals, with an event', () => {
    const ecs = twoSteady({}, ABSENT);
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });

    ecs.pass(7200);

    const { deployments } = ecs.service();
    expect(deployments.map(({ status, rolloutState, runningCount }) => [status, rolloutState, runningCount])).toEqual([
      ['PRIMARY', 'IN_PROGRESS', 0],
      ['ACTIVE', 'COMPLETED', 2],
    ]);
    expect(deployments[0]?.failedTasks).toBeLessThan(40);
    expect(ecs.events()).toContain(
      '(service web) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    );
  });
});

describe('StopServiceDeployment', () => {
  test('rolls back a deployment in progress, also with the breaker off', () => {
    const ecs = twoSteady({}, ABSENT);
    const old = ecs.service().deployments[0]?.id;
    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    ecs.pass(15);
    const serviceDeploymentArn = ecs.service().currentServiceDeployment;

    const answer = ecs.call('StopServiceDeployment', { serviceDeploymentArn, stopType: 'ROLLBACK' });
    ecs.call('StopServiceDeployment', { serviceDeploymentArn });
    const requested = ecs.serviceDeployment(serviceDeploymentArn).status;
    ecs.run();

    expect(answer).toEqual({ serviceDeploymentArn });
    expect(requested).toBe('ROLLBACK_REQUESTED');
    expect(ecs.serviceDeployment(serviceDeploymentArn).status).toBe('ROLLBACK_SUCCESSFUL');
    expect(ecs.service().deployments.map(({ id, rolloutState }) => [id, rolloutState])).toEqual([[old, 'COMPLETED']]);
    expect(ecs.events()).toContain(`(service web) rolling back to deployment ${old}.`);
  });

  test('a finished one is in conflict, an unknown one is not found', () => {
    const ecs = twoSteady({}, ABSENT);
    const serviceDeploymentArn = ecs.service().currentServiceDeployment;

    const finished = ecs.ask('StopServiceDeployment', { serviceDeploymentArn });
    const unknown = ecs.ask('StopServiceDeployment', { serviceDeploymentArn: `${serviceDeploymentArn}x` });

    expect([finished, unknown]).toMatchObject([
      { ok: false, type: 'ConflictException' },
      { ok: false, type: 'ServiceDeploymentNotFoundException' },
    ]);
  });
});
