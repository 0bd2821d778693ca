/** Deployment groups: which service is deployed, and how. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../../api-error.ts';
import { drawUuid } from '../../identifiers.ts';
import { asTimestamp, omitAbsent, readString } from '../../input.ts';
import type { MutableState } from '../../mutable-state.ts';
import type { Call, OperationTable } from '../../operation.ts';
import { DEFAULT_CONFIG } from '../deployment-configs.ts';
import { describeRevision } from '../describe-deployment.ts';
import { GROUP_NAME, readName, requireApplication, requireConfig, requireGroup } from '../find.ts';
import { findServiceKey, readSettings } from '../group-settings.ts';
import { cutList } from '../paginate.ts';
import type { DeploymentGroupRecord } from '../records.ts';

export const GROUP_OPERATIONS: OperationTable = {
  'codedeploy:CreateDeploymentGroup': createDeploymentGroup,
  'codedeploy:UpdateDeploymentGroup': updateDeploymentGroup,
  'codedeploy:GetDeploymentGroup': getDeploymentGroup,
  'codedeploy:ListDeploymentGroups': listDeploymentGroups,
  'codedeploy:DeleteDeploymentGroup': deleteDeploymentGroup,
};

function createDeploymentGroup(state: MutableState, { input }: Call): JsonObject {
  const application = requireApplication(state, input).name;
  const name = readName(input, GROUP_NAME);
  const key = `${application}/${name}`;
  refuseTaken(state, key);
  const configName = readString(input, 'deploymentConfigName') ?? DEFAULT_CONFIG;
  requireConfig(state, configName);
  const settings = readSettings(input);
  const serviceKey = findServiceKey(state, settings);
  refuseMapped(state, serviceKey, key);
  const id = drawUuid(state);
  state.deploymentGroups.set(key, { key, id, application, name, configName, serviceKey, settings });
  return { deploymentGroupId: id };
}

/** Wording not documented. */
function refuseTaken(state: MutableState, key: string): void {
  if (!state.deploymentGroups.has(key)) return;
  const problem = `A deployment group named ${key.slice(key.indexOf('/') + 1)} already exists in the application.`;
  throw new ApiError('DeploymentGroupAlreadyExistsException', problem);
}

/** A service is in one deployment group at most (AWS CodeDeploy API reference); the wording is not documented. */
function refuseMapped(state: MutableState, serviceKey: string, ownKey: string): void {
  for (const group of state.deploymentGroups.values()) {
    if (group.serviceKey !== serviceKey || group.key === ownKey) continue;
    const problem = `The ECS service ${serviceKey} is already in the deployment group ${group.name}.`;
    throw new ApiError('ECSServiceMappingLimitExceededException', problem);
  }
}

/** What is not given stays as it is. */
function updateDeploymentGroup(state: MutableState, { input }: Call): JsonObject {
  const before = requireGroup(state, input, { ...GROUP_NAME, field: 'currentDeploymentGroupName' });
  const newName = readString(input, 'newDeploymentGroupName');
  const name =
    newName === undefined ? before.name : readName(input, { ...GROUP_NAME, field: 'newDeploymentGroupName' });
  const key = `${before.application}/${name}`;
  if (key !== before.key) refuseTaken(state, key);
  const configName = readString(input, 'deploymentConfigName') ?? before.configName;
  requireConfig(state, configName);
  const settings = readSettings(input, before.settings);
  const serviceKey = findServiceKey(state, settings);
  refuseMapped(state, serviceKey, before.key);
  state.deploymentGroups.delete(before.key);
  state.deploymentGroups.set(key, { ...before, key, name, configName, serviceKey, settings });
  return { hooksNotCleanedUp: [] };
}

function getDeploymentGroup(state: MutableState, { input }: Call): JsonObject {
  return { deploymentGroupInfo: describeGroup(state, requireGroup(state, input)) };
}

function describeGroup(state: MutableState, group: DeploymentGroupRecord): JsonObject {
  const { settings } = group;
  const target = state.codeDeployments.get(group.lastAttempted ?? '');
  return omitAbsent({
    applicationName: group.application,
    deploymentGroupId: group.id,
    deploymentGroupName: group.name,
    deploymentConfigName: group.configName,
    ec2TagFilters: [],
    onPremisesInstanceTagFilters: [],
    autoScalingGroups: [],
    serviceRoleArn: settings.serviceRoleArn,
    targetRevision: target === undefined ? undefined : describeRevision(target.revision.sha256),
    triggerConfigurations: settings.triggers,
    alarmConfiguration: settings.alarms,
    autoRollbackConfiguration: settings.autoRollback,
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    outdatedInstancesStrategy: 'UPDATE',
    blueGreenDeploymentConfiguration: settings.blueGreen,
    loadBalancerInfo: settings.loadBalancerInfo,
    lastSuccessfulDeployment: describeLast(state, group.lastSuccessful),
    lastAttemptedDeployment: describeLast(state, group.lastAttempted),
    computePlatform: 'ECS',
    ecsServices: [settings.ecsService],
    terminationHookEnabled: false,
  });
}

function describeLast(state: MutableState, id: string | undefined): JsonObject | undefined {
  const record = state.codeDeployments.get(id ?? '');
  if (record === undefined) return undefined;
  const { status, createdAt, completedAt } = record;
  return omitAbsent({
    deploymentId: record.id,
    status,
    endTime: completedAt === undefined ? undefined : asTimestamp(completedAt),
    createTime: asTimestamp(createdAt),
  });
}

function listDeploymentGroups(state: MutableState, { input }: Call): JsonObject {
  const { name: applicationName } = requireApplication(state, input);
  const own = [...state.deploymentGroups.values()].filter(({ application }) => application === applicationName);
  const page = cutList(own, input);
  return { applicationName, deploymentGroups: page.items.map(({ name }) => name), ...page.next };
}

/** A missing one is no error (no exception is documented). */
function deleteDeploymentGroup(state: MutableState, { input }: Call): JsonObject {
  const name = readName(input, GROUP_NAME);
  state.deploymentGroups.delete(`${readString(input, 'applicationName') ?? ''}/${name}`);
  return { hooksNotCleanedUp: [] };
}
