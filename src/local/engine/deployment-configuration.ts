/** `deploymentConfiguration` of a service: checked, and completed as it is described. */
import type { JsonObject } from '../../json.ts';
import { readBreaker } from './breaker-settings.ts';
import { invalidParameter, notSimulated } from './fault.ts';
import { readBoolean, readNumber, readObject, readObjects, readString } from './input.ts';

/** What the API gives a member that is absent (ECS API reference, DeploymentConfiguration, for REPLICA services). */
const DEFAULTS = { maximumPercent: 200, minimumHealthyPercent: 100 };

export interface DeploymentSettings {
  /** Complete, as described. */
  readonly described: JsonObject;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
}

/**
 * Completes a configuration. Members that a given object leaves out are the API's defaults, also when the service had
 * other values: whether ECS keeps them is not documented; assumed, so that a client that sends a part is found out.
 * @throws ApiFault InvalidParameterException; UnsupportedFeatureException for what is not simulated
 */
export function completeConfiguration(given: JsonObject): DeploymentSettings {
  const minimumHealthyPercent = readNumber(given, 'minimumHealthyPercent') ?? DEFAULTS.minimumHealthyPercent;
  const maximumPercent = readNumber(given, 'maximumPercent') ?? DEFAULTS.maximumPercent;
  checkPercents(minimumHealthyPercent, maximumPercent);
  checkStrategy(given);
  readBreaker(given);
  const described = {
    bakeTimeInMinutes: 0,
    lifecycleHooks: [],
    ...given,
    deploymentCircuitBreaker: { enable: false, rollback: false, ...readObject(given, 'deploymentCircuitBreaker') },
    maximumPercent,
    minimumHealthyPercent,
    alarms: { alarmNames: [], rollback: false, enable: false, ...readObject(given, 'alarms') },
    strategy: 'ROLLING',
  };
  return { described, minimumHealthyPercent, maximumPercent };
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

function checkStrategy(given: JsonObject): void {
  const strategy = readString(given, 'strategy') ?? 'ROLLING';
  if (strategy !== 'ROLLING') throw notSimulated(`The deployment strategy ${strategy}`);
  if (readObjects(given, 'lifecycleHooks').length > 0) throw notSimulated('A lifecycle hook');
  const early = readObject(given, 'earlySuccessCriteria') ?? {};
  if (readBoolean(early, 'enable') === true) throw notSimulated('earlySuccessCriteria');
}
