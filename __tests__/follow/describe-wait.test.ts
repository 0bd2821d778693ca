import { describe, expect, test } from '@jest/globals';
import { describeWait, type Waiting } from '../../src/follow/describe-wait.ts';
import type { TaskRecord } from '../../src/ports/ecs.ts';
import {
  anObservation,
  aPause,
  aService,
  aServiceDeployment,
  aTask,
  ourDeployment,
  taskArn,
} from '../support/builders/service-builders.ts';
import { aServiceEvent } from '../support/builders/stopped-tasks.ts';

const aPending = (overrides: Partial<TaskRecord> = {}) =>
  aTask(taskArn('1'), 'i-1', { lastStatus: 'PENDING', ...overrides });

function wait(overrides: Partial<Waiting> = {}): readonly string[] {
  return describeWait({ observation: anObservation(), pendingMs: 0, ...overrides });
}

describe('what a rollout waits for', () => {
  test.each<readonly [string, Partial<Waiting>, readonly string[]]>([
    [
      'a pull that has begun',
      { pendingMs: 90_000, tasks: [aPending({ pull: 'in progress' })] },
      ['1 task PENDING for 1:30, pulling the image'],
    ],
    [
      'tasks in different phases',
      { pendingMs: 90_000, tasks: [aPending({ pull: 'done' }), aPending({ lastStatus: 'PROVISIONING' })] },
      ['1 task PENDING for 1:30, starting the containers', '1 task PROVISIONING for 1:30, not started yet'],
    ],
    [
      'targets that drain, and for how long',
      {
        targets: ['draining', 'draining', 'draining', 'healthy'].map((state) => ({ id: 'i-1', port: 80, state })),
        deregistrationDelayMs: 300_000,
      },
      ['3 targets draining, deregistration delay 300 s'],
    ],
    [
      'targets that are not healthy, with the reason',
      {
        targets: [
          { id: 'i-1', port: 80, state: 'initial', reasonCode: 'Elb.InitialHealthChecking' },
          { id: 'i-2', port: 80, state: 'unhealthy', description: 'Health checks failed with these codes: [502]' },
        ],
      },
      ['1 target waiting for health checks', '1 target unhealthy (Health checks failed with these codes: [502])'],
    ],
    [
      'a container health check',
      { tasks: [aTask(taskArn('1'), 'i-1', { health: 'UNHEALTHY' })] },
      ['1 task RUNNING, container health check failing'],
    ],
    ['tasks that stop', { tasks: [aTask(taskArn('1'), 'i-1', { desiredStatus: 'STOPPED' })] }, ['1 task stopping']],
    [
      'an approval',
      {
        observation: anObservation({
          serviceDeployment: aServiceDeployment({ lifecycleStage: 'POST_SCALE_UP', hooks: [aPause()] }),
        }),
      },
      ['paused at POST_SCALE_UP, waiting for approval'],
    ],
    [
      'a stage',
      { observation: anObservation({ serviceDeployment: aServiceDeployment({ lifecycleStage: 'BAKE_TIME' }) }) },
      ['in stage BAKE_TIME'],
    ],
    [
      'what ECS has reported',
      {
        observation: anObservation({
          service: aService({
            events: [
              aServiceEvent(
                '(service web) was unable to place a task because no container instance met all of its requirements.',
              ),
            ],
          }),
        }),
      },
      [
        'ECS reports: (service web) was unable to place a task because no container instance met all of its requirements.',
      ],
    ],
    [
      'ECS to start more, where nothing else is known',
      { observation: anObservation({ service: aService({ deployments: [ourDeployment({ running: 2 })] }) }) },
      ['2/4 tasks running, ECS has not started more'],
    ],
    [
      'ECS to complete the deployment, where all run',
      { observation: anObservation({ service: aService({ deployments: [ourDeployment({ running: 4 })] }) }) },
      ['4/4 tasks running, ECS has not completed the deployment'],
    ],
  ])('is %s', (_, waiting, says) => {
    expect(wait(waiting)).toEqual(says);
  });
});
