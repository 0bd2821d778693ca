import type { DeployRequest } from '../inputs/request.ts';
import type { Fault } from '../report/run-record.ts';
import { planConfiguration } from '../rollout/configuration.ts';
import type { ServiceRecord } from '../rollout/observation.ts';
import {
  describeStrategy,
  formatMinutes,
  measureLeastMinutes,
  readStrategy,
  type ShiftStrategy,
} from '../rollout/strategy.ts';
import type { UpdatePlan } from '../rollout/update-plan.ts';
import { forecastRollout } from './forecast.ts';

/** What makes a rollout of the service impossible from the start: it refuses the run before anything is written. */
export function findForecastFaults(service: ServiceRecord, request: DeployRequest): readonly Fault[] {
  const strategy = readStrategy(service.deploymentConfiguration);
  if (strategy !== undefined) return findTimeFaults(strategy, service, request);
  if (service.schedulingStrategy !== 'REPLICA') return [];
  const forecast = forecastService(service, request);
  if (forecast.kind === 'will-progress') return [];
  return [{ text: `Service ${service.name} cannot roll out. ${forecast.cause}`, advice: forecast.change }];
}

/** A good deployment that cannot end within the limit would be taken back for it. */
function findTimeFaults(strategy: ShiftStrategy, service: ServiceRecord, request: DeployRequest): readonly Fault[] {
  const least = measureLeastMinutes(strategy);
  const limit = request.followLimitMs / 60_000;
  if (!request.shouldFollow || request.onFailure === 'leave' || least < limit) return [];
  const text =
    `Service ${service.name} takes ${formatMinutes(least)} at least (${describeStrategy(strategy)}), ` +
    `and would be rolled back after ${formatMinutes(limit)}.`;
  return [
    { input: 'wait-for-minutes', text, advice: 'Make wait-for-minutes longer than that, or set on-failure to leave.' },
  ];
}

/** What the rollout of a service will be like, one line each. */
export function describeForecast(update: UpdatePlan, request: DeployRequest): readonly string[] {
  const { service } = update;
  const strategy = readStrategy(service.deploymentConfiguration);
  if (strategy !== undefined) return [describeStrategy(strategy), describeFleets(update, strategy)];
  const forecast = forecastService(service, request);
  if (forecast.kind === 'cannot-progress') return [`${forecast.cause} ${forecast.change}`];
  const { waves, fewestInService, mostTasks } = forecast;
  return [
    `A rollout takes ${waves} ${waves === 1 ? 'wave' : 'waves'} at least, with ${fewestInService} to ${mostTasks} tasks ` +
      'at a time, as far as the percents go; capacity and health are not forecast.',
  ];
}

function forecastService(service: ServiceRecord, request: DeployRequest) {
  const { minimumHealthyPercent, maximumPercent } = planConfiguration(service, request);
  const desired = request.desiredCount ?? service.desired;
  return forecastRollout({ desired, minimumHealthyPercent, maximumPercent, running: service.running });
}

/** The percents do not rule such a rollout. */
function describeFleets(update: UpdatePlan, strategy: ShiftStrategy): string {
  const desired = update.desiredCount ?? update.service.desired;
  return (
    `All ${desired} new tasks start beside the ${update.service.running} old ones before any traffic moves; it takes ` +
    `${formatMinutes(measureLeastMinutes(strategy))} at least. Capacity, health and pauses are not forecast.`
  );
}
