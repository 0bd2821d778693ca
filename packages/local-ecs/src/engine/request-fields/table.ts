import type { RequestFields } from './contract.ts';
import { CAPACITY, CLUSTER, DEFINITION, EXPRESS, NETWORK, PAGE, PROVIDER, SERVICE, TASK } from './groups.ts';

function extend(fields: RequestFields, more: RequestFields): RequestFields {
  return {
    simulated: [...(fields.simulated ?? []), ...(more.simulated ?? [])],
    kept: [...(fields.kept ?? []), ...(more.kept ?? [])],
    refused: [...(fields.refused ?? []), ...(more.refused ?? [])],
  };
}

function simulate(...simulated: readonly string[]): RequestFields {
  return { simulated };
}

/** By operation, of all that the local ECS answers. */
export const REQUEST_FIELDS: Readonly<Record<string, RequestFields>> = {
  ContinueServiceDeployment: simulate('serviceDeploymentArn', 'hookId', 'action'),
  CreateCapacityProvider: extend(PROVIDER, { simulated: ['tags'] }),
  CreateCluster: extend(CLUSTER, {
    simulated: ['clusterName', 'tags', 'capacityProviders', 'defaultCapacityProviderStrategy'],
  }),
  CreateExpressGatewayService: extend(EXPRESS, {
    simulated: ['cluster', 'serviceName', 'tags'],
    kept: ['infrastructureRoleArn'],
  }),
  CreateService: extend(SERVICE, {
    simulated: [
      'clientToken',
      'deploymentController',
      'launchType',
      'role',
      'schedulingStrategy',
      'serviceName',
      'tags',
    ],
  }),
  CreateTaskSet: {
    simulated: [
      ...[...CAPACITY, ...NETWORK, 'clientToken', 'cluster', 'loadBalancers', 'scale', 'service', 'tags'],
      ...['serviceRegistries.containerName', 'serviceRegistries.containerPort', 'taskDefinition'],
    ],
    kept: [
      ...['externalId', 'loadBalancers.advancedConfiguration.testListenerRule', 'serviceRegistries'],
      ...['loadBalancers.advancedConfiguration.roleArn', 'networkConfiguration.awsvpcConfiguration.securityGroups'],
    ],
  },
  DeleteAccountSetting: simulate('name', 'principalArn'),
  DeleteAttributes: simulate('cluster', 'attributes'),
  DeleteCapacityProvider: { simulated: ['capacityProvider'], refused: ['cluster'] },
  DeleteCluster: simulate('cluster'),
  DeleteExpressGatewayService: simulate('serviceArn'),
  DeleteService: simulate('cluster', 'service', 'force'),
  DeleteTaskDefinitions: simulate('taskDefinitions'),
  DeleteTaskSet: simulate('cluster', 'service', 'taskSet', 'force'),
  DeregisterContainerInstance: simulate('cluster', 'containerInstance', 'force'),
  DeregisterTaskDefinition: simulate('taskDefinition'),
  DescribeCapacityProviders: { simulated: ['capacityProviders', 'include', ...PAGE], refused: ['cluster'] },
  DescribeClusters: simulate('clusters', 'include'),
  DescribeContainerInstances: simulate('cluster', 'containerInstances', 'include'),
  DescribeExpressGatewayService: simulate('serviceArn', 'include'),
  DescribeServiceDeployments: simulate('serviceDeploymentArns'),
  DescribeServiceRevisions: simulate('serviceRevisionArns'),
  DescribeServices: simulate('cluster', 'services', 'include'),
  DescribeTaskDefinition: simulate('taskDefinition', 'include'),
  DescribeTaskSets: simulate('cluster', 'service', 'taskSets', 'include'),
  DescribeTasks: simulate('cluster', 'tasks', 'include'),
  GetTaskProtection: simulate('cluster', 'tasks'),
  ListAccountSettings: simulate('name', 'value', 'principalArn', 'effectiveSettings', ...PAGE),
  ListAttributes: simulate('cluster', 'targetType', 'attributeName', 'attributeValue', ...PAGE),
  ListClusters: simulate(...PAGE),
  ListContainerInstances: simulate('cluster', 'filter', 'status', ...PAGE),
  ListServiceDeployments: simulate('cluster', 'service', 'status', 'createdAt', ...PAGE),
  ListServices: simulate('cluster', 'launchType', 'schedulingStrategy', 'resourceManagementType', ...PAGE),
  ListServicesByNamespace: simulate('namespace', ...PAGE),
  ListTagsForResource: simulate('resourceArn'),
  ListTaskDefinitionFamilies: simulate('familyPrefix', 'status', ...PAGE),
  ListTaskDefinitions: simulate('familyPrefix', 'status', 'sort', ...PAGE),
  ListTasks: {
    simulated: [
      ...['cluster', 'containerInstance', 'desiredStatus', 'family', 'launchType', 'serviceName', 'startedBy'],
      ...PAGE,
    ],
    refused: ['daemonName'],
  },
  PutAccountSetting: simulate('name', 'value', 'principalArn'),
  PutAccountSettingDefault: simulate('name', 'value'),
  PutAttributes: simulate('cluster', 'attributes'),
  PutClusterCapacityProviders: simulate('cluster', 'capacityProviders', 'defaultCapacityProviderStrategy'),
  RegisterContainerInstance: {
    simulated: [
      ...['attributes', 'cluster', 'containerInstanceArn', 'instanceIdentityDocument'],
      ...['instanceIdentityDocumentSignature', 'tags', 'totalResources'],
    ],
    kept: ['versionInfo'],
    refused: ['platformDevices'],
  },
  RegisterTaskDefinition: DEFINITION,
  RunTask: extend(TASK, {
    simulated: [...CAPACITY, 'clientToken', 'count', 'placementConstraints', 'placementStrategy', 'platformVersion'],
  }),
  StartTask: extend(TASK, { simulated: ['containerInstances'] }),
  StopServiceDeployment: simulate('serviceDeploymentArn', 'stopType'),
  StopTask: simulate('cluster', 'task', 'reason'),
  TagResource: simulate('resourceArn', 'tags'),
  UntagResource: simulate('resourceArn', 'tagKeys'),
  UpdateCapacityProvider: PROVIDER,
  UpdateCluster: extend(CLUSTER, { simulated: ['cluster'] }),
  UpdateClusterSettings: { simulated: ['cluster', 'settings.name'], kept: ['settings'] },
  UpdateContainerInstancesState: simulate('cluster', 'containerInstances', 'status'),
  UpdateExpressGatewayService: extend(EXPRESS, { simulated: ['serviceArn'] }),
  UpdateService: extend(SERVICE, { simulated: ['deploymentController', 'forceNewDeployment', 'service'] }),
  UpdateServicePrimaryTaskSet: simulate('cluster', 'service', 'primaryTaskSet'),
  UpdateTaskProtection: simulate('cluster', 'tasks', 'protectionEnabled', 'expiresInMinutes'),
  UpdateTaskSet: simulate('cluster', 'service', 'taskSet', 'scale'),
};
