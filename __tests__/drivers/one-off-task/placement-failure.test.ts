import { describe, expect, test } from '@jest/globals';
import { describeFailures, explainRefusal } from '../../../src/drivers/one-off-task/placement-failure.ts';
import { DeployError } from '../../../src/ports/deploy-error.ts';

const INSTANCE = 'arn:aws:ecs:eu-west-1:111122223333:container-instance/production/';

describe('failures of placement', () => {
  test('are all reported, each reason once with its instances, and the first is advised on', () => {
    const failures = [
      { reason: 'RESOURCE:MEMORY', arn: `${INSTANCE}a1` },
      { reason: 'RESOURCE:MEMORY', arn: `${INSTANCE}b2` },
      { reason: 'ATTRIBUTE', arn: `${INSTANCE}c3`, detail: 'ecs.cpu-architecture' },
    ];

    expect(describeFailures(failures)).toEqual({
      words:
        'RESOURCE:MEMORY: no container instance has enough memory left (a1, b2); ' +
        'ATTRIBUTE: no container instance has an attribute that the task definition needs, ecs.cpu-architecture (c3)',
      advice: 'Add a container instance, or lower the memory of the task.',
    });
  });

  test('of a reason that nobody knows keep its words', () => {
    expect(describeFailures([{ reason: 'MOON PHASE' }]).words).toBe('MOON PHASE: a reason that Slipway does not know');
  });

  test('that ECS does not name are said to be unnamed', () => {
    expect(describeFailures([]).words).toBe('ECS answered with neither a task nor a reason');
  });
});

test('a cluster without instances is answered with the way to Fargate', () => {
  const message = 'ecs:RunTask was refused: No Container Instances were found in your cluster.';
  const error = new DeployError({ kind: 'rejected', message, advice: 'Change what the message names.' });

  const explained = explainRefusal(error);

  expect([explained.kind, explained.message, explained.advice]).toEqual([
    'rejected',
    message,
    'Set run-task-launch-type to FARGATE, give the cluster default capacity providers, or add an instance.',
  ]);
});
