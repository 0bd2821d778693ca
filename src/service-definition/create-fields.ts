/** Fields of CreateService, and where DescribeServices shows some of them. */
/** ECS API reference, CreateService, request parameters. */
export const CREATE_FIELDS: ReadonlySet<string> = new Set([
  'availabilityZoneRebalancing',
  'capacityProviderStrategy',
  'clientToken',
  'cluster',
  'deploymentConfiguration',
  'deploymentController',
  'desiredCount',
  'enableECSManagedTags',
  'enableExecuteCommand',
  'healthCheckGracePeriodSeconds',
  'launchType',
  'loadBalancers',
  'monitoring',
  'networkConfiguration',
  'placementConstraints',
  'placementStrategy',
  'platformVersion',
  'propagateTags',
  'role',
  'schedulingStrategy',
  'serviceConnectConfiguration',
  'serviceName',
  'serviceRegistries',
  'tags',
  'taskDefinition',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
]);

/** Fields that DescribeServices shows in each deployment, not in the service (ECS API reference, Deployment). */
export const OF_DEPLOYMENTS = [
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
] as const;
