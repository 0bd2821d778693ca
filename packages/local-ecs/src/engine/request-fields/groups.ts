/** Fields that operations on the same resource share. */
import type { RequestFields } from './contract.ts';

export const CAPACITY = ['capacityProviderStrategy', 'launchType'];
export const NETWORK = ['networkConfiguration', 'platformVersion'];
export const PAGE = ['nextToken', 'maxResults'];

export const SERVICE: RequestFields = {
  simulated: [
    ...NETWORK,
    ...[
      'capacityProviderStrategy',
      'availabilityZoneRebalancing',
      'cluster',
      'deploymentConfiguration',
      'desiredCount',
      'enableECSManagedTags',
    ],
    ...['healthCheckGracePeriodSeconds', 'loadBalancers', 'placementConstraints', 'placementStrategy', 'propagateTags'],
    ...['serviceConnectConfiguration.services.portName', 'serviceRegistries.containerName'],
    ...['serviceRegistries.containerPort', 'taskDefinition', 'vpcLatticeConfigurations.portName'],
    ...['volumeConfigurations.name', 'volumeConfigurations.managedEBSVolume.roleArn'],
  ],
  kept: [
    ...['deploymentConfiguration.lifecycleHooks.hookDetails', 'enableExecuteCommand', 'gatewayConnectors'],
    ...['loadBalancers.advancedConfiguration.testListenerRule', 'loadBalancers.advancedConfiguration.roleArn'],
    ...['monitoring', 'networkConfiguration.awsvpcConfiguration.securityGroups', 'serviceConnectConfiguration'],
    ...['serviceRegistries', 'volumeConfigurations', 'vpcLatticeConfigurations'],
  ],
};

export const TASK: RequestFields = {
  simulated: [
    ...['cluster', 'enableECSManagedTags', 'group', 'networkConfiguration', 'overrides', 'propagateTags', 'startedBy'],
    ...['tags', 'taskDefinition', 'volumeConfigurations.name', 'volumeConfigurations.managedEBSVolume.roleArn'],
  ],
  kept: [
    ...['enableExecuteCommand', 'overrides.containerOverrides.resourceRequirements', 'overrides.ephemeralStorage'],
    ...['overrides.executionRoleArn', 'overrides.inferenceAcceleratorOverrides', 'overrides.taskRoleArn'],
    'volumeConfigurations',
  ],
  refused: ['referenceId'],
};

export const CLUSTER: RequestFields = {
  simulated: [
    'configuration.executeCommandConfiguration.logging',
    'configuration.executeCommandConfiguration.logConfiguration.cloudWatchLogGroupName',
    'configuration.executeCommandConfiguration.logConfiguration.s3BucketName',
    'settings.name',
  ],
  kept: ['configuration', 'serviceConnectDefaults', 'settings'],
};

export const EXPRESS: RequestFields = {
  simulated: [
    ...['cpu', 'cpuArchitecture', 'healthCheckPath', 'memory', 'networkConfiguration', 'primaryContainer'],
    ...['taskDefinitionArn', 'scalingTarget'],
  ],
  kept: [
    ...['executionRoleArn', 'networkConfiguration.securityGroups', 'primaryContainer.repositoryCredentials'],
    'taskRoleArn',
  ],
};

export const PROVIDER: RequestFields = {
  simulated: ['name'],
  kept: ['autoScalingGroupProvider'],
  refused: ['cluster', 'managedInstancesProvider'],
};

export const DEFINITION: RequestFields = {
  simulated: [
    ...['containerDefinitions', 'cpu', 'ephemeralStorage', 'family', 'inferenceAccelerators'],
    ...['ipcMode', 'memory', 'networkMode', 'pidMode'],
    ...['placementConstraints', 'proxyConfiguration', 'requiresCompatibilities', 'runtimePlatform', 'tags', 'volumes'],
  ],
  kept: ['enableFaultInjection', 'executionRoleArn', 'taskRoleArn'],
};
