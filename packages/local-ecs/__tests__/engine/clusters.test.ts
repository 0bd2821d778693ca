import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

const ARN = 'arn:aws:ecs:eu-west-1:123456789012:cluster/shop';

const GROUP = 'arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:1:autoScalingGroupName/a';

/** The empty cluster `shop`. */
const EMPTY: JsonObject = {
  clusterArn: ARN,
  clusterName: 'shop',
  status: 'ACTIVE',
  registeredContainerInstancesCount: 0,
  runningTasksCount: 0,
  pendingTasksCount: 0,
  activeServicesCount: 0,
  statistics: [],
  tags: [],
  settings: [],
  capacityProviders: [],
  defaultCapacityProviderStrategy: [],
};

const INSIGHTS = [{ name: 'containerInsights', value: 'enhanced' }];
const CONFIGURATION = { executeCommandConfiguration: { logging: 'DEFAULT' } };

function describeShop(ecs: VirtualEcs, ...include: readonly string[]): JsonObject {
  const { clusters } = ecs.call('DescribeClusters', { clusters: ['shop'], include });
  return (clusters as readonly JsonObject[])[0] ?? {};
}

describe('CreateCluster', () => {
  test('answers the whole cluster', () => {
    const tags = [{ key: 'team', value: 'a' }];

    const { cluster } = new VirtualEcs().call('CreateCluster', {
      clusterName: 'shop',
      settings: INSIGHTS,
      configuration: CONFIGURATION,
      tags,
    });

    const attached = { attachments: [], attachmentsStatus: 'UPDATE_COMPLETE' };
    expect(cluster).toEqual({ ...EMPTY, settings: INSIGHTS, configuration: CONFIGURATION, tags, ...attached });
  });

  test('of a name that is taken changes nothing', () => {
    const ecs = new VirtualEcs();
    const first = ecs.call('CreateCluster', { clusterName: 'shop', settings: INSIGHTS });

    expect(ecs.call('CreateCluster', { clusterName: 'shop' })).toEqual(first);
  });

  test.each([
    {
      name: 'a name with a blank',
      change: { clusterName: 'a b' },
      message: 'ClusterName must match ^[a-zA-Z0-9\\-_]{1,255}$',
    },
    {
      name: 'a log configuration that is not used',
      change: { configuration: { executeCommandConfiguration: { logConfiguration: {} } } },
      message: "You must set logging to 'OVERRIDE' when you supply a log configuration.",
    },
    {
      name: 'logs to nowhere',
      change: { configuration: { executeCommandConfiguration: { logging: 'OVERRIDE' } } },
      message:
        'A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration.',
    },
    {
      name: 'a provider that there is not',
      change: { capacityProviders: ['nope'] },
      message: 'The specified capacity provider was not found. Specify a valid capacity provider and try again.',
    },
    {
      name: 'a strategy of another provider',
      change: {
        capacityProviders: ['FARGATE'],
        defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }],
      },
      message:
        'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
    },
    {
      name: 'two bases',
      change: {
        capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
        defaultCapacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 1 },
          { capacityProvider: 'FARGATE_SPOT', base: 1 },
        ],
      },
      message:
        'The specified capacity provider strategy contains multiple capacity providers with a base value defined. Only one capacity provider per strategy can have a base value defined.',
    },
  ])('refuses $name', ({ change, message }) => {
    const ecs = new VirtualEcs();

    const answer = ecs.ask('CreateCluster', { clusterName: 'shop', ...change });

    expect(answer).toEqual({ ok: false, type: 'InvalidParameterException', message, status: 400 });
    expect(ecs.call('DescribeClusters', { clusters: ['shop'] }).failures).toEqual([{ arn: ARN, reason: 'MISSING' }]);
  });
});

describe('DescribeClusters', () => {
  const settings = { settings: INSIGHTS, configuration: CONFIGURATION, tags: [{ key: 'a', value: '1' }] };
  const attached = { attachments: [], attachmentsStatus: 'UPDATE_COMPLETE' };

  test.each([
    { name: 'nothing but the counts', include: [], more: {} },
    { name: 'tags', include: ['TAGS'], more: { tags: settings.tags } },
    { name: 'settings', include: ['SETTINGS'], more: { settings: INSIGHTS } },
    { name: 'configurations', include: ['CONFIGURATIONS'], more: { configuration: CONFIGURATION } },
    { name: 'attachments', include: ['ATTACHMENTS'], more: attached },
  ])('includes $name', ({ include, more }) => {
    const ecs = new VirtualEcs();
    ecs.call('CreateCluster', { clusterName: 'shop', ...settings });

    expect(describeShop(ecs, ...include)).toEqual({ ...EMPTY, ...more });
  });

  test('counts tasks and services by launch type', () => {
    const ecs = new VirtualEcs();
    ecs.call('CreateCluster', { clusterName: 'shop' });
    const instance = { address: '127.0.1.1', cpu: 2048, memoryMiB: 4096, availabilityZone: 'eu-west-1a' };
    ecs.send({ kind: 'add-instances', cluster: 'shop', instances: [instance] });
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call(
      'RegisterTaskDefinition',
      aTaskDefinition({}, { family: 'far', networkMode: 'awsvpc', cpu: '256', memory: '512' }),
    );
    const network = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };
    ecs.call('CreateService', aService({ cluster: 'shop' }));
    ecs.run(60);
    ecs.call('CreateService', aService({ cluster: 'shop', serviceName: 'idle', desiredCount: 0 }));
    ecs.call('RunTask', { cluster: 'shop', taskDefinition: 'far', launchType: 'FARGATE', ...network });

    const shop = describeShop(ecs, 'STATISTICS');

    expect(shop).toMatchObject({
      registeredContainerInstancesCount: 1,
      runningTasksCount: 2,
      pendingTasksCount: 1,
      activeServicesCount: 2,
    });
    expect(shop.statistics).toEqual([
      { name: 'runningEC2TasksCount', value: '2' },
      { name: 'runningFargateTasksCount', value: '0' },
      { name: 'pendingEC2TasksCount', value: '0' },
      { name: 'pendingFargateTasksCount', value: '1' },
      { name: 'activeEC2ServiceCount', value: '2' },
      { name: 'activeFargateServiceCount', value: '0' },
      { name: 'drainingEC2ServiceCount', value: '0' },
      { name: 'drainingFargateServiceCount', value: '0' },
    ]);
  });
});

describe('UpdateCluster', () => {
  test('changes what is given and keeps the rest', () => {
    const ecs = new VirtualEcs();
    ecs.call('CreateCluster', { clusterName: 'shop', settings: INSIGHTS });

    ecs.call('UpdateCluster', { cluster: 'shop', configuration: CONFIGURATION });
    ecs.call('UpdateClusterSettings', { cluster: ARN, settings: [{ name: 'containerInsights', value: 'disabled' }] });

    expect(describeShop(ecs, 'SETTINGS', 'CONFIGURATIONS')).toEqual({
      ...EMPTY,
      settings: [{ name: 'containerInsights', value: 'disabled' }],
      configuration: CONFIGURATION,
    });
  });

  test.each([
    { name: 'another setting', settings: [{ name: 'fun', value: 'enabled' }] },
    { name: 'another value', settings: [{ name: 'containerInsights', value: 'maybe' }] },
    { name: 'no setting', settings: [] },
  ])('refuses $name', ({ settings }) => {
    // Not by `ask`: the SDK would let none of these through.
    const answer = new VirtualEcs().send({
      kind: 'call',
      operation: 'UpdateClusterSettings',
      input: { cluster: 'default', settings },
      caller: { accessKeyId: 'A', region: 'eu-west-1' },
    });

    expect(answer).toMatchObject({ type: 'InvalidParameterException' });
  });

  test('of a missing cluster is refused', () => {
    expect(new VirtualEcs().ask('UpdateCluster', { cluster: 'shop' })).toEqual({
      ok: false,
      type: 'ClusterNotFoundException',
      message: 'Cluster not found.',
      status: 400,
    });
  });
});

describe('DeleteCluster', () => {
  const NETWORK = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };

  test('is refused for instances, then for services, then for tasks', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(1);
    ecs.call('RegisterTaskDefinition', aTaskDefinition({}, { networkMode: 'awsvpc', cpu: '256', memory: '512' }));
    ecs.call('CreateService', aService({ desiredCount: 0, launchType: 'FARGATE', ...NETWORK }));
    ecs.call('RunTask', { taskDefinition: 'web', launchType: 'FARGATE', ...NETWORK });
    ecs.call('CreateCluster', { clusterName: 'shop' });
    ecs.call('CreateService', aService({ cluster: 'shop', desiredCount: 0, launchType: 'FARGATE', ...NETWORK }));
    ecs.call('RunTask', { cluster: 'shop', taskDefinition: 'web', launchType: 'FARGATE', ...NETWORK });

    const ofInstances = ecs.ask('DeleteCluster', { cluster: 'default' });
    const ofServices = ecs.ask('DeleteCluster', { cluster: 'shop' });
    ecs.call('DeleteService', { cluster: 'shop', service: 'web' });
    const ofTasks = ecs.ask('DeleteCluster', { cluster: 'shop' });

    expect([ofInstances, ofServices, ofTasks]).toEqual([
      {
        ok: false,
        type: 'ClusterContainsContainerInstancesException',
        message: 'The Cluster cannot be deleted while Container Instances are active or draining.',
        status: 400,
      },
      {
        ok: false,
        type: 'ClusterContainsServicesException',
        message: 'The Cluster cannot be deleted while Services are active.',
        status: 400,
      },
      {
        ok: false,
        type: 'ClusterContainsTasksException',
        message: 'The Cluster cannot be deleted while Tasks are active.',
        status: 400,
      },
    ]);
  });

  test('leaves an INACTIVE cluster, whose name can be used again', () => {
    const ecs = new VirtualEcs();
    ecs.call('CreateCluster', { clusterName: 'shop', tags: [{ key: 'a', value: '1' }] });

    ecs.call('DeleteCluster', { cluster: 'shop' });

    expect(describeShop(ecs)).toEqual({ ...EMPTY, status: 'INACTIVE' });
    expect(ecs.call('ListClusters').clusterArns).not.toContain(ARN);
    expect(ecs.call('CreateCluster', { clusterName: 'shop' }).cluster).toMatchObject({ status: 'ACTIVE', tags: [] });
  });
});

describe('capacity providers', () => {
  const provider = { name: 'spare', autoScalingGroupProvider: { autoScalingGroupArn: GROUP } };
  const described = {
    capacityProviderArn: 'arn:aws:ecs:eu-west-1:123456789012:capacity-provider/spare',
    name: 'spare',
    status: 'ACTIVE',
    autoScalingGroupProvider: {
      autoScalingGroupArn: GROUP,
      managedScaling: {
        status: 'DISABLED',
        targetCapacity: 100,
        minimumScalingStepSize: 1,
        maximumScalingStepSize: 10_000,
        instanceWarmupPeriod: 300,
      },
      managedTerminationProtection: 'DISABLED',
      managedDraining: 'ENABLED',
    },
    tags: [],
    type: 'EC2_AUTOSCALING',
  };

  test('are created complete, and described with the two of Fargate', () => {
    const ecs = new VirtualEcs();

    const { capacityProvider } = ecs.call('CreateCapacityProvider', provider);

    const fargate = (name: string): JsonObject => ({
      capacityProviderArn: `arn:aws:ecs:eu-west-1:123456789012:capacity-provider/${name}`,
      name,
      status: 'ACTIVE',
      tags: [],
      type: name,
    });
    expect(capacityProvider).toEqual(described);
    expect(ecs.call('DescribeCapacityProviders')).toEqual({
      capacityProviders: [described, fargate('FARGATE'), fargate('FARGATE_SPOT')],
      failures: [],
    });
  });

  test('unknown ones are MISSING', () => {
    expect(new VirtualEcs().call('DescribeCapacityProviders', { capacityProviders: ['nope'] })).toEqual({
      capacityProviders: [],
      failures: [{ arn: 'arn:aws:ecs:eu-west-1:123456789012:capacity-provider/nope', reason: 'MISSING' }],
    });
  });

  test('an update changes what is given', () => {
    const ecs = new VirtualEcs();
    ecs.call('CreateCapacityProvider', provider);

    const { capacityProvider } = ecs.call('UpdateCapacityProvider', {
      name: 'spare',
      autoScalingGroupProvider: { managedScaling: { status: 'ENABLED', targetCapacity: 90 } },
    });

    expect(capacityProvider).toMatchObject({
      updateStatus: 'UPDATE_COMPLETE',
      autoScalingGroupProvider: {
        autoScalingGroupArn: GROUP,
        managedScaling: { status: 'ENABLED', targetCapacity: 90, maximumScalingStepSize: 10_000 },
      },
    });
  });

  test.each([
    {
      name: 'a name of AWS’s own',
      input: { ...provider, name: 'fargate-mine' },
      type: 'InvalidParameterException',
      message: /^The specified capacity provider name is invalid\. Up to 255 characters .* try again\.$/,
    },
    {
      name: 'a name that is taken',
      input: provider,
      type: 'ClientException',
      message:
        /^The specified capacity provider already exists\. To change the configuration of an existing capacity provider, update the capacity provider\.$/,
    },
    {
      name: 'a least step over the longest',
      input: {
        name: 'b',
        autoScalingGroupProvider: {
          autoScalingGroupArn: GROUP,
          managedScaling: { minimumScalingStepSize: 3, maximumScalingStepSize: 2 },
        },
      },
      type: 'InvalidParameterException',
      message: /^The minimum or maximum scaling step size value is invalid\. /,
    },
    {
      name: 'managed instances',
      input: {
        name: 'b',
        managedInstancesProvider: {
          infrastructureRoleArn: 'a',
          instanceLaunchTemplate: { ec2InstanceProfileArn: 'a', networkConfiguration: {} },
        },
      },
      type: 'UnsupportedFeatureException',
      message: /^The field managedInstancesProvider of CreateCapacityProvider is not simulated by the local ECS\.$/,
    },
  ])('are refused with $name', ({ input, type, message }) => {
    const ecs = new VirtualEcs();
    ecs.call('CreateCapacityProvider', provider);

    expect(ecs.ask('CreateCapacityProvider', input)).toMatchObject({ type, message: expect.stringMatching(message) });
  });

  test('cannot be deleted while a cluster has them, nor taken from it while a service uses them', () => {
    const ecs = new VirtualEcs();
    ecs.call('CreateCapacityProvider', provider);
    const put = (...capacityProviders: readonly string[]): JsonObject => ({
      cluster: 'default',
      capacityProviders,
      defaultCapacityProviderStrategy: [],
    });
    ecs.call('PutClusterCapacityProviders', put('spare', 'FARGATE'));

    const early = ecs.ask('DeleteCapacityProvider', { capacityProvider: 'spare' });
    ecs.call('PutClusterCapacityProviders', put('FARGATE'));
    const { capacityProvider } = ecs.call('DeleteCapacityProvider', { capacityProvider: 'spare' });
    const ofFargate = ecs.ask('DeleteCapacityProvider', { capacityProvider: 'FARGATE' });

    expect(early).toMatchObject({ message: 'The specified capacity provider is in use and cannot be removed.' });
    expect(capacityProvider).toEqual({ ...described, status: 'INACTIVE', updateStatus: 'DELETE_COMPLETE' });
    expect(ofFargate).toMatchObject({ type: 'ClientException' });
  });
});

describe('account settings', () => {
  const USER = 'arn:aws:iam::123456789012:user/AKIDEXAMPLE';
  const ROOT = 'arn:aws:iam::123456789012:root';

  test('apply to the caller, else to the account, else have the defaults of AWS', () => {
    const ecs = new VirtualEcs();
    const read = (): JsonObject =>
      ecs.call('ListAccountSettings', { name: 'containerInsights', effectiveSettings: true });

    const seen = [read()];
    ecs.call('PutAccountSettingDefault', { name: 'containerInsights', value: 'enabled' });
    seen.push(read());
    const { setting } = ecs.call('PutAccountSetting', { name: 'containerInsights', value: 'enhanced' });
    seen.push(read());
    ecs.call('DeleteAccountSetting', { name: 'containerInsights' });
    seen.push(read());

    const show = (value: string, principalArn: string): JsonObject => ({
      settings: [{ name: 'containerInsights', value, principalArn, type: 'user' }],
    });
    const [own] = show('enhanced', USER).settings as readonly JsonObject[];
    expect(setting).toEqual(own);
    expect(seen).toEqual([
      show('disabled', ROOT),
      show('enabled', ROOT),
      show('enhanced', USER),
      show('enabled', ROOT),
    ]);
  });

  test('are listed ten a page, without `effectiveSettings` the caller’s own alone', () => {
    const ecs = new VirtualEcs();
    ecs.call('PutAccountSetting', { name: 'awsvpcTrunking', value: 'enabled' });

    const own = ecs.call('ListAccountSettings');
    const { settings, nextToken } = ecs.call('ListAccountSettings', { effectiveSettings: true });

    expect(own).toEqual({
      settings: [{ name: 'awsvpcTrunking', value: 'enabled', principalArn: USER, type: 'user' }],
    });
    expect([(settings as readonly JsonObject[]).length, nextToken]).toEqual([10, 'page-10']);
  });

  test.each([
    { name: 'a value that it does not take', input: { name: 'fargateTaskRetirementWaitPeriod', value: '8' } },
    { name: 'what AWS manages', input: { name: 'guardDutyActivate', value: 'on' } },
  ])('refuse $name', ({ input }) => {
    expect(new VirtualEcs().ask('PutAccountSetting', input)).toMatchObject({ type: 'InvalidParameterException' });
  });
});
