import type { DeployRequest } from '../inputs/request.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { ServiceRecord } from './observation.ts';

/** The deployment configuration that an update sends, and the changes in words. */
export interface ConfigurationPlan {
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** Absent: nothing changes, so nothing is sent and ECS keeps what it has. */
  readonly configuration?: JsonObject;
  readonly changes: readonly string[];
}

/**
 * Lays the asked percents and circuit breaker over what the service has. The whole configuration is sent back, since
 * ECS documents no merge for members left out: one percent alone must not reset the other, the breaker or the alarms.
 */
export function planConfiguration(service: ServiceRecord, request: DeployRequest): ConfigurationPlan {
  const minimumHealthyPercent = request.minimumHealthyPercent ?? service.minimumHealthyPercent;
  const maximumPercent = request.maximumPercent ?? service.maximumPercent;
  const breaker = planBreaker(service, request);
  const changes = [
    ...describeChange('minimumHealthyPercent', service.minimumHealthyPercent, minimumHealthyPercent),
    ...describeChange('maximumPercent', service.maximumPercent, maximumPercent),
    ...describeChange('circuit breaker', nameBreaker(service.circuitBreaker), nameBreaker(breaker)),
  ];
  if (changes.length === 0) return { minimumHealthyPercent, maximumPercent, changes };
  const known = service.deploymentConfiguration.deploymentCircuitBreaker;
  const configuration = {
    ...service.deploymentConfiguration,
    minimumHealthyPercent,
    maximumPercent,
    deploymentCircuitBreaker: {
      ...(isJsonObject(known) ? known : {}),
      enable: breaker.enabled,
      rollback: breaker.rollback,
    },
  };
  return { minimumHealthyPercent, maximumPercent, configuration, changes };
}

type Breaker = ServiceRecord['circuitBreaker'];

function planBreaker(service: ServiceRecord, request: DeployRequest): Breaker {
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

function nameBreaker(breaker: Breaker): string {
  if (!breaker.enabled) return 'off';
  return breaker.rollback ? 'on' : 'on-without-rollback';
}

function describeChange(name: string, from: number | string, to: number | string): readonly string[] {
  return from === to ? [] : [`${name}: ${from} → ${to}`];
}
