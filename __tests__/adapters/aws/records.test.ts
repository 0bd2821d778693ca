import { expect, test } from '@jest/globals';
import { toServiceDeploymentRecord, toServiceRecord, toStoppedTask } from '../../../src/adapters/aws/records.ts';
import { revisionArn } from '../../support/builders/service-builders.ts';

const createdAt = new Date(1_700_000_000_000);
const expiresAt = new Date(1_700_000_900_000);

test('a service deployment reports its stage, hooks, alarms and traffic', () => {
  const record = toServiceDeploymentRecord(
    {
      serviceDeploymentArn: 'arn:deployment',
      status: 'IN_PROGRESS',
      createdAt,
      lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT',
      lifecycleHookDetails: [
        { hookId: 'ecs-pause-1', targetType: 'PAUSE', status: 'AWAITING_ACTION', expiresAt, timeoutAction: 'ROLLBACK' },
        { hookId: 'ecs-lambda-1', targetType: 'AWS_LAMBDA', targetArn: 'arn:check', status: 'SUCCEEDED' },
      ],
      alarms: { status: 'TRIGGERED', alarmNames: ['errors', 'latency'], triggeredAlarmNames: ['latency'] },
      targetServiceRevision: { arn: 'arn:revision', requestedProductionTrafficWeight: 10 },
    },
    undefined,
  );

  expect(record).toEqual({
    arn: 'arn:deployment',
    status: 'IN_PROGRESS',
    targetServiceRevisionArn: 'arn:revision',
    createdAt: 1_700_000_000_000,
    lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT',
    hooks: [
      { id: 'ecs-pause-1', status: 'AWAITING_ACTION', expiresAt: 1_700_000_900_000, timeoutAction: 'ROLLBACK' },
      { id: 'ecs-lambda-1', status: 'SUCCEEDED', targetArn: 'arn:check' },
    ],
    alarms: { status: 'TRIGGERED', triggered: ['latency'] },
    productionTraffic: 10,
  });
});

test('an Express Mode service has the revision of its PRIMARY deployment', () => {
  const service = {
    serviceArn: 'arn:aws:ecs:eu-west-1:111122223333:service/production/web',
    clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/production',
    serviceName: 'web',
    status: 'ACTIVE',
    resourceManagementType: 'ECS',
    deployments: [
      { id: 'ecs-svc/2', status: 'PRIMARY', taskDefinition: revisionArn('web:2') },
      { id: 'ecs-svc/1', status: 'ACTIVE', taskDefinition: revisionArn('web:1') },
    ],
  } as const;

  const record = toServiceRecord({ ...service, deployments: [...service.deployments] }, {});

  expect([record.isExpress, record.revisionArn]).toEqual([true, revisionArn('web:2')]);
});

test('a service deployment of a list has no hooks, alarms or traffic', () => {
  const brief = {
    serviceDeploymentArn: 'arn:deployment',
    targetServiceRevisionArn: 'arn:revision',
    status: 'PENDING',
    createdAt,
  } as const;

  expect(toServiceDeploymentRecord(brief, { revisionArn: revisionArn('web:2'), images: { web: 'sha256:a' } })).toEqual({
    arn: 'arn:deployment',
    status: 'PENDING',
    targetServiceRevisionArn: 'arn:revision',
    targetRevisionArn: revisionArn('web:2'),
    targetImages: { web: 'sha256:a' },
    hooks: [],
    createdAt: 1_700_000_000_000,
  });
});

test.each([
  ['that has stopped has its own time', { stoppingAt: createdAt, stoppedAt: expiresAt }, expiresAt.getTime()],
  ['that still drains has the time at which ECS decided to stop it', { stoppingAt: createdAt }, createdAt.getTime()],
])('a task %s', (_, times, stoppedAt) => {
  expect(toStoppedTask({ taskArn: 'arn:task', ...times }).stoppedAt).toBe(stoppedAt);
});

test('a task that has stopped has the time at which it stopped running too', () => {
  const { stoppingAt } = toStoppedTask({ taskArn: 'arn:task', stoppingAt: createdAt, stoppedAt: expiresAt });

  expect(stoppingAt).toBe(createdAt.getTime());
});
