import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { Observation, ServiceDeploymentRecord } from '../ports/service-records.ts';
import { formatMinutes } from '../text/duration.ts';

/**
 * A strategy that brings up all new tasks next to the old ones and then shifts the traffic (blue/green and its kin).
 */
export interface ShiftStrategy {
  /** `BLUE_GREEN`, `LINEAR`, `CANARY`; unknown words are kept. */
  readonly name: string;
  /** How long old and new tasks run side by side once all traffic has moved. */
  readonly bakeMinutes: number;
  /** Traffic that moves at a time, and the pause after it; absent: all at once. */
  readonly step?: { readonly percent: number; readonly minutes: number };
}

/** The fields of the progressive strategies (ECS API reference, CanaryConfiguration and LinearConfiguration). */
const STEPS: Readonly<Record<string, { readonly field: string; readonly percent: string; readonly minutes: string }>> =
  {
    CANARY: { field: 'canaryConfiguration', percent: 'canaryPercent', minutes: 'canaryBakeTimeInMinutes' },
    LINEAR: { field: 'linearConfiguration', percent: 'stepPercent', minutes: 'stepBakeTimeInMinutes' },
  };

/**
 * The strategy of a deployment configuration, as described; undefined for a rolling update, which the two percents
 * rule.
 */
export function readStrategy(configuration: JsonObject): ShiftStrategy | undefined {
  const { strategy: name = 'ROLLING' } = configuration;
  if (typeof name !== 'string' || name === 'ROLLING') return undefined;
  const bakeMinutes = readBakeMinutes(configuration);
  const fields = STEPS[name];
  const progress = fields === undefined ? undefined : configuration[fields.field];
  if (fields === undefined || !isJsonObject(progress)) return { name, bakeMinutes };
  const percent = readNumber(progress[fields.percent]) ?? 100;
  return { name, bakeMinutes, step: { percent, minutes: readNumber(progress[fields.minutes]) ?? 0 } };
}

/** How long ECS waits after the new tasks have all traffic, in minutes; 0 where none is set. */
export function readBakeMinutes({ bakeTimeInMinutes }: JsonObject): number {
  return readNumber(bakeTimeInMinutes) ?? 0;
}

function readNumber(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** How long a deployment takes even if all goes well: the pauses between shifts, and the bake time. */
export function measureLeastMinutes({ name, bakeMinutes, step }: ShiftStrategy): number {
  if (step === undefined || step.percent <= 0 || step.percent >= 100) return bakeMinutes;
  // In tenths of a percent, which is how fine a step may be; no pause follows the last shift.
  const pauses = name === 'CANARY' ? 1 : Math.ceil(1000 / Math.round(step.percent * 10)) - 1;
  return bakeMinutes + pauses * step.minutes;
}

/** `strategy CANARY: 10% for 5 minutes, then all traffic; bake time 10 minutes` */
export function describeStrategy(strategy: ShiftStrategy): string {
  return `strategy ${strategy.name}: ${describeShift(strategy)}; bake time ${formatMinutes(strategy.bakeMinutes)}`;
}

function describeShift({ name, step }: ShiftStrategy): string {
  if (name === 'BLUE_GREEN') return 'all traffic at once';
  if (step === undefined) return 'traffic shifted by ECS';
  const pause = formatMinutes(step.minutes);
  if (name === 'CANARY') return `${step.percent}% for ${pause}, then all traffic`;
  return `${step.percent}% more traffic every ${pause}`;
}

/**
 * Whether ECS rolls a failed deployment back by itself: at the circuit breaker or an alarm if it was set so, at a
 * failed hook always (ECS Developer Guide, lifecycle hooks).
 */
export function isRollbackDue({ service, serviceDeployment }: Observation): boolean {
  const { alarms } = service?.deploymentConfiguration ?? {};
  const hasAlarm = (serviceDeployment?.alarms?.triggered ?? []).length > 0;
  const isDueAtAlarm = hasAlarm && isJsonObject(alarms) && alarms.rollback === true;
  const hasFailedHook = (serviceDeployment?.hooks ?? []).some(({ status }) => FAILED_HOOK.has(status));
  return service?.circuitBreaker.rollback === true || isDueAtAlarm || hasFailedHook;
}

/** A time-out whose action is to continue fails nothing, and then nothing is FAILED either. */
const FAILED_HOOK = new Set(['FAILED', 'TIMED_OUT']);

/** Service deployments that are over (ECS API reference, ServiceDeployment). */
const FINAL = new Set(['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED']);

export function isOver({ status }: ServiceDeploymentRecord): boolean {
  return FINAL.has(status);
}

/**
 * Whether traffic is still being shifted or baked, forward or back: only the service deployment says so, since both
 * deployments of the service may have all their tasks long before.
 */
export function isShiftInProgress({ service, serviceDeployment }: Observation): boolean {
  if (service === undefined || serviceDeployment === undefined) return false;
  return readStrategy(service.deploymentConfiguration) !== undefined && !isOver(serviceDeployment);
}
