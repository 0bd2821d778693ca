/** The settings of a deployment group: checked, and completed as they are described. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../api-error.ts';
import { lastPart } from '../arn.ts';
import { readBoolean, readNumber, readObject, readObjects, readString, readStrings } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
import { readController } from '../task-set-state.ts';
import type { GroupSettings } from './records.ts';

/**
 * Merges a request into the earlier settings. Texts that begin with `For ECS deployment` are observed.
 * @param before of the group that is updated
 * @throws ApiError the exceptions of CreateDeploymentGroup
 */
export function readSettings(input: JsonObject, before?: GroupSettings): GroupSettings {
  const serviceRoleArn = readString(input, 'serviceRoleArn') ?? before?.serviceRoleArn ?? '';
  // Wording not documented.
  if (serviceRoleArn === '') throw new ApiError('RoleRequiredException', 'serviceRoleArn is required.');
  if (!serviceRoleArn.startsWith('arn:')) {
    // Wording not documented.
    throw new ApiError('InvalidRoleException', 'serviceRoleArn is not a valid ARN.');
  }
  if (before === undefined || input.deploymentStyle !== undefined) checkStyle(input);
  return {
    serviceRoleArn,
    autoRollback: readAutoRollback(input) ?? before?.autoRollback ?? NO_ROLLBACK,
    alarms: readAlarms(input) ?? before?.alarms ?? NO_ALARMS,
    blueGreen: readBlueGreen(input) ?? before?.blueGreen ?? refuseBlueGreen(),
    loadBalancerInfo: readLoadBalancers(input) ?? before?.loadBalancerInfo ?? refuseLoadBalancers('must be specified'),
    triggers: input.triggerConfigurations === undefined ? (before?.triggers ?? []) : readTriggers(input),
    ecsService: readService(input) ?? before?.ecsService ?? refuseService(),
  };
}

const NO_ROLLBACK: JsonObject = { enabled: false, events: [] };
const NO_ALARMS: JsonObject = { enabled: false, ignorePollAlarmFailure: false, alarms: [] };

function checkStyle(input: JsonObject): void {
  const { deploymentType, deploymentOption } = readObject(input, 'deploymentStyle') ?? {};
  if (deploymentType === 'BLUE_GREEN' && deploymentOption === 'WITH_TRAFFIC_CONTROL') return;
  throw new ApiError(
    'InvalidDeploymentStyleException',
    'For ECS deployment, the deployment type must be BLUE_GREEN, and deployment option must be WITH_TRAFFIC_CONTROL.',
  );
}

/** Events that a rollback can follow (AWS CodeDeploy API reference, AutoRollbackConfiguration). */
const ROLLBACK_EVENTS = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'];

/** @throws ApiError InvalidAutoRollbackConfigException; its wording is not documented */
export function readAutoRollback(input: JsonObject): JsonObject | undefined {
  const given = readObject(input, 'autoRollbackConfiguration');
  if (given === undefined) return undefined;
  const enabled = readBoolean(given, 'enabled') ?? false;
  const events = readStrings(given, 'events');
  const wrong = events.find((event) => !ROLLBACK_EVENTS.includes(event));
  if (wrong !== undefined || (enabled && events.length === 0)) {
    throw new ApiError(
      'InvalidAutoRollbackConfigException',
      wrong === undefined ? 'Automatic rollback needs an event.' : `Unknown event '${wrong}' of an automatic rollback.`,
    );
  }
  return { enabled, events };
}

/** @throws ApiError InvalidAlarmConfigException, AlarmsLimitExceededException; wordings not documented */
export function readAlarms(input: JsonObject, field = 'alarmConfiguration'): JsonObject | undefined {
  const given = readObject(input, field);
  if (given === undefined) return undefined;
  const enabled = readBoolean(given, 'enabled') ?? false;
  const alarms = readObjects(given, 'alarms');
  if (alarms.length > 10) {
    throw new ApiError('AlarmsLimitExceededException', 'A deployment group has at most 10 alarms.');
  }
  const isNamed = alarms.every((alarm) => (readString(alarm, 'name') ?? '') !== '');
  if (!isNamed || (enabled && alarms.length === 0)) {
    throw new ApiError(
      'InvalidAlarmConfigException',
      'Alarms need names, and there must be one when they are enabled.',
    );
  }
  return { enabled, ignorePollAlarmFailure: readBoolean(given, 'ignorePollAlarmFailure') ?? false, alarms };
}

/**
 * The longest that an original task set stays: two days (AWS CodeDeploy API reference, BlueInstanceTerminationOption).
 */
const LONGEST_MINUTES = 2880;

/** What is absent is completed; that with no wait at all is assumed. */
function readBlueGreen(input: JsonObject): JsonObject | undefined {
  const given = readObject(input, 'blueGreenDeploymentConfiguration');
  if (given === undefined) return undefined;
  const ready = readObject(given, 'deploymentReadyOption') ?? {};
  const termination = readObject(given, 'terminateBlueInstancesOnDeploymentSuccess') ?? {};
  const actionOnTimeout = readString(ready, 'actionOnTimeout') ?? 'CONTINUE_DEPLOYMENT';
  const action = readString(termination, 'action') ?? 'TERMINATE';
  const waitTimeInMinutes = readMinutes(ready, 'waitTimeInMinutes');
  const terminationWaitTimeInMinutes = readMinutes(termination, 'terminationWaitTimeInMinutes');
  // No wording of these is documented.
  if (actionOnTimeout !== 'CONTINUE_DEPLOYMENT' && actionOnTimeout !== 'STOP_DEPLOYMENT') {
    throw refuseBlueGreenField(`Unknown actionOnTimeout '${actionOnTimeout}'.`);
  }
  if (action !== 'TERMINATE' && action !== 'KEEP_ALIVE') throw refuseBlueGreenField(`Unknown action '${action}'.`);
  return {
    terminateBlueInstancesOnDeploymentSuccess: { action, terminationWaitTimeInMinutes },
    deploymentReadyOption: { actionOnTimeout, waitTimeInMinutes },
  };
}

function readMinutes(object: JsonObject, field: string): number {
  const minutes = readNumber(object, field) ?? 0;
  if (Number.isInteger(minutes) && minutes >= 0 && minutes <= LONGEST_MINUTES) return minutes;
  throw refuseBlueGreenField(`${field} must be a whole number from 0 to ${LONGEST_MINUTES}.`);
}

function refuseBlueGreenField(message: string): ApiError {
  return new ApiError('InvalidBlueGreenDeploymentConfigurationException', message);
}

function refuseBlueGreen(): never {
  throw refuseBlueGreenField('For ECS deployment group, blueGreenDeploymentConfiguration must be specified');
}

function readLoadBalancers(input: JsonObject): JsonObject | undefined {
  const given = readObject(input, 'loadBalancerInfo');
  if (given === undefined) return undefined;
  if (readObjects(given, 'elbInfoList').length > 0) refuseLoadBalancers('must not contain elbInfo list');
  if (readObjects(given, 'targetGroupInfoList').length > 0)
    refuseLoadBalancers('must not contain targetGroupInfo list');
  const pairs = readObjects(given, 'targetGroupPairInfoList');
  const [pair = {}] = pairs;
  const names = readObjects(pair, 'targetGroups').map((group) => readString(group, 'name') ?? '');
  const route = readStrings(readObject(pair, 'prodTrafficRoute') ?? {}, 'listenerArns');
  // Wording not documented.
  if (pairs.length !== 1 || names.length !== 2 || names.includes('') || names[0] === names[1] || route.length !== 1) {
    throw new ApiError(
      'InvalidTargetGroupPairException',
      'A deployment group for Amazon ECS needs one pair of two target groups with one listener for production traffic.',
    );
  }
  return { targetGroupPairInfoList: pairs };
}

function refuseLoadBalancers(what: string): never {
  throw new ApiError('InvalidLoadBalancerInfoException', `For ECS deployment group, loadBalancerInfo ${what}`);
}

function readTriggers(input: JsonObject): readonly JsonObject[] {
  return readObjects(input, 'triggerConfigurations');
}

function readService(input: JsonObject): JsonObject | undefined {
  const services = readObjects(input, 'ecsServices');
  if (input.ecsServices === undefined || input.ecsServices === null) return undefined;
  const [service] = services;
  const serviceName = service && readString(service, 'serviceName');
  if (services.length !== 1 || serviceName === undefined) return refuseService();
  return { serviceName, clusterName: readString(service ?? {}, 'clusterName') ?? 'default' };
}

function refuseService(): never {
  // Wording not documented.
  throw new ApiError('InvalidECSServiceException', 'A deployment group for Amazon ECS needs one ECS service.');
}

/**
 * `CLUSTER/NAME` of the group's service, which must exist and have the CODE_DEPLOY controller.
 * @throws ApiError InvalidECSServiceException; the text of the wrong controller is observed
 */
export function findServiceKey(state: MutableState, { ecsService }: GroupSettings): string {
  const cluster = lastPart(readString(ecsService, 'clusterName') ?? '');
  const name = lastPart(readString(ecsService, 'serviceName') ?? '');
  const service = state.services.get(`${cluster}/${name}`);
  if (service === undefined || service.status === 'INACTIVE') {
    // The beginning is observed, with another cause.
    const start = `Could not load ECS service information for cluster: ${cluster}, service: ${name}.`;
    throw new ApiError('InvalidECSServiceException', `${start} Cause: Service not found.`);
  }
  if (readController(service.given) !== 'CODE_DEPLOY') {
    throw new ApiError(
      'InvalidECSServiceException',
      "Deployment group's ECS service must be configured for a CODE_DEPLOY deployment controller.",
    );
  }
  return service.key;
}
