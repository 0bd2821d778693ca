import { describe, expect, test } from '@jest/globals';
import {
  anAppSpec,
  aPair,
  aShop,
  deploy,
  listEvents,
  listTaskSets,
  playScenario,
  revise,
  runToEvent,
  runToStatus,
  seeDeployment,
  TEST_ROUTE,
} from '../../support/generators/code-deploy-stories.ts';

const ON_FAILURE = { autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] } };
const ON_REQUEST = { autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_STOP_ON_REQUEST'] } };
const CANARY = { deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' };

const LATE =
  'The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.';

describe('a replacement task set that never becomes healthy', () => {
  test('fails the deployment after 60 minutes, without a rollback unless configured', () => {
    const ecs = aShop();
    playScenario(ecs, { images: [{ image: 'example/web:2', exits: { afterMs: 1000, code: 1 } }] });
    const start = ecs.now;
    const id = deploy(ecs);
    runToStatus(ecs, id, 'Failed');

    expect((ecs.now - start) / 60_000).toBeCloseTo(60, 0);
    expect(seeDeployment(ecs, id)).toMatchObject({ errorInformation: { code: 'TIMEOUT', message: LATE } });
    expect(seeDeployment(ecs, id).rollbackInfo).toBeUndefined();
    expect(listEvents(ecs, id)).toEqual([
      'BeforeInstall Succeeded',
      'Install Failed',
      'AfterInstall Skipped',
      'BeforeAllowTraffic Skipped',
      'AllowTraffic Skipped',
      'AfterAllowTraffic Skipped',
    ]);
    expect(listTaskSets(ecs, id)[0]).toBe('Blue PRIMARY 2 100%');
    expect(listTaskSets(ecs, id)[1]).toMatch(/^Green ACTIVE /);
  });

  test('is taken away by the rollback, which is a deployment of its own', () => {
    const ecs = aShop(ON_FAILURE);
    playScenario(ecs, {
      images: [{ image: 'example/web:2', target: { afterMs: 1000, result: 'unhealthy', reason: 'Request timed out' } }],
    });
    const id = deploy(ecs);
    runToStatus(ecs, id, 'Failed');
    const { rollbackInfo } = seeDeployment(ecs, id);
    const back = rollbackInfo.rollbackDeploymentId;
    runToStatus(ecs, back, 'Succeeded');
    ecs.run();

    expect(rollbackInfo).toEqual({
      rollbackDeploymentId: back,
      rollbackMessage: `Deployment ${id} terminated. Automatic rollback is triggered with a DeploymentId ${back}.`,
    });
    expect(seeDeployment(ecs, back)).toMatchObject({
      creator: 'codeDeployRollback',
      deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
      rollbackInfo: {
        rollbackTriggeringDeploymentId: id,
        rollbackMessage: `Deployment ${back} is triggered to roll back deployment ${id}.`,
      },
    });
    expect(ecs.service()).toMatchObject({
      taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1',
      runningCount: 2,
      taskSets: [{ status: 'PRIMARY', stabilityStatus: 'STEADY_STATE' }],
    });
  });

  test('that an earlier deployment has left behind goes when the next one begins', () => {
    const ecs = aShop();
    const first = deploy(ecs, CANARY);
    runToEvent(ecs, first, 'AllowTraffic InProgress');
    ecs.call('codedeploy:StopDeployment', { deploymentId: first, autoRollbackEnabled: false });
    ecs.run();
    const left = listTaskSets(ecs, first);

    const second = deploy(ecs);
    runToStatus(ecs, second, 'Succeeded');
    ecs.run();

    expect(left).toEqual(['Blue PRIMARY 2 90%', 'Green ACTIVE 2 10%']);
    expect(ecs.service()).toMatchObject({ runningCount: 2, taskSets: [{ externalId: second, status: 'PRIMARY' }] });
  });
});

describe('what ECS refuses', () => {
  test.each([
    [
      'a container that the task definition lacks',
      { LoadBalancerInfo: { ContainerName: 'nginx', ContainerPort: 5000 } },
      'The container nginx does not exist in the task definition.',
      'InvalidParameterException',
    ],
    [
      'a port that the container lacks',
      { LoadBalancerInfo: { ContainerName: 'web', ContainerPort: 443 } },
      'The container web did not have a container port 443 defined.',
      'InvalidParameterException',
    ],
    ['a revision that is not there', { TaskDefinition: 'web:9' }, 'TaskDefinition not found.', 'ClientException'],
  ])('fails the deployment in its words: %s', (_name, properties, said, type) => {
    const ecs = aShop();
    const id = deploy(ecs, revise(anAppSpec({}, properties)));
    runToStatus(ecs, id, 'Failed');

    expect(seeDeployment(ecs, id).errorInformation).toEqual({
      code: 'ECS_UPDATE_ERROR',
      message: `The ECS service cannot be updated due to an unexpected error: ${said} (Service: AmazonECS; Status Code: 400; Error Code: ${type}; Request ID: null; Proxy: null). Check your ECS service status.`,
    });
    expect(ecs.service().taskSets).toHaveLength(1);
  });

  test('fails it too when the service has gone meanwhile', () => {
    const ecs = aShop();
    const id = deploy(ecs);
    runToEvent(ecs, id, 'Install InProgress');
    ecs.call('DeleteService', { service: 'web', force: true });
    ecs.run();

    expect(seeDeployment(ecs, id)).toMatchObject({ status: 'Failed', errorInformation: { code: 'ECS_UPDATE_ERROR' } });
  });
});

describe('a lifecycle hook', () => {
  const CHECK = 'arn:aws:lambda:eu-west-1:123456789012:function:check';

  test('holds the deployment at its event until the function has answered', () => {
    const ecs = aShop();
    playScenario(ecs, { hooks: [{ target: '*:check', outcome: 'SUCCEEDED', afterMs: 120_000 }] });
    const id = deploy(ecs, revise(anAppSpec({ AfterInstall: CHECK })));
    runToEvent(ecs, id, 'AfterInstall InProgress');
    const start = ecs.now;
    runToEvent(ecs, id, 'AfterInstall Succeeded');

    expect(ecs.now - start).toBe(120_000);
  });

  test.each([
    ['BeforeInstall', ['BeforeInstall Failed', 'Install Skipped']],
    [
      'AfterAllowTestTraffic',
      ['AllowTestTraffic Succeeded', 'AfterAllowTestTraffic Failed', 'BeforeAllowTraffic Skipped'],
    ],
    ['AfterAllowTraffic', ['AllowTraffic Succeeded', 'AfterAllowTraffic Failed']],
  ])('that fails at %s fails the deployment', (event, expected) => {
    const ecs = aShop({ loadBalancerInfo: { targetGroupPairInfoList: [aPair(TEST_ROUTE)] } });
    playScenario(ecs, { hooks: [{ target: '*:check', outcome: 'FAILED' }] });
    const id = deploy(ecs, revise(anAppSpec({ [event]: CHECK })));
    runToStatus(ecs, id, 'Failed');

    expect(listEvents(ecs, id)).toEqual(expect.arrayContaining([...expected]));
    expect(seeDeployment(ecs, id).errorInformation).toEqual({
      code: 'HOOK_EXECUTION_FAILURE',
      message: 'The deployment failed because one or more of the lifecycle event validation functions failed.',
    });
  });

  test('that fails once traffic is shifted brings the original task set back', () => {
    const ecs = aShop(ON_FAILURE);
    playScenario(ecs, { hooks: [{ target: '*:check', outcome: 'FAILED' }] });
    const id = deploy(ecs, revise(anAppSpec({ AfterAllowTraffic: CHECK })));
    runToStatus(ecs, id, 'Failed');
    const failed = listTaskSets(ecs, id);
    const back = seeDeployment(ecs, id).rollbackInfo.rollbackDeploymentId;
    runToStatus(ecs, back, 'Succeeded');
    ecs.run();

    expect(failed).toEqual(['Blue ACTIVE 2 0%', 'Green PRIMARY 2 100%']);
    expect(listTaskSets(ecs, back)).toEqual(['Blue PRIMARY 2 100%', 'Green DRAINING 0 0%']);
  });

  test('that never answers fails the deployment after an hour', () => {
    const ecs = aShop();
    playScenario(ecs, { hooks: [{ target: '*:check', outcome: 'IN_PROGRESS' }] });
    const id = deploy(ecs, revise(anAppSpec({ BeforeAllowTraffic: CHECK })));
    runToEvent(ecs, id, 'BeforeAllowTraffic InProgress');
    const start = ecs.now;
    runToStatus(ecs, id, 'Failed');

    expect(ecs.now - start).toBe(3_600_000);
    expect(seeDeployment(ecs, id)).toMatchObject({
      errorInformation: { message: expect.stringContaining('timed out while waiting for a status callback') },
    });
  });

  test.each([
    ['Succeeded', 'Succeeded'],
    ['Failed', 'Failed'],
  ])('can be answered by whoever plays the function: %s', (status, expected) => {
    const ecs = aShop();
    playScenario(ecs, { hooks: [{ target: '*:check', outcome: 'IN_PROGRESS' }] });
    const id = deploy(ecs, revise(anAppSpec({ BeforeAllowTraffic: CHECK })));
    runToEvent(ecs, id, 'BeforeAllowTraffic InProgress');

    const execution = { deploymentId: id, lifecycleEventHookExecutionId: `${id}:BeforeAllowTraffic` };
    ecs.call('codedeploy:PutLifecycleEventHookExecutionStatus', { ...execution, status });
    runToStatus(ecs, id, expected);

    expect(ecs.ask('codedeploy:PutLifecycleEventHookExecutionStatus', { ...execution, status })).toMatchObject({
      type: 'LifecycleEventAlreadyCompletedException',
    });
  });
});

describe('an alarm', () => {
  const GROUP = {
    alarmConfiguration: { enabled: true, alarms: [{ name: '5xx' }, { name: 'latency' }] },
    autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_STOP_ON_ALARM'] },
  };

  test('stops the deployment in the middle of its shift, and takes it back', () => {
    const ecs = aShop(GROUP);
    const id = deploy(ecs, CANARY);
    runToEvent(ecs, id, 'AllowTraffic InProgress');
    ecs.send({ kind: 'put-alarm', name: '5xx', state: 'ALARM' });
    runToStatus(ecs, id, 'Stopped');
    const back = seeDeployment(ecs, id).rollbackInfo.rollbackDeploymentId;
    runToStatus(ecs, back, 'Succeeded');
    ecs.run();

    expect(seeDeployment(ecs, id).errorInformation).toEqual({
      code: 'ALARM_ACTIVE',
      message:
        'One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <5xx>',
    });
    expect(listEvents(ecs, id).slice(-2)).toEqual(['AllowTraffic Failed', 'AfterAllowTraffic Skipped']);
    expect(listTaskSets(ecs, back)).toEqual(['Blue PRIMARY 2 100%', 'Green DRAINING 0 0%']);
  });

  test('stops without a rollback when none is configured', () => {
    const ecs = aShop({ ...GROUP, autoRollbackConfiguration: { enabled: false } });
    const id = deploy(ecs, CANARY);
    runToEvent(ecs, id, 'AllowTraffic InProgress');
    ecs.send({ kind: 'put-alarm', name: 'latency', state: 'ALARM' });
    runToStatus(ecs, id, 'Stopped');

    expect(seeDeployment(ecs, id).rollbackInfo).toBeUndefined();
    expect(listTaskSets(ecs, id)).toEqual(['Blue PRIMARY 2 90%', 'Green ACTIVE 2 10%']);
  });
});

describe('a deployment that a user stops', () => {
  test.each([
    ['is not rolled back by itself', {}, {}, false],
    ['is rolled back when the request says so', {}, { autoRollbackEnabled: true }, true],
    ['is rolled back when its group says so', ON_REQUEST, {}, true],
    ['is not rolled back against the request', ON_REQUEST, { autoRollbackEnabled: false }, false],
  ])('%s', (_name, group, change, isRolledBack) => {
    const ecs = aShop(group);
    const id = deploy(ecs, CANARY);
    runToEvent(ecs, id, 'AllowTraffic InProgress');

    const answer = ecs.call('codedeploy:StopDeployment', { deploymentId: id, ...change });
    ecs.run();

    expect(answer).toEqual({
      status: 'Succeeded',
      statusMessage: 'No more commands will be scheduled for execution in the deployment instances',
    });
    expect(seeDeployment(ecs, id)).toMatchObject({ status: 'Stopped', errorInformation: { code: 'MANUAL_STOP' } });
    expect(seeDeployment(ecs, id).rollbackInfo === undefined).toBe(!isRolledBack);
    expect(ecs.service().runningCount).toBe(isRolledBack ? 2 : 4);
  });

  test('returns to the original task set while it still exists', () => {
    const ecs = aShop();
    const id = deploy(ecs);
    runToEvent(ecs, id, 'AfterAllowTraffic Succeeded');

    ecs.call('codedeploy:StopDeployment', { deploymentId: id, autoRollbackEnabled: true });
    ecs.run();

    expect(ecs.service()).toMatchObject({
      taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1',
      runningCount: 2,
    });
  });

  test('cannot be stopped twice', () => {
    const ecs = aShop();
    const deploymentId = deploy(ecs);
    ecs.call('codedeploy:StopDeployment', { deploymentId });

    expect(ecs.ask('codedeploy:StopDeployment', { deploymentId })).toMatchObject({
      type: 'DeploymentAlreadyCompletedException',
    });
  });
});
