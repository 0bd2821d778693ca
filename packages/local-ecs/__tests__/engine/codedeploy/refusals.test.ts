import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ANY_PORT, aService, aTaskDefinition, VirtualEcs } from '../../support/fakes/virtual-ecs.ts';
import {
  aGroup,
  anAppSpec,
  aPair,
  aShop,
  deploy,
  GROUP,
  revise,
} from '../../support/generators/code-deploy-stories.ts';

function refusal(ecs: VirtualEcs, operation: string, input: JsonObject): string {
  const answer = ecs.ask(`codedeploy:${operation}`, input);
  return answer.ok ? 'taken' : `${answer.type}: ${answer.message}`;
}

describe('an application', () => {
  test('has a name of its own, and the compute platform ECS', () => {
    const ecs = aShop();

    expect(refusal(ecs, 'CreateApplication', { applicationName: 'shop', computePlatform: 'ECS' })).toMatch(
      /^ApplicationAlreadyExistsException: /,
    );
    expect(refusal(ecs, 'CreateApplication', { computePlatform: 'ECS' })).toMatch(
      /^ApplicationNameRequiredException: /,
    );
    expect(refusal(ecs, 'CreateApplication', { applicationName: 'other' })).toBe(
      'InvalidComputePlatformException: The compute platform Server is not simulated by the local ECS.',
    );
  });

  test('is listed, got and deleted with its deployment groups', () => {
    const ecs = aShop();
    const { application } = ecs.call('codedeploy:GetApplication', { applicationName: 'shop' });

    expect(application).toMatchObject({ applicationName: 'shop', computePlatform: 'ECS' });
    expect(ecs.call('codedeploy:ListApplications')).toEqual({ applications: ['shop'] });
    ecs.call('codedeploy:DeleteApplication', { applicationName: 'shop' });
    expect(refusal(ecs, 'GetDeploymentGroup', GROUP)).toBe(
      'ApplicationDoesNotExistException: No application found for name: shop',
    );
  });
});

describe('a deployment group', () => {
  function tryGroup(change: JsonObject): string {
    const ecs = aShop();
    ecs.call('codedeploy:DeleteDeploymentGroup', GROUP);
    return refusal(ecs, 'CreateDeploymentGroup', aGroup(change));
  }

  test('is refused without a deployment style for Amazon ECS', () => {
    expect(tryGroup({ deploymentStyle: null })).toBe(
      'InvalidDeploymentStyleException: For ECS deployment, the deployment type must be BLUE_GREEN, and deployment option must be WITH_TRAFFIC_CONTROL.',
    );
  });

  test('is refused without what blue and green need', () => {
    expect(tryGroup({ loadBalancerInfo: null })).toBe(
      'InvalidLoadBalancerInfoException: For ECS deployment group, loadBalancerInfo must be specified',
    );
    expect(tryGroup({ blueGreenDeploymentConfiguration: null })).toBe(
      'InvalidBlueGreenDeploymentConfigurationException: For ECS deployment group, blueGreenDeploymentConfiguration must be specified',
    );
    expect(tryGroup({ deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnceBlueGreen' })).toBe(
      'DeploymentConfigDoesNotExistException: No deployment configuration found for name: CodeDeployDefault.ECSAllAtOnceBlueGreen',
    );
  });

  test.each([
    ['one target group', aPair({ targetGroups: [{ name: 'blue' }] })],
    ['the same target group twice', aPair({ targetGroups: [{ name: 'blue' }, { name: 'blue' }] })],
    ['no listener', aPair({ prodTrafficRoute: null })],
  ])('is refused with %s', (_name, pair) => {
    expect(tryGroup({ loadBalancerInfo: { targetGroupPairInfoList: [pair] } })).toMatch(
      /^InvalidTargetGroupPairException: /,
    );
  });

  test.each([
    ['RoleRequiredException', { serviceRoleArn: null }],
    ['InvalidECSServiceException', { ecsServices: [] }],
    ['InvalidECSServiceException', { ecsServices: [{ serviceName: 'other', clusterName: 'default' }] }],
    ['InvalidAutoRollbackConfigException', { autoRollbackConfiguration: { enabled: true, events: [] } }],
    ['InvalidAutoRollbackConfigException', { autoRollbackConfiguration: { enabled: true, events: ['WHENEVER'] } }],
    ['InvalidAlarmConfigException', { alarmConfiguration: { enabled: true, alarms: [] } }],
  ])('is refused by %s for %j', (type, change) => {
    expect(tryGroup(change)).toMatch(new RegExp(`^${type}: `));
  });

  test('is refused for a service of another deployment controller', () => {
    const ecs = aShop();
    ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT, { family: 'plain' }));
    ecs.call('CreateService', aService({ serviceName: 'plain', taskDefinition: 'plain' }));
    const change = { deploymentGroupName: 'plain', ecsServices: [{ serviceName: 'plain', clusterName: 'default' }] };

    expect(refusal(ecs, 'CreateDeploymentGroup', aGroup(change))).toBe(
      "InvalidECSServiceException: Deployment group's ECS service must be configured for a CODE_DEPLOY deployment controller.",
    );
  });

  test('has its service for itself', () => {
    expect(refusal(aShop(), 'CreateDeploymentGroup', aGroup({ deploymentGroupName: 'second' }))).toMatch(
      /^ECSServiceMappingLimitExceededException: /,
    );
  });

  test('is updated with the given fields, and described with its last deployments', () => {
    const ecs = aShop();
    const change = { deploymentConfigName: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes' };
    const named = { applicationName: 'shop', currentDeploymentGroupName: 'web', newDeploymentGroupName: 'website' };
    ecs.call('codedeploy:UpdateDeploymentGroup', { ...named, ...change });
    const deploymentId = deploy(ecs, { deploymentGroupName: 'website' });
    ecs.run();

    const requested = { ...GROUP, deploymentGroupName: 'website' };
    expect(ecs.call('codedeploy:GetDeploymentGroup', requested).deploymentGroupInfo).toMatchObject({
      deploymentGroupName: 'website',
      ...change,
      ecsServices: [{ serviceName: 'web', clusterName: 'default' }],
      computePlatform: 'ECS',
      lastSuccessfulDeployment: { deploymentId, status: 'Succeeded' },
      lastAttemptedDeployment: { deploymentId, status: 'Succeeded' },
    });
    expect(ecs.call('codedeploy:ListDeploymentGroups', { applicationName: 'shop' })).toEqual({
      applicationName: 'shop',
      deploymentGroups: ['website'],
    });
  });
});

describe('a deployment', () => {
  const AN_S3_REVISION = { revisionType: 'S3', s3Location: { bucket: 'b', key: 'appspec.yaml', bundleType: 'YAML' } };

  test.each([
    ['RevisionRequiredException', { revision: null }],
    ['InvalidRevisionException', { revision: AN_S3_REVISION }],
    ['InvalidRevisionException', revise('')],
    ['InvalidRevisionException', revise('version: 0.0')],
    ['DescriptionTooLongException', { description: 'x'.repeat(257) }],
    ['DeploymentConfigDoesNotExistException', { deploymentConfigName: 'none' }],
    ['DeploymentGroupDoesNotExistException', { deploymentGroupName: 'none' }],
    ['DeploymentGroupNameRequiredException', { deploymentGroupName: null }],
  ])('is refused by %s for %j', (type, change) => {
    expect(refusal(aShop(), 'CreateDeployment', { ...GROUP, ...revise(), ...change })).toMatch(
      new RegExp(`^${type}: `),
    );
  });

  test('is refused when its hash is that of something else', () => {
    const appSpecContent = { content: anAppSpec(), sha256: '0'.repeat(64) };
    const revision = { revisionType: 'AppSpecContent', appSpecContent };

    expect(refusal(aShop(), 'CreateDeployment', { ...GROUP, revision })).toMatch(/^InvalidRevisionException: /);
  });

  test('is found among others by group, by status and by time', () => {
    const ecs = aShop();
    const first = deploy(ecs);
    ecs.run();
    const between = ecs.now / 1000;
    ecs.pass(60);
    const second = deploy(ecs);
    const list = (input: JsonObject) => ecs.call('codedeploy:ListDeployments', input).deployments;

    expect(list({})).toEqual([second, first]);
    expect(list({ ...GROUP, includeOnlyStatuses: ['Created'] })).toEqual([second]);
    expect(list({ createTimeRange: { end: between } })).toEqual([first]);
    expect(ecs.call('codedeploy:BatchGetDeployments', { deploymentIds: [second, 'd-NONE00000', first] })).toMatchObject(
      {
        deploymentsInfo: [{ deploymentId: second }, { deploymentId: first }],
      },
    );
    expect(refusal(ecs, 'ListDeployments', { includeOnlyStatuses: ['Done'] })).toMatch(
      /^InvalidDeploymentStatusException: /,
    );
  });

  test('has a target once it has started', () => {
    const ecs = aShop();
    const deploymentId = deploy(ecs);

    expect(refusal(ecs, 'ListDeploymentTargets', { deploymentId })).toMatch(/^DeploymentNotStartedException: /);
    ecs.run();
    expect(refusal(ecs, 'GetDeploymentTarget', { deploymentId, targetId: 'default:other' })).toMatch(
      /^DeploymentTargetDoesNotExistException: /,
    );
    expect(refusal(ecs, 'GetDeployment', { deploymentId: 'd-NONE00000' })).toMatch(
      /^DeploymentDoesNotExistException: /,
    );
  });

  test('keeps its AppSpec file, to be read by its hash', () => {
    const ecs = aShop();
    const content = anAppSpec();
    const { deploymentInfo } = ecs.call('codedeploy:GetDeployment', { deploymentId: deploy(ecs) });
    const { revision } = deploymentInfo as { readonly revision: JsonObject };

    expect(ecs.call('codedeploy:GetApplicationRevision', { applicationName: 'shop', revision })).toMatchObject({
      revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
      revisionInfo: { deploymentGroups: ['web'] },
    });
  });
});

describe('a deployment configuration', () => {
  test('of CodeDeploy’s own exists from the start', () => {
    const ecs = new VirtualEcs();

    expect(ecs.call('codedeploy:ListDeploymentConfigs').deploymentConfigsList).toEqual([
      'CodeDeployDefault.ECSAllAtOnce',
      'CodeDeployDefault.ECSCanary10Percent15Minutes',
      'CodeDeployDefault.ECSCanary10Percent5Minutes',
      'CodeDeployDefault.ECSLinear10PercentEvery1Minutes',
      'CodeDeployDefault.ECSLinear10PercentEvery3Minutes',
    ]);
    const requested = { deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' };
    expect(ecs.call('codedeploy:GetDeploymentConfig', requested).deploymentConfigInfo).toMatchObject({
      computePlatform: 'ECS',
      trafficRoutingConfig: {
        type: 'TimeBasedCanary',
        timeBasedCanary: { canaryPercentage: 10, canaryInterval: 5 },
      },
    });
  });

  test.each([
    ['a step of nothing', { type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage: 0, linearInterval: 1 } }],
    ['a step of all', { type: 'TimeBasedCanary', timeBasedCanary: { canaryPercentage: 100, canaryInterval: 1 } }],
    ['no time', { type: 'TimeBasedCanary', timeBasedCanary: { canaryPercentage: 10 } }],
  ])('is refused with %s', (_name, trafficRoutingConfig) => {
    const input = { deploymentConfigName: 'mine', computePlatform: 'ECS', trafficRoutingConfig };

    expect(refusal(new VirtualEcs(), 'CreateDeploymentConfig', input)).toMatch(
      /^InvalidTrafficRoutingConfigurationException: /,
    );
  });

  test('in use is not deleted', () => {
    const ecs = aShop();
    const trafficRoutingConfig = { type: 'AllAtOnce' };
    const named = { deploymentConfigName: 'mine' };
    ecs.call('codedeploy:CreateDeploymentConfig', { ...named, computePlatform: 'ECS', trafficRoutingConfig });
    const group = { applicationName: 'shop', currentDeploymentGroupName: 'web' };
    ecs.call('codedeploy:UpdateDeploymentGroup', { ...group, ...named });

    expect(refusal(ecs, 'DeleteDeploymentConfig', named)).toMatch(/^DeploymentConfigInUseException: /);
    ecs.call('codedeploy:UpdateDeploymentGroup', {
      ...group,
      deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
    });
    expect(refusal(ecs, 'DeleteDeploymentConfig', named)).toBe('taken');
  });
});

test('a missing operation is unknown, by name', () => {
  expect(refusal(new VirtualEcs(), 'RegisterOnPremisesInstance', {})).toBe(
    'UnknownOperationException: The local ECS does not simulate the operation codedeploy:RegisterOnPremisesInstance.',
  );
});
