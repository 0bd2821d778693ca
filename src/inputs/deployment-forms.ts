/** The forms of settings that are more than a number: thresholds, early success, alarms. */
import { type Parse, type Parsed, refuseText } from '@slipway/ecs-rules/grammar';
import { quote } from '@slipway/ecs-rules/text';
import type { BreakerThreshold, EarlySuccess } from './request.ts';

/** Longest name of an alarm (CloudWatch API reference, PutMetricAlarm). */
const LONGEST_ALARM = 255;

/** `5`, `25%` or `25% unbounded` (ECS API reference, ThresholdConfiguration). */
export const parseBreakerThreshold: Parse<BreakerThreshold> = Object.assign(readThreshold, {
  placeholder: 'COUNT|PERCENT%',
});

function readThreshold(raw: string): Parsed<BreakerThreshold> {
  const text = raw.trim();
  const [, digits, percent, unbounded] = /^(\d{1,9})(?:(%)( +unbounded)?)?$/.exec(text) ?? [];
  const value = Number(digits);
  const isValid = digits !== undefined && value >= 1 && (percent === undefined || value <= 100);
  if (!isValid) {
    return refuseText(`${quote(text)} is invalid`, 'Use a number of tasks such as 5, or a percentage from 1% to 100%');
  }
  if (percent === undefined) return { value: { type: 'COUNT', value } };
  return { value: { type: unbounded === undefined ? 'BOUNDED_PERCENT' : 'UNBOUNDED_PERCENT', value } };
}

/** `75%`, `75% blocking`, `75% deferred` or `off` (ECS API reference, DeploymentEarlySuccessCriteria). */
export const parseEarlySuccess: Parse<EarlySuccess | 'off'> = Object.assign(readEarlySuccess, {
  placeholder: 'PERCENT%',
});

function readEarlySuccess(raw: string): Parsed<EarlySuccess | 'off'> {
  const text = raw.trim();
  if (text === 'off') return { value: 'off' };
  const [, digits, cleanup] = /^(\d{1,3})%?(?: +(blocking|deferred))?$/.exec(text) ?? [];
  const healthyPercent = Number(digits);
  if (digits === undefined || healthyPercent > 100) {
    return refuseText(`${quote(text)} is invalid`, 'Use a percentage such as 75%, 75% deferred, or off');
  }
  return { value: { healthyPercent, cleanup: cleanup === 'deferred' ? 'DEFERRED' : 'BLOCKING' } };
}

/** The name of an alarm, or `off`. */
export const parseAlarm: Parse<string> = Object.assign(readAlarm, { placeholder: 'ALARM' });

function readAlarm(raw: string): Parsed<string> {
  const name = raw.trim();
  if (!/[\p{Cc}\p{Cs}]/u.test(name) && name.length <= LONGEST_ALARM) return { value: name };
  return refuseText('the name of an alarm is invalid', `Use a name of at most ${LONGEST_ALARM} characters`);
}

/** `LATEST` or `1.4.0` (ECS Developer Guide, Fargate platform versions). */
export const parsePlatformVersion: Parse<string> = Object.assign(readPlatformVersion, { placeholder: 'VERSION' });

function readPlatformVersion(raw: string): Parsed<string> {
  const text = raw.trim();
  if (/^(?:LATEST|\d+\.\d+\.\d+)$/.test(text)) return { value: text };
  return refuseText(`${quote(text)} is invalid`, 'Use LATEST or a version such as 1.4.0');
}
