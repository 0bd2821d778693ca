import { describe, expect, test } from '@jest/globals';
import { collectOutputs, MOST_OUTPUT_BYTES } from '../../src/report/outputs.ts';
import { aRecord, aRefusedRecord, aServiceOutcome } from '../support/builders/run-records.ts';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333';

describe('the outputs of a run', () => {
  test('say all that is known, one line each', () => {
    expect(collectOutputs(aRecord(), { report: '/runner/temp/rollout.json' })).toEqual({
      verdict: 'steady',
      reason: 'web:42 is running: ECS completed deployment ecs-svc/1111111111111111111.',
      registry: '111122223333.dkr.ecr.eu-west-1.amazonaws.com',
      image: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2@sha256:${'ab'.repeat(32)}`,
      'image-tag': 'v2',
      'image-digest': `sha256:${'ab'.repeat(32)}`,
      'task-definition': '/runner/temp/web-42.json',
      'task-definition-arn': `${ARN}:task-definition/web:42`,
      'task-definition-revision': 'web:42',
      'previous-task-definition-arn': `${ARN}:task-definition/web:41`,
      'deployment-id': 'ecs-svc/1111111111111111111',
      'service-deployment-arn': `${ARN}:service-deployment/prod/web/abcdefghijklmnopqrstu`,
      'console-url':
        'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/web/deployments?region=eu-west-1',
      services: JSON.stringify([
        {
          service: 'web',
          cluster: 'prod',
          verdict: 'steady',
          reason: 'ECS completed the deployment; web:42 serves.',
          revisionArn: `${ARN}:task-definition/web:42`,
          previousRevisionArn: `${ARN}:task-definition/web:41`,
          deploymentId: 'ecs-svc/1111111111111111111',
          serviceDeploymentArn: `${ARN}:service-deployment/prod/web/abcdefghijklmnopqrstu`,
          consoleUrl:
            'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/web/deployments?region=eu-west-1',
          desired: 4,
          running: 4,
        },
      ]),
      report: '/runner/temp/rollout.json',
    });
  });

  test('of a refused run are the verdict, the reason and no service', () => {
    expect(collectOutputs(aRefusedRecord())).toEqual({
      verdict: 'refused',
      reason: 'The inputs have 3 errors. No changes were made.',
      services: '[]',
    });
  });

  test('of several services name the stage and hook of the first that is paused', () => {
    const paused = { verdict: 'paused', pausedAt: 'POST_SCALE_UP', hookId: 'ecs-pause-1' } as const;
    const services = [aServiceOutcome(), aServiceOutcome({ name: 'worker', ...paused })];

    const outputs = collectOutputs(aRecord({ verdict: 'paused', services }));

    expect([outputs['paused-at'], outputs['hook-id']]).toEqual(['POST_SCALE_UP', 'ecs-pause-1']);
    expect(JSON.parse(outputs.services ?? '')[1]).toMatchObject({ pausedAt: 'POST_SCALE_UP', hookId: 'ecs-pause-1' });
    expect(JSON.parse(outputs.services ?? '')[0]).not.toHaveProperty('hookId');
  });

  test('of a rollback take the revisions from the service', () => {
    const outputs = collectOutputs({ ...aRefusedRecord(), services: [aServiceOutcome()] });

    expect([outputs['task-definition-revision'], outputs['previous-task-definition-arn']]).toEqual([
      'web:42',
      `${ARN}:task-definition/web:41`,
    ]);
  });

  test('stay within their limit and say how many services were left out', () => {
    const services = Array.from({ length: 1000 }, () => aServiceOutcome());

    const text = collectOutputs(aRecord({ services })).services ?? '';

    const listed: readonly unknown[] = JSON.parse(text);
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(MOST_OUTPUT_BYTES);
    expect(listed.at(-1)).toEqual({ leftOut: 1001 - listed.length });
  });
});
