import { describe, expect, test } from '@jest/globals';
import { describeRunning, findRunningProblem } from '../../src/init/describe-running.ts';

describe('the documents of a running service', () => {
  test('have no field that only ECS sets, and no list that nobody has set', () => {
    const { taskDefinition } = describeRunning({
      name: 'web',
      service: { taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7' },
      revision: {
        taskDefinitionArn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7',
        family: 'web',
        revision: 7,
        status: 'ACTIVE',
        volumes: [],
        containerDefinitions: [
          { name: 'web', image: 'web:v1', mountPoints: [], environment: [{ name: 'A', value: '' }] },
        ],
      },
    });

    expect(taskDefinition).toEqual({
      family: 'web',
      containerDefinitions: [{ name: 'web', image: 'web:v1', environment: [{ name: 'A', value: '' }] }],
    });
  });
});

describe('a service whose files would be wrong', () => {
  test.each([
    [
      'is deployed by CodeDeploy',
      { deploymentController: { type: 'CODE_DEPLOY' } },
      /deployment controller CODE_DEPLOY/,
    ],
    [
      'is being deployed',
      { deployments: [{ rolloutState: 'IN_PROGRESS' }] },
      /A deployment of service web is in progress/,
    ],
  ])('%s', (_what, service, message) => {
    expect(findRunningProblem('web', service)?.message).toMatch(message);
  });

  test('is not one at rest', () => {
    expect(findRunningProblem('web', { deployments: [{ rolloutState: 'COMPLETED' }] })).toBeUndefined();
  });
});
