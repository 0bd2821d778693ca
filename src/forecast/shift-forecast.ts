/** Deployments that shift traffic between two sets of tasks: how long they take is known, and little else. */

import type { DeployRequest } from '../inputs/request.ts';
import type { Problem } from '../ports/finding.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { describeStrategy, measureLeastMinutes, type ShiftStrategy } from '../rollout/strategy.ts';
import { formatMinutes } from '../text/duration.ts';

/** Lines of the plan, and what forbids the deployment. */
export interface ShiftForecast {
  readonly lines: readonly string[];
  readonly errors: readonly Problem[];
}

export function forecastShift(strategy: ShiftStrategy, service: ServiceRecord, request: DeployRequest): ShiftForecast {
  const lines = [describeStrategy(strategy), describeTaskSets(strategy, service, request)];
  return { lines, errors: findTimeProblems(strategy, service, request) };
}

/** A good deployment that cannot end within the limit would be rolled back for it. */
function findTimeProblems(strategy: ShiftStrategy, service: ServiceRecord, request: DeployRequest): readonly Problem[] {
  const least = measureLeastMinutes(strategy);
  const limit = request.followLimitMs / 60_000;
  if (!request.shouldFollow || request.onFailure === 'leave' || least < limit) return [];
  const text =
    `The rollout of service ${service.name} takes at least ${formatMinutes(least)} (${describeStrategy(strategy)}), ` +
    `but would be rolled back after ${formatMinutes(limit)} (wait-for-minutes).`;
  return [{ input: 'wait-for-minutes', text, advice: 'Increase wait-for-minutes, or set on-failure: leave.' }];
}

/** The percents do not rule such a rollout. */
function describeTaskSets(strategy: ShiftStrategy, service: ServiceRecord, request: DeployRequest): string {
  const desired = request.desiredCount ?? service.desired;
  return (
    `All ${desired} new tasks start next to the ${service.running} old ones before traffic shifts; at least ` +
    `${formatMinutes(measureLeastMinutes(strategy))}. Capacity, health and pauses are not forecast.`
  );
}
