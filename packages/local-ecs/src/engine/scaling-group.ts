/**
 * The settings of a capacity provider's Auto Scaling group. They are stored and answered; no instance is started or
 * stopped.
 */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { omitAbsent, pickFields, readNumber, readObject, readString } from './input.ts';

const SCALING: JsonObject = {
  status: 'DISABLED',
  targetCapacity: 100,
  minimumScalingStepSize: 1,
  maximumScalingStepSize: 10_000,
  instanceWarmupPeriod: 300,
};

/** Lowest and highest value by field (ECS API reference, ManagedScaling). */
const RANGES: readonly (readonly [string, number, number])[] = [
  ['targetCapacity', 1, 100],
  ['minimumScalingStepSize', 1, 10_000],
  ['maximumScalingStepSize', 1, 10_000],
  ['instanceWarmupPeriod', 0, 10_000],
];

const SWITCHES = ['managedTerminationProtection', 'managedDraining'];

/**
 * The settings that were, with those that are given, and with the defaults of what is in neither (ECS API reference,
 * AutoScalingGroupProvider; that draining is ENABLED by default is assumed).
 * @throws ApiError InvalidParameterException; the step sizes' text is observed, the others are not documented
 */
export function completeGroup(before: JsonObject, given: JsonObject): JsonObject {
  const arn = readString(given, 'autoScalingGroupArn') ?? readString(before, 'autoScalingGroupArn') ?? '';
  if (arn === '') throw invalidParameter('autoScalingGroupArn can not be blank.');
  const managedScaling = {
    ...SCALING,
    ...readObject(before, 'managedScaling'),
    ...pickFields(readObject(given, 'managedScaling') ?? {}, Object.keys(SCALING)),
  };
  checkScaling(managedScaling);
  const switches = { ...pickFields(before, SWITCHES), ...pickFields(given, SWITCHES) };
  for (const field of SWITCHES) checkSwitch(switches, field);
  if (switches.managedTerminationProtection === 'ENABLED' && managedScaling.status !== 'ENABLED') {
    throw invalidParameter('Managed termination protection needs managed scaling to be enabled.');
  }
  return omitAbsent({
    autoScalingGroupArn: arn,
    managedScaling,
    managedTerminationProtection: 'DISABLED',
    managedDraining: 'ENABLED',
    ...switches,
  });
}

function checkScaling(scaling: JsonObject): void {
  checkSwitch(scaling, 'status');
  for (const [field, least, most] of RANGES) {
    const value = readNumber(scaling, field) ?? least;
    if (!Number.isInteger(value) || value < least || value > most) {
      throw invalidParameter(`${field} must be between ${least} and ${most}.`);
    }
  }
  if ((readNumber(scaling, 'minimumScalingStepSize') ?? 0) > (readNumber(scaling, 'maximumScalingStepSize') ?? 0)) {
    throw invalidParameter(
      'The minimum or maximum scaling step size value is invalid. Specify a minimum scaling step size value that is less than or equal to the maximum scaling step size value and try again.',
    );
  }
}

function checkSwitch(settings: JsonObject, field: string): void {
  const value = readString(settings, field) ?? 'DISABLED';
  if (value !== 'ENABLED' && value !== 'DISABLED') throw invalidParameter(`Invalid value '${value}' for ${field}.`);
}
