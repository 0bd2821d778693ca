/** Deployment groups: which service is deployed, and how. */
import type { JsonObject } from '../../../json.ts';
import type { Draft } from '../../engine/draft.ts';
import { ApiFault } from '../../engine/fault.ts';
import { drawUuid } from '../../engine/identifiers.ts';
import { asTimestamp, omitAbsent, readString } from '../../engine/input.ts';
import type { Call, OperationTable } from '../../engine/operation.ts';
import { USUAL_CONFIG } from '../deployment-configs.ts';
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

function createDeploymentGroup(draft: Draft, { input }: Call): JsonObject {
  const application = requireApplication(draft, input).name;
  const name = readName(input, GROUP_NAME);
  const key = `${application}/${name}`;
  refuseTaken(draft, key);
  const configName = readString(input, 'deploymentConfigName') ?? USUAL_CONFIG;
  requireConfig(draft, configName);
  const settings = readSettings(input);
  const serviceKey = findServiceKey(draft, settings);
  refuseMapped(draft, serviceKey, key);
  const id = drawUuid(draft);
  draft.deploymentGroups.set(key, { key, id, application, name, configName, serviceKey, settings });
  return { deploymentGroupId: id };
}

/** Wording not documented. */
function refuseTaken(draft: Draft, key: string): void {
  if (!draft.deploymentGroups.has(key)) return;
  const problem = `A deployment group named ${key.slice(key.indexOf('/') + 1)} already exists in the application.`;
  throw new ApiFault('DeploymentGroupAlreadyExistsException', problem);
}

/** A service is in one deployment group at most (AWS CodeDeploy API reference); the wording is not documented. */
function refuseMapped(draft: Draft, serviceKey: string, ownKey: string): void {
  for (const group of draft.deploymentGroups.values()) {
    if (group.serviceKey !== serviceKey || group.key === ownKey) continue;
    const problem = `The ECS service ${serviceKey} is already in the deployment group ${group.name}.`;
    throw new ApiFault('ECSServiceMappingLimitExceededException', problem);
  }
}

/** What is not given stays as it is. */
function updateDeploymentGroup(draft: Draft, { input }: Call): JsonObject {
  const before = requireGroup(draft, input, { ...GROUP_NAME, member: 'currentDeploymentGroupName' });
  const newName = readString(input, 'newDeploymentGroupName');
  const name =
    newName === undefined ? before.name : readName(input, { ...GROUP_NAME, member: 'newDeploymentGroupName' });
  const key = `${before.application}/${name}`;
  if (key !== before.key) refuseTaken(draft, key);
  const configName = readString(input, 'deploymentConfigName') ?? before.configName;
  requireConfig(draft, configName);
  const settings = readSettings(input, before.settings);
  const serviceKey = findServiceKey(draft, settings);
  refuseMapped(draft, serviceKey, before.key);
  draft.deploymentGroups.delete(before.key);
  draft.deploymentGroups.set(key, { ...before, key, name, configName, serviceKey, settings });
  return { hooksNotCleanedUp: [] };
}

function getDeploymentGroup(draft: Draft, { input }: Call): JsonObject {
  return { deploymentGroupInfo: describeGroup(draft, requireGroup(draft, input)) };
}

function describeGroup(draft: Draft, group: DeploymentGroupRecord): JsonObject {
  const { settings } = group;
  const target = draft.codeDeployments.get(group.lastAttempted ?? '');
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
    lastSuccessfulDeployment: describeLast(draft, group.lastSuccessful),
    lastAttemptedDeployment: describeLast(draft, group.lastAttempted),
    computePlatform: 'ECS',
    ecsServices: [settings.ecsService],
    terminationHookEnabled: false,
  });
}

function describeLast(draft: Draft, id: string | undefined): JsonObject | undefined {
  const record = draft.codeDeployments.get(id ?? '');
  if (record === undefined) return undefined;
  const { status, createdAt, completedAt } = record;
  return omitAbsent({
    deploymentId: record.id,
    status,
    endTime: completedAt === undefined ? undefined : asTimestamp(completedAt),
    createTime: asTimestamp(createdAt),
  });
}

function listDeploymentGroups(draft: Draft, { input }: Call): JsonObject {
  const { name: applicationName } = requireApplication(draft, input);
  const own = [...draft.deploymentGroups.values()].filter(({ application }) => application === applicationName);
  const page = cutList(own, input);
  return { applicationName, deploymentGroups: page.items.map(({ name }) => name), ...page.next };
}

/** One that is not there is no fault (its exceptions do not tell of it). */
function deleteDeploymentGroup(draft: Draft, { input }: Call): JsonObject {
  const name = readName(input, GROUP_NAME);
  draft.deploymentGroups.delete(`${readString(input, 'applicationName') ?? ''}/${name}`);
  return { hooksNotCleanedUp: [] };
}
