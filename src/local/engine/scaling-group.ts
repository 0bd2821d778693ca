/** The settings of a capacity provider's Auto Scaling group. They are kept and answered; nothing is scaled. */
import type { JsonObject } from '../../json.ts';
import { invalidParameter } from './fault.ts';
import { omitAbsent, pickMembers, readNumber, readObject, readString } from './input.ts';

const SCALING: JsonObject = {
  status: 'DISABLED',
  targetCapacity: 100,
  minimumScalingStepSize: 1,
  maximumScalingStepSize: 10_000,
  instanceWarmupPeriod: 300,
};

/** Lowest and highest value by member (ECS API reference, ManagedScaling). */
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
 * @throws ApiFault InvalidParameterException; the step sizes' text is observed, the others are not documented
 */
export function completeGroup(before: JsonObject, given: JsonObject): JsonObject {
  const arn = readString(given, 'autoScalingGroupArn') ?? readString(before, 'autoScalingGroupArn') ?? '';
  if (arn === '') throw invalidParameter('autoScalingGroupArn can not be blank.');
  const managedScaling = {
    ...SCALING,
    ...readObject(before, 'managedScaling'),
    ...pickMembers(readObject(given, 'managedScaling') ?? {}, Object.keys(SCALING)),
  };
  checkScaling(managedScaling);
  const switches = { ...pickMembers(before, SWITCHES), ...pickMembers(given, SWITCHES) };
  for (const member of SWITCHES) checkSwitch(switches, member);
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
  for (const [member, least, most] of RANGES) {
    const value = readNumber(scaling, member) ?? least;
    if (!Number.isInteger(value) || value < least || value > most) {
      throw invalidParameter(`${member} must be between ${least} and ${most}.`);
    }
  }
  if ((readNumber(scaling, 'minimumScalingStepSize') ?? 0) > (readNumber(scaling, 'maximumScalingStepSize') ?? 0)) {
    throw invalidParameter(
      'The minimum or maximum scaling step size value is invalid. Specify a minimum scaling step size value that is less than or equal to the maximum scaling step size value and try again.',
    );
  }
}

function checkSwitch(settings: JsonObject, member: string): void {
  const value = readString(settings, member) ?? 'DISABLED';
  if (value !== 'ENABLED' && value !== 'DISABLED') throw invalidParameter(`Invalid value '${value}' for ${member}.`);
}
