import type { JsonObject } from '../../json.ts';
import { invalidParameter, notSimulated } from './fault.ts';
import { readObjects, readString } from './input.ts';

/** Capacity providers that every cluster may use; others are not simulated. */
const FARGATE_PROVIDERS = ['FARGATE', 'FARGATE_SPOT'];

/**
 * EC2 or FARGATE, by `launchType` or by the capacity providers of the request; EC2 when it does not say.
 * @throws ApiFault when both are given, or when the kind of capacity is not simulated
 */
export function readLaunchType(input: JsonObject): 'EC2' | 'FARGATE' {
  const launchType = readString(input, 'launchType');
  const providers = readObjects(input, 'capacityProviderStrategy').map(
    (entry) => readString(entry, 'capacityProvider') ?? '',
  );
  if (launchType !== undefined && providers.length > 0) {
    // Wording not documented.
    throw invalidParameter('Specifying both a launch type and capacity provider strategy is not supported.');
  }
  if (providers.length > 0) {
    const other = providers.find((provider) => !FARGATE_PROVIDERS.includes(provider));
    if (other !== undefined) throw notSimulated(`The capacity provider ${other}`);
    return 'FARGATE';
  }
  if (launchType === undefined || launchType === 'EC2') return 'EC2';
  if (launchType === 'FARGATE') return 'FARGATE';
  throw notSimulated(`The launch type ${launchType}`);
}
