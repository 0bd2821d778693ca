import { defined, type JsonObject, readNumber, readObject, readStrings } from '@slipway/ecs-rules/values';
import type { DeployRequest, EarlySuccess } from '../inputs/request.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { isSameJson } from './same-json.ts';

/** The deployment configuration that an update sends. */
export interface ConfigurationPlan {
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** Absent: nothing changes, so nothing is sent and ECS keeps what it has. */
  readonly configuration?: JsonObject;
}

/**
 * Lays the asked percents and circuit breaker over what the service has. The whole configuration is sent back, since
 * ECS documents no merge for fields left out: one percent alone must not reset the other, the breaker or the alarms.
 */
export function planConfiguration(service: ServiceRecord, request: DeployRequest): ConfigurationPlan {
  const wanted = applyDefinition(service, request);
  const minimumHealthyPercent = request.minimumHealthyPercent ?? wanted.minimumHealthyPercent;
  const maximumPercent = request.maximumPercent ?? wanted.maximumPercent;
  const next = { ...wanted.deploymentConfiguration, ...chooseFields(wanted, request) };
  const isSame =
    minimumHealthyPercent === service.minimumHealthyPercent &&
    maximumPercent === service.maximumPercent &&
    isSameJson(next, withBreaker(service));
  if (isSame) return { minimumHealthyPercent, maximumPercent };
  return { minimumHealthyPercent, maximumPercent, configuration: { ...next, minimumHealthyPercent, maximumPercent } };
}

type Configured = Pick<
  ServiceRecord,
  'deploymentConfiguration' | 'minimumHealthyPercent' | 'maximumPercent' | 'circuitBreaker'
>;

/** The service with the deployment configuration of its definition. Inputs count more. */
function applyDefinition(service: ServiceRecord, { definitionChanges }: DeployRequest): Configured {
  const configuration = definitionChanges?.deploymentConfiguration;
  if (configuration === undefined) return service;
  const { enable = false, rollback = false } = readObject(configuration, 'deploymentCircuitBreaker') ?? {};
  return {
    deploymentConfiguration: configuration,
    minimumHealthyPercent: readNumber(configuration, 'minimumHealthyPercent') ?? service.minimumHealthyPercent,
    maximumPercent: readNumber(configuration, 'maximumPercent') ?? service.maximumPercent,
    circuitBreaker: { enabled: enable === true, rollback: rollback === true },
  };
}

/** The deployment configuration that the service will have. */
export function nextConfiguration(service: ServiceRecord, request: DeployRequest): JsonObject {
  return planConfiguration(service, request).configuration ?? service.deploymentConfiguration;
}

/** What the service has, its circuit breaker as ECS takes it. */
function withBreaker({ deploymentConfiguration, circuitBreaker }: ServiceRecord): JsonObject {
  const known = readObject(deploymentConfiguration, 'deploymentCircuitBreaker') ?? {};
  const { enabled: enable, rollback } = circuitBreaker;
  return { ...deploymentConfiguration, deploymentCircuitBreaker: { ...known, enable, rollback } };
}

function chooseFields(service: Configured, request: DeployRequest): JsonObject {
  const { deploymentConfiguration } = service;
  const { breakerThreshold, isResetByHealthyTask, earlySuccess, alarms, bakeTimeMinutes } = request.deployment;
  const breaker = planBreaker(service, request);
  const threshold = breakerThreshold === undefined ? undefined : { ...breakerThreshold };
  return {
    deploymentCircuitBreaker: {
      ...readObject(deploymentConfiguration, 'deploymentCircuitBreaker'),
      enable: breaker.enabled,
      rollback: breaker.rollback,
      ...defined({ thresholdConfiguration: threshold, resetOnHealthyTask: isResetByHealthyTask }),
    },
    ...defined({
      earlySuccessCriteria: earlySuccess === undefined ? undefined : toCriteria(earlySuccess, deploymentConfiguration),
      alarms: alarms === undefined ? undefined : toAlarms(alarms, deploymentConfiguration),
      bakeTimeInMinutes: bakeTimeMinutes,
    }),
  };
}

/** Undefined where it is off already. */
function toCriteria(earlySuccess: EarlySuccess | 'off', configuration: JsonObject): JsonObject | undefined {
  if (earlySuccess === 'off') {
    const known = readObject(configuration, 'earlySuccessCriteria');
    return known?.enable === true ? { enable: false } : known;
  }
  const { healthyPercent, cleanup } = earlySuccess;
  return { enable: true, healthyPercent, sourceServiceRevisionCleanup: cleanup };
}

/** Alarms roll back, unless the service says otherwise. */
function toAlarms(alarms: readonly string[] | 'off', configuration: JsonObject): JsonObject {
  const known = readObject(configuration, 'alarms') ?? {};
  if (alarms === 'off') return { ...known, alarmNames: [], enable: false, rollback: false };
  const names = readStrings(known, 'alarmNames');
  const isKept = names.length > 0 && known.rollback === false;
  // Their order says nothing.
  const isSame = isSameJson([...names].sort(), [...alarms].sort());
  return { ...known, alarmNames: isSame ? names : [...alarms], enable: true, rollback: !isKept };
}

type Breaker = ServiceRecord['circuitBreaker'];

function planBreaker(service: Configured, request: DeployRequest): Breaker {
  switch (request.circuitBreaker) {
    case 'keep':
      return service.circuitBreaker;
    case 'off':
      return { enabled: false, rollback: false };
    case 'on':
      return { enabled: true, rollback: true };
    case 'on-without-rollback':
      return { enabled: true, rollback: false };
  }
}
