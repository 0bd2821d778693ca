/** The circuit breaker's settings (ECS API reference, DeploymentCircuitBreaker). */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { readBoolean, readNumber, readObject, requireString } from './input.ts';

export interface BreakerSettings {
  readonly isEnabled: boolean;
  readonly hasRollback: boolean;
  /** A healthy task sets the count to 0: true when not given. */
  readonly isResetByHealthyTask: boolean;
  readonly threshold: { readonly type: ThresholdType; readonly value: number };
}

export type ThresholdType = 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT' | 'COUNT';

/** @throws ApiError InvalidParameterException; its wording is not documented */
export function readBreaker(deploymentConfiguration: JsonObject): BreakerSettings {
  const breaker = readObject(deploymentConfiguration, 'deploymentCircuitBreaker') ?? {};
  return {
    isEnabled: readBoolean(breaker, 'enable') ?? false,
    hasRollback: readBoolean(breaker, 'rollback') ?? false,
    isResetByHealthyTask: readBoolean(breaker, 'resetOnHealthyTask') ?? true,
    threshold: readThreshold(readObject(breaker, 'thresholdConfiguration')),
  };
}

/** The default applies as a whole: the model requires both fields of a given configuration. */
function readThreshold(threshold: JsonObject | undefined): BreakerSettings['threshold'] {
  if (threshold === undefined) return { type: 'BOUNDED_PERCENT', value: 50 };
  const type = requireString(threshold, 'type');
  const value = readNumber(threshold, 'value');
  if (value === undefined) throw invalidParameter('value can not be blank.');
  if (!isThresholdType(type)) throw invalidParameter(`Unknown thresholdConfiguration type '${type}'.`);
  const most = type === 'COUNT' ? Number.POSITIVE_INFINITY : 100;
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw invalidParameter('thresholdConfiguration value must be at least 1, and at most 100 for a percent.');
  }
  return { type, value };
}

function isThresholdType(type: string): type is ThresholdType {
  return ['BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'COUNT'].includes(type);
}

/** Failures that trip the breaker. A bounded percent of the desired count is never under 3 or over 200. */
export function computeThreshold(breaker: BreakerSettings, desired: number): number {
  const { type, value } = breaker.threshold;
  if (type === 'COUNT') return value;
  const share = Math.ceil((desired * value) / 100);
  return type === 'UNBOUNDED_PERCENT' ? Math.max(1, share) : Math.min(200, Math.max(3, share));
}
