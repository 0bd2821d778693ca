/** `deploymentConfiguration` of a service: checked, and completed as it is described. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { readBreaker } from './breaker-settings.ts';
import { checkEarlySuccess } from './early-success.ts';
import { readBoolean, readNumber, readObject, readString, readStrings } from './input.ts';
import { completeStrategy } from './strategy-settings.ts';

/** The API's defaults for absent fields (ECS API reference, DeploymentConfiguration). */
const DEFAULTS = {
  REPLICA: { maximumPercent: 200, minimumHealthyPercent: 100 },
  DAEMON: { maximumPercent: 100, minimumHealthyPercent: 0 },
};

/** ECS computes the bake time of alarms from their own periods, usually less than five minutes; one is assumed. */
const COMPUTED_BAKE_MS = 60_000;

export interface DeploymentSettings {
  /** Complete, as described. */
  readonly described: JsonObject;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** Bake time of a rolling update, in milliseconds. */
  readonly bakeMs: number;
}

/**
 * Completes a configuration. Fields that a given object omits get the API's defaults, even if the service had other
 * values. Whether ECS keeps them is not documented; assumed, so that tests catch a client that sends only a part.
 * @throws ApiError InvalidParameterException; UnsupportedFeatureException for what is not simulated
 */
export function completeConfiguration(
  given: JsonObject,
  scheduling: 'REPLICA' | 'DAEMON' = 'REPLICA',
): DeploymentSettings {
  const fallback = DEFAULTS[scheduling];
  const minimumHealthyPercent = readNumber(given, 'minimumHealthyPercent') ?? fallback.minimumHealthyPercent;
  const maximumPercent = readNumber(given, 'maximumPercent') ?? fallback.maximumPercent;
  checkPercents(minimumHealthyPercent, maximumPercent);
  const strategy = completeStrategy(given);
  checkEarlySuccess(given, { strategy: readString(strategy, 'strategy') ?? '', minimumHealthyPercent });
  readBreaker(given);
  const described = {
    bakeTimeInMinutes: 0,
    lifecycleHooks: [],
    ...given,
    deploymentCircuitBreaker: { enable: false, rollback: false, ...readObject(given, 'deploymentCircuitBreaker') },
    maximumPercent,
    minimumHealthyPercent,
    alarms: readAlarms(given),
    ...strategy,
  };
  return { described, minimumHealthyPercent, maximumPercent, bakeMs: readBakeMs(given) };
}

function checkPercents(minimum: number, maximum: number): void {
  if (minimum > 100) throw invalidParameter('minimumHealthyPercent must be at most 100');
  // Wording not documented, of the next two.
  if (minimum < 0) throw invalidParameter('minimumHealthyPercent must be at least 0');
  if (maximum < 100) throw invalidParameter('maximumPercent must be at least 100');
  if (minimum === 100 && maximum === 100) {
    throw invalidParameter(
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block any deployment',
    );
  }
}

/** @throws ApiError InvalidParameterException; its wording is not documented */
function readAlarms(given: JsonObject): JsonObject {
  const alarms = readObject(given, 'alarms') ?? {};
  const isEnabled = readBoolean(alarms, 'enable') ?? false;
  if (isEnabled && readStrings(alarms, 'alarmNames').length === 0) {
    throw invalidParameter('alarmNames cannot be empty when deployment alarms are enabled.');
  }
  return { alarmNames: [], rollback: false, enable: false, ...alarms };
}

function readBakeMs(given: JsonObject): number {
  const minutes = readNumber(given, 'bakeTimeInMinutes');
  return minutes === undefined ? COMPUTED_BAKE_MS : minutes * 60_000;
}
