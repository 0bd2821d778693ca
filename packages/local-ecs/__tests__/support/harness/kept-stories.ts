/** For each operation with fields that are kept: a request with all of them, and the answer that describes it. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type KeptStage, ROLE, SUBNETS, VOLUMES } from './kept-stage.ts';

const TASK = { taskDefinition: 'web', ...SUBNETS, ...VOLUMES, overrides: { containerOverrides: [{ name: 'web' }] } };
const SETTINGS = { settings: [{ name: 'containerInsights', value: 'enabled' }] };
const LOGS = { logging: 'OVERRIDE', logConfiguration: { s3BucketName: 'logs' } };
const CLUSTER = { configuration: { executeCommandConfiguration: LOGS }, ...SETTINGS };
const SCALING = { managedScaling: { targetCapacity: 81, minimumScalingStepSize: 2, maximumScalingStepSize: 9 } };
const GROUP = { autoScalingGroupArn: 'arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:x' };
const EXPRESS = { executionRoleArn: ROLE, infrastructureRoleArn: ROLE, primaryContainer: { image: 'web:1' } };
const WEB = { serviceName: 'web', taskDefinition: 'web', desiredCount: 0 };

/** By operation: makes the request and describes what became of it. */
export const KEPT_STORIES: Readonly<Record<string, (stage: KeptStage) => Promise<JsonObject>>> = {
  CreateCapacityProvider: async (stage) => {
    await stage.send('CreateCapacityProvider', { name: 'pool', autoScalingGroupProvider: { ...GROUP, ...SCALING } });
    return stage.describeProvider();
  },
  CreateCluster: async (stage) => {
    await stage.send('CreateCluster', { clusterName: 'shop', ...CLUSTER });
    return stage.describeCluster();
  },
  CreateExpressGatewayService: async (stage) =>
    stage.describeExpress(await stage.send('CreateExpressGatewayService', EXPRESS)),
  CreateService: async (stage) => {
    await stage.send('CreateService', { ...WEB, ...(await stage.composeService()) });
    return stage.describeService();
  },
  CreateTaskSet: async (stage) => {
    await stage.register();
    await stage.call('CreateService', { serviceName: 'web', deploymentController: { type: 'EXTERNAL' } });
    const serviceRegistries = [{ containerName: 'web', containerPort: 80 }];
    const right = { ...SUBNETS, ...(await stage.makeBalancer()), serviceRegistries };
    await stage.send('CreateTaskSet', { cluster: 'default', service: 'web', taskDefinition: 'web', ...right });
    return stage.call('DescribeTaskSets', { cluster: 'default', service: 'web' });
  },
  RegisterContainerInstance: async (stage) => {
    const { containerInstance } = await stage.send('RegisterContainerInstance', { cluster: 'default' });
    const { containerInstanceArn } = containerInstance as { readonly containerInstanceArn: string };
    return stage.call('DescribeContainerInstances', { containerInstances: [containerInstanceArn] });
  },
  RegisterTaskDefinition: async (stage) => {
    const containerDefinitions = [{ name: 'web', image: 'web:1', memory: 64 }];
    await stage.send('RegisterTaskDefinition', { family: 'web', containerDefinitions });
    return stage.call('DescribeTaskDefinition', { taskDefinition: 'web' });
  },
  RunTask: async (stage) => {
    await stage.register();
    return stage.describeTask(await stage.send('RunTask', TASK));
  },
  StartTask: async (stage) => {
    await stage.register();
    const { containerInstanceArns: instances = [] } = await stage.call('ListContainerInstances', {});
    const [first = ''] = instances as readonly string[];
    return stage.describeTask(await stage.send('StartTask', { ...TASK, containerInstances: [first] }));
  },
  UpdateCapacityProvider: async (stage) => {
    await stage.call('CreateCapacityProvider', { name: 'pool', autoScalingGroupProvider: GROUP });
    await stage.send('UpdateCapacityProvider', { name: 'pool', autoScalingGroupProvider: SCALING });
    return stage.describeProvider();
  },
  UpdateCluster: async (stage) => {
    await stage.call('CreateCluster', { clusterName: 'shop' });
    await stage.send('UpdateCluster', { cluster: 'shop', ...CLUSTER });
    return stage.describeCluster();
  },
  UpdateClusterSettings: async (stage) => {
    await stage.call('CreateCluster', { clusterName: 'shop' });
    await stage.send('UpdateClusterSettings', { cluster: 'shop', ...SETTINGS });
    return stage.describeCluster();
  },
  UpdateExpressGatewayService: async (stage) => {
    const made = await stage.call('CreateExpressGatewayService', EXPRESS);
    const { serviceArn = '' } = made.service as JsonObject;
    const primaryContainer = { image: 'web:2' };
    await stage.send('UpdateExpressGatewayService', { serviceArn, primaryContainer });
    return stage.describeExpress(made);
  },
  UpdateService: async (stage) => {
    const right = await stage.composeService();
    await stage.call('CreateService', { ...WEB, ...SUBNETS, launchType: 'EC2' });
    await stage.send('UpdateService', { service: 'web', ...right });
    return stage.describeService();
  },
};
