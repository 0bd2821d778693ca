import { describe, expect, test } from '@jest/globals';
import type { VirtualEcs } from '../../support/fakes/virtual-ecs.ts';
import {
  aGroup,
  aPair,
  aShop,
  deploy,
  GROUP,
  listEvents,
  listTaskSets,
  runToEvent,
  runToStatus,
  seeDeployment,
  seeTarget,
  TEST_ROUTE,
} from '../../support/generators/code-deploy-stories.ts';

/** Distinct weights of the replacement, with the seconds since the first of them. */
function followWeights(ecs: VirtualEcs, id: string): readonly string[] {
  const seen: string[] = [];
  let start: number | undefined;
  runToEvent(ecs, id, 'AllowTraffic InProgress');
  while (seeDeployment(ecs, id).status === 'InProgress') {
    const weight = String(seeTarget(ecs, id).taskSetsInfo[1]?.trafficWeight);
    start ??= ecs.now;
    if (!seen.some((line) => line.startsWith(`${weight}% `))) seen.push(`${weight}% ${(ecs.now - start) / 1000}s`);
    if (!ecs.jump()) break;
  }
  return seen;
}

describe('a deployment', () => {
  test('is Created, makes a replacement, shifts all traffic at once, and ends when the original is gone', () => {
    const ecs = aShop();
    const id = deploy(ecs);
    const created = seeDeployment(ecs, id).status;
    runToEvent(ecs, id, 'Install InProgress');
    const installing = listTaskSets(ecs, id);
    runToEvent(ecs, id, 'AfterAllowTraffic Succeeded');
    const shifted = {
      taskSets: listTaskSets(ecs, id),
      status: seeDeployment(ecs, id).status,
      target: seeTarget(ecs, id),
    };
    runToStatus(ecs, id, 'Succeeded');
    ecs.run();

    expect(id).toMatch(/^d-[A-Z0-9]{9}$/);
    expect(created).toBe('Created');
    expect(installing).toEqual(['Blue PRIMARY 2 100%', 'Green ACTIVE 0 0%']);
    expect(shifted.taskSets).toEqual(['Blue ACTIVE 2 0%', 'Green PRIMARY 2 100%']);
    expect(shifted.status).toBe('InProgress');
    expect(shifted.target.status).toBe('Succeeded');
    expect(listTaskSets(ecs, id)).toEqual(['Blue DRAINING 0 0%', 'Green PRIMARY 2 100%']);
    expect(ecs.service()).toMatchObject({
      taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:2',
      runningCount: 2,
      taskSets: [{ status: 'PRIMARY', startedBy: 'CODE_DEPLOY', externalId: id, stabilityStatus: 'STEADY_STATE' }],
    });
  });

  test('is described with its settings, and with the hash of its AppSpec file only', () => {
    const ecs = aShop();
    const id = deploy(ecs, { description: 'the second' });
    runToStatus(ecs, id, 'Succeeded');

    expect(seeDeployment(ecs, id)).toEqual({
      applicationName: 'shop',
      deploymentGroupName: 'web',
      deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
      deploymentId: id,
      revision: {
        revisionType: 'AppSpecContent',
        appSpecContent: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
      status: 'Succeeded',
      createTime: expect.any(Number),
      startTime: expect.any(Number),
      completeTime: expect.any(Number),
      description: 'the second',
      creator: 'user',
      ignoreApplicationStopFailures: false,
      autoRollbackConfiguration: { enabled: false, events: [] },
      updateOutdatedInstancesOnly: false,
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      instanceTerminationWaitTimeStarted: true,
      blueGreenDeploymentConfiguration: {
        terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 5 },
        deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT', waitTimeInMinutes: 0 },
      },
      loadBalancerInfo: { targetGroupPairInfoList: [aPair()] },
      fileExistsBehavior: 'DISALLOW',
      deploymentStatusMessages: [],
      computePlatform: 'ECS',
    });
  });

  test('has one target, the service, with its lifecycle events and its two task sets', () => {
    const ecs = aShop();
    const id = deploy(ecs);
    runToEvent(ecs, id, 'AfterAllowTraffic Succeeded');

    const [blue, green] = (ecs.service().taskSets as readonly { readonly id: string }[]).toReversed();
    expect(ecs.call('codedeploy:ListDeploymentTargets', { deploymentId: id })).toEqual({ targetIds: ['default:web'] });
    // CodeDeploy API reference, ListDeploymentTargets.
    const filter = (...TargetStatus: string[]) =>
      ecs.call('codedeploy:ListDeploymentTargets', { deploymentId: id, targetFilters: { TargetStatus } }).targetIds;
    expect([filter('Failed'), filter('Succeeded', 'InProgress')]).toEqual([[], ['default:web']]);
    expect(seeTarget(ecs, id)).toMatchObject({
      deploymentId: id,
      targetId: 'default:web',
      targetArn: 'arn:aws:ecs:eu-west-1:123456789012:service/default/web',
      status: 'Succeeded',
      taskSetsInfo: [
        {
          identifer: blue?.id,
          desiredCount: 2,
          pendingCount: 0,
          runningCount: 2,
          status: 'ACTIVE',
          trafficWeight: 0,
          targetGroup: { name: 'blue' },
          taskSetLabel: 'Blue',
        },
        {
          identifer: green?.id,
          desiredCount: 2,
          pendingCount: 0,
          runningCount: 2,
          status: 'PRIMARY',
          trafficWeight: 100,
          targetGroup: { name: 'green' },
          taskSetLabel: 'Green',
        },
      ],
    });
    expect(listEvents(ecs, id)).toEqual([
      'BeforeInstall Succeeded',
      'Install Succeeded',
      'AfterInstall Succeeded',
      'BeforeAllowTraffic Succeeded',
      'AllowTraffic Succeeded',
      'AfterAllowTraffic Succeeded',
    ]);
  });

  test('has the events of test traffic where there is a listener for it', () => {
    const ecs = aShop({ loadBalancerInfo: { targetGroupPairInfoList: [aPair(TEST_ROUTE)] } });
    const id = deploy(ecs);
    runToEvent(ecs, id, 'Install InProgress');

    expect(listEvents(ecs, id)).toEqual([
      'BeforeInstall Succeeded',
      'Install InProgress',
      'AfterInstall Pending',
      'AllowTestTraffic Pending',
      'AfterAllowTestTraffic Pending',
      'BeforeAllowTraffic Pending',
      'AllowTraffic Pending',
      'AfterAllowTraffic Pending',
    ]);
  });

  test('uses the two target groups in turn', () => {
    const ecs = aShop();
    const first = deploy(ecs);
    runToStatus(ecs, first, 'Succeeded');
    ecs.run();
    const second = deploy(ecs);
    runToStatus(ecs, second, 'Succeeded');

    const groups = seeTarget(ecs, second).taskSetsInfo.map(({ targetGroup }) => targetGroup);
    expect(groups).toEqual([{ name: 'green' }, { name: 'blue' }]);
    expect(seeDeployment(ecs, second)).toMatchObject({
      previousRevision: seeDeployment(ecs, first).revision,
    });
  });

  test('keeps the original task set for as long as the deployment group says, unless it is let go', () => {
    const ecs = aShop();
    const id = deploy(ecs);
    runToEvent(ecs, id, 'AfterAllowTraffic Succeeded');

    ecs.pass(200);
    const still = seeDeployment(ecs, id).status;
    ecs.call('codedeploy:ContinueDeployment', { deploymentId: id, deploymentWaitType: 'TERMINATION_WAIT' });
    ecs.pass(10);

    expect(still).toBe('InProgress');
    expect(seeDeployment(ecs, id).status).toBe('Succeeded');
  });

  test('keeps it for ever when it is to be kept alive', () => {
    const { blueGreenDeploymentConfiguration: fallback } = aGroup();
    const ecs = aShop({
      blueGreenDeploymentConfiguration: {
        ...(fallback as object),
        terminateBlueInstancesOnDeploymentSuccess: { action: 'KEEP_ALIVE' },
      },
    });
    const id = deploy(ecs);
    runToStatus(ecs, id, 'Succeeded');
    ecs.run();

    expect(listTaskSets(ecs, id)).toEqual(['Blue ACTIVE 2 0%', 'Green PRIMARY 2 100%']);
  });

  test('is the only one of its group, until it is over', () => {
    const ecs = aShop();
    const id = deploy(ecs);
    const second = ecs.ask('codedeploy:CreateDeployment', { ...GROUP, ...{ revision: reviseAgain() } });
    runToStatus(ecs, id, 'Succeeded');

    expect(second).toEqual({
      ok: false,
      type: 'DeploymentLimitExceededException',
      message: `The Deployment Group 'web' already has an active Deployment '${id}'`,
      status: 400,
    });
    expect(deploy(ecs)).not.toBe(id);
  });
});

function reviseAgain() {
  const content = JSON.stringify({
    version: 0,
    resources: [
      {
        web: {
          type: 'AWS::ECS::Service',
          properties: { taskDefinition: 'web:1', loadBalancerInfo: { containerName: 'web', containerPort: 5000 } },
        },
      },
    ],
  });
  return { revisionType: 'AppSpecContent', appSpecContent: { content } };
}

test('a deployment comes to the same whether time passes in small steps or in one', () => {
  const often = aShop();
  const once = aShop();
  for (const ecs of [often, once])
    deploy(ecs, { deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' });

  for (let minutes = 0; minutes < 30; minutes += 1) often.pass(60);
  once.now += 30 * 60_000;
  once.send({ kind: 'tick' });

  expect(once.state).toEqual(often.state);
});

describe('traffic', () => {
  test.each([
    ['CodeDeployDefault.ECSAllAtOnce', ['100% 0s']],
    ['CodeDeployDefault.ECSCanary10Percent5Minutes', ['10% 0s', '100% 300s']],
    ['CodeDeployDefault.ECSCanary10Percent15Minutes', ['10% 0s', '100% 900s']],
    [
      'CodeDeployDefault.ECSLinear10PercentEvery1Minutes',
      [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((percent, at) => `${percent}% ${at * 60}s`),
    ],
    [
      'CodeDeployDefault.ECSLinear10PercentEvery3Minutes',
      [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((percent, at) => `${percent}% ${at * 180}s`),
    ],
  ])('is shifted by %s', (deploymentConfigName, expected) => {
    const ecs = aShop();
    const id = deploy(ecs, { deploymentConfigName });

    const weights = expected.length === 1 ? followAllAtOnce(ecs, id) : followWeights(ecs, id);
    expect(weights).toEqual(expected);
  });

  test('is shifted by a configuration of one’s own', () => {
    const ecs = aShop();
    ecs.call('codedeploy:CreateDeploymentConfig', {
      deploymentConfigName: 'Thirds',
      computePlatform: 'ECS',
      trafficRoutingConfig: { type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage: 33, linearInterval: 2 } },
    });
    const id = deploy(ecs, { deploymentConfigName: 'Thirds' });

    expect(followWeights(ecs, id)).toEqual(['33% 0s', '66% 120s', '99% 240s', '100% 360s']);
  });

  test('leaves the original task set PRIMARY until all of it is shifted', () => {
    const ecs = aShop();
    const id = deploy(ecs, { deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' });
    runToEvent(ecs, id, 'AllowTraffic InProgress');

    expect(listTaskSets(ecs, id)).toEqual(['Blue PRIMARY 2 90%', 'Green ACTIVE 2 10%']);
  });
});

function followAllAtOnce(ecs: VirtualEcs, id: string): readonly string[] {
  runToEvent(ecs, id, 'AllowTraffic Succeeded');
  return [`${seeTarget(ecs, id).taskSetsInfo[1]?.trafficWeight}% 0s`];
}

describe('a deployment that waits for a manual reroute before production traffic', () => {
  const blueGreenDeploymentConfiguration = {
    deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 30 },
    terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 0 },
  };

  test('is Ready until it is let go on', () => {
    const ecs = aShop({ blueGreenDeploymentConfiguration });
    const id = deploy(ecs);
    runToStatus(ecs, id, 'Ready');
    const waiting = { target: seeTarget(ecs, id).status, taskSets: listTaskSets(ecs, id) };

    ecs.call('codedeploy:ContinueDeployment', { deploymentId: id, deploymentWaitType: 'READY_WAIT' });
    runToStatus(ecs, id, 'Succeeded');

    expect(waiting).toEqual({ target: 'Ready', taskSets: ['Blue PRIMARY 2 100%', 'Green ACTIVE 2 0%'] });
  });

  test('is Stopped when none comes', () => {
    const ecs = aShop({ blueGreenDeploymentConfiguration });
    const id = deploy(ecs);
    runToStatus(ecs, id, 'Stopped');

    expect(seeDeployment(ecs, id)).toMatchObject({
      errorInformation: {
        code: 'TIMEOUT',
        message:
          'The deployment timed out while waiting for a notification to continue. This time out period is 30 minutes.',
      },
    });
    expect(listTaskSets(ecs, id)).toEqual(['Blue PRIMARY 2 100%', 'Green ACTIVE 2 0%']);
  });

  test('cannot be let go on before it waits', () => {
    const ecs = aShop({ blueGreenDeploymentConfiguration });
    const id = deploy(ecs);

    expect(ecs.ask('codedeploy:ContinueDeployment', { deploymentId: id })).toMatchObject({
      type: 'DeploymentIsNotInReadyStateException',
    });
  });
});
