/** From the shapes of CodeDeploy's SDK to our own records. */
import type {
  DeploymentGroupInfo,
  DeploymentInfo,
  ECSTarget,
  LifecycleEvent as SdkLifecycleEvent,
} from '@aws-sdk/client-codedeploy';
import { defined } from '@slipway/ecs-rules/values';
import type {
  CodeDeployment,
  DeploymentGroup,
  DeploymentTarget,
  GroupName,
  LifecycleEvent,
} from '../../ports/code-deploy-records.ts';
import { withoutUndefined } from './records.ts';

const MINUTE_MS = 60_000;

export function toDeploymentGroup(info: DeploymentGroupInfo, name: GroupName): DeploymentGroup {
  const { alarmConfiguration: alarms, autoRollbackConfiguration: rollback } = info;
  return {
    ...name,
    computePlatform: info.computePlatform ?? '',
    configName: info.deploymentConfigName ?? '',
    services: (info.ecsServices ?? []).map(({ clusterName, serviceName }) => ({
      cluster: clusterName ?? 'default',
      service: serviceName ?? '',
    })),
    alarms: alarms?.enabled === true ? (alarms.alarms ?? []).flatMap((alarm) => alarm.name ?? []) : [],
    rollbackEvents: rollback?.enabled === true ? (rollback.events ?? []) : [],
    ...toWaits(info),
  };
}

function toWaits({ blueGreenDeploymentConfiguration: settings }: DeploymentGroupInfo) {
  const ready = settings?.deploymentReadyOption;
  const end = settings?.terminateBlueInstancesOnDeploymentSuccess;
  return defined({
    rerouteWaitMs:
      ready?.actionOnTimeout === 'STOP_DEPLOYMENT' ? (ready.waitTimeInMinutes ?? 0) * MINUTE_MS : undefined,
    terminationWaitMs: end?.action === 'TERMINATE' ? (end.terminationWaitTimeInMinutes ?? 0) * MINUTE_MS : undefined,
  });
}

export function toCodeDeployment(info: DeploymentInfo): CodeDeployment {
  return withoutUndefined<CodeDeployment>({
    id: info.deploymentId ?? '',
    status: info.status ?? '',
    errorCode: info.errorInformation?.code,
    errorMessage: info.errorInformation?.message,
    rollbackId: info.rollbackInfo?.rollbackDeploymentId,
    rollbackOf: info.rollbackInfo?.rollbackTriggeringDeploymentId,
    sha256: info.revision?.appSpecContent?.sha256,
    createdAt: info.createTime?.getTime() ?? 0,
  });
}

export function toDeploymentTarget(target: ECSTarget): DeploymentTarget {
  const find = (label: string) => (target.taskSetsInfo ?? []).find(({ taskSetLabel }) => taskSetLabel === label);
  const replacement = find('Green');
  return withoutUndefined<DeploymentTarget>({
    events: (target.lifecycleEvents ?? []).map(toLifecycleEvent),
    originalId: find('Blue')?.identifer,
    replacementId: replacement?.identifer,
    replacementTraffic: replacement?.trafficWeight,
  });
}

function toLifecycleEvent(event: SdkLifecycleEvent): LifecycleEvent {
  return withoutUndefined<LifecycleEvent>({
    name: event.lifecycleEventName ?? '',
    status: event.status ?? '',
    diagnostics: event.diagnostics?.message,
  });
}
