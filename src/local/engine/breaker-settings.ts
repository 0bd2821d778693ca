/** The circuit breaker's settings (ECS API reference, DeploymentCircuitBreaker). */
import type { JsonObject } from '../../json.ts';
import { invalidParameter } from './fault.ts';
import { readBoolean, readNumber, readObject, readString } from './input.ts';

export interface BreakerSettings {
  readonly isEnabled: boolean;
  readonly hasRollback: boolean;
  /** A healthy task sets the count to 0: true when not given. */
  readonly isResetByHealthyTask: boolean;
  readonly threshold: { readonly type: ThresholdType; readonly value: number };
}

export type ThresholdType = 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT' | 'COUNT';

/** @throws ApiFault InvalidParameterException; its wording is not documented */
export function readBreaker(deploymentConfiguration: JsonObject): BreakerSettings {
  const breaker = readObject(deploymentConfiguration, 'deploymentCircuitBreaker') ?? {};
  const threshold = readObject(breaker, 'thresholdConfiguration') ?? {};
  return {
    isEnabled: readBoolean(breaker, 'enable') ?? false,
    hasRollback: readBoolean(breaker, 'rollback') ?? false,
    isResetByHealthyTask: readBoolean(breaker, 'resetOnHealthyTask') ?? true,
    threshold: readThreshold(threshold),
  };
}

function readThreshold(threshold: JsonObject): BreakerSettings['threshold'] {
  const type = readString(threshold, 'type') ?? 'BOUNDED_PERCENT';
  const value = readNumber(threshold, 'value') ?? 50;
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
