/** A deployment as GetDeployment and BatchGetDeployments answer it. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { asTimestamp, omitAbsent } from '../input.ts';
import type { CodeDeploymentRecord } from './records.ts';

/**
 * The AppSpec file's content is never returned, only its hash (AWS CLI, get-deployment); nor is an overview (observed).
 */
export function describeDeployment(record: CodeDeploymentRecord): JsonObject {
  const { settings, previousSha256, startedAt, completedAt } = record;
  return omitAbsent({
    applicationName: record.application,
    deploymentGroupName: record.group,
    deploymentConfigName: record.configName,
    deploymentId: record.id,
    previousRevision: previousSha256 === undefined ? undefined : describeRevision(previousSha256),
    revision: describeRevision(record.revision.sha256),
    status: record.status,
    errorInformation: record.error === undefined ? undefined : { ...record.error },
    createTime: asTimestamp(record.createdAt),
    startTime: startedAt === undefined ? undefined : asTimestamp(startedAt),
    completeTime: completedAt === undefined ? undefined : asTimestamp(completedAt),
    description: record.description,
    creator: record.creator,
    ignoreApplicationStopFailures: false,
    autoRollbackConfiguration: settings.autoRollback,
    updateOutdatedInstancesOnly: false,
    rollbackInfo: record.rollback === undefined ? undefined : { ...record.rollback },
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    instanceTerminationWaitTimeStarted: record.stages.some(
      ({ name, startedAt: enteredAt }) => name === 'TerminationWait' && enteredAt !== undefined,
    ),
    blueGreenDeploymentConfiguration: settings.blueGreen,
    loadBalancerInfo: settings.loadBalancerInfo,
    fileExistsBehavior: 'DISALLOW',
    deploymentStatusMessages: [],
    computePlatform: 'ECS',
  });
}

export function describeRevision(sha256: string): JsonObject {
  return { revisionType: 'AppSpecContent', appSpecContent: { sha256 } };
}
