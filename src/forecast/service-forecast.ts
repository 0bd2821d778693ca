import { defined } from '@slipway/ecs-rules/values';
import { ADD_CAPACITY } from '../diagnosis/shortage.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { Notice, Problem } from '../ports/finding.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { nextConfiguration } from '../rollout/configuration.ts';
import { planSettings, startsDeployment } from '../rollout/service-settings.ts';
import { readBakeMinutes, readStrategy } from '../rollout/strategy.ts';
import { isSameContent } from '../task-definition/same-content.ts';
import { clusterName } from '../text/arn.ts';
import { formatMinutes } from '../text/duration.ts';
import { noticeRivals, noticeVolumes } from './capacity-notices.ts';
import type { ForecastFacts } from './facts.ts';
import { type Forecast, forecastRollout, type WillProgress } from './forecast.ts';
import { findMissing, findUnrest, isFargate, type Prospect, toRollout } from './prospect.ts';
import type { Rollout } from './rollout.ts';
import { forecastShift } from './shift-forecast.ts';
import { type Blocking, forecastTogether, type OpenForecast } from './together.ts';
import { describeChanges, describeDraining, describeForecastStall, describeProgress, describeTime } from './words.ts';

/** What the plan says of a rollout that has not begun. */
export interface ServiceForecast {
  /** Absent: there is no forecast, or nothing moves. */
  readonly facts?: ForecastFacts;
  readonly lines: readonly string[];
  /** What makes it impossible from the start: it refuses the run before anything is written. */
  readonly errors: readonly Problem[];
  readonly notices: readonly Notice[];
}

const NOTHING: ServiceForecast = { lines: [], errors: [], notices: [] };

/**
 * Says whether the rollouts of a run can work on their cluster, and what they will be like. Those that share container
 * instances are played together.
 * @param prospects in the order of the updates; undefined where no document can be made
 */
export function forecastServices(
  prospects: readonly (Prospect | undefined)[],
  request: DeployRequest,
): readonly ServiceForecast[] {
  const alone = prospects.map((prospect) => (prospect === undefined ? undefined : openForecast(prospect, request)));
  const forecasts = forecastTogether(alone);
  return prospects.map((prospect, at) => {
    const forecast = forecasts[at];
    if (forecast !== undefined) return describeForecast(forecast, request);
    return prospect === undefined ? NOTHING : describeStrategyOf(prospect, request);
  });
}

/** Says whether the rollout of a service can work on its cluster, and what it will be like. */
export function forecastService(prospect: Prospect, request: DeployRequest): ServiceForecast {
  return forecastServices([prospect], request)[0] ?? NOTHING;
}

function describeStrategyOf({ found: { service } }: Prospect, request: DeployRequest): ServiceForecast {
  const strategy = readStrategy(nextConfiguration(service, request));
  return strategy === undefined ? NOTHING : { ...NOTHING, ...forecastShift(strategy, service, request) };
}

/** Undefined where ECS shifts traffic, or nothing rolls out. */
function openForecast(prospect: Prospect, request: DeployRequest): OpenForecast | undefined {
  const isShifted = readStrategy(nextConfiguration(prospect.found.service, request)) !== undefined;
  if (isShifted || !isRollout(prospect, request)) return undefined;
  const rollout = toRollout(prospect, request);
  return { prospect, rollout, forecast: forecastProspect(prospect, rollout) };
}

function describeForecast(open: OpenForecast, request: DeployRequest): ServiceForecast {
  const { prospect, rollout, forecast } = open;
  const { service } = prospect.found;
  const notices = [
    ...noticeUnreadable(prospect),
    ...noticeVolumes(prospect, rollout, forecast),
    ...noticeRivals(prospect, rollout, forecast),
  ];
  switch (forecast.kind) {
    case 'cannot-progress': {
      const { text, advice } = describeRefusal(forecast, open);
      const lines = [`${text} ${advice}`];
      // How a daemon replaces its tasks is documented in part only.
      if (rollout.isDaemon) return { lines, errors: [], notices: [...notices, { level: 'warning', text, advice }] };
      return { lines, errors: [{ text, advice }], notices };
    }
    case 'not-decidable':
      return {
        lines: [`No forecast: ${forecast.missing}.`],
        errors: [],
        notices: [...notices, ...warnOfBlocking(forecast.missing, open)],
      };
    case 'will-progress': {
      const bakeMinutes = readBakeMinutes(nextConfiguration(service, request));
      const bake = bakeMinutes === 0 ? '' : ` Then a bake time of ${formatMinutes(bakeMinutes)}.`;
      const lines = [`${describeProgress(forecast, rollout, open.partners)}${bake} ${describeLimits(prospect)}`];
      const baked = addBakeTime(forecast, bakeMinutes);
      const late = noticeTime(baked, rollout, { service, request });
      return { facts: toFacts(baked), lines, errors: [], notices: [...notices, ...late] };
    }
  }
}

function addBakeTime(forecast: WillProgress, bakeMinutes: number): WillProgress {
  const { leastMs, drainedMs } = forecast;
  const bakeMs = bakeMinutes * 60_000;
  return {
    ...forecast,
    leastMs: leastMs + bakeMs,
    ...defined({ drainedMs: drainedMs === undefined ? undefined : drainedMs + bakeMs }),
  };
}

function toFacts({ batches, leastMs, fewestInService, mostTasks }: WillProgress): ForecastFacts {
  return { batches, leastSeconds: Math.floor(leastMs / 1000), fewestTasks: fewestInService, mostTasks };
}

type Blocked = Extract<Forecast, { kind: 'cannot-progress' }>;

function describeRefusal(forecast: Blocked, { prospect, rollout, blocking }: OpenForecast) {
  if (blocking !== undefined) return describeBlocking(forecast, { prospect, rollout, blocking });
  return isEmpty(rollout) ? describeEmpty(prospect.found.service) : describeBlocked(forecast, prospect, rollout);
}

/** Alone it would work: others of the run take what it needs. */
function describeBlocking(
  { stall }: Blocked,
  { prospect, rollout, blocking }: Pick<OpenForecast, 'prospect' | 'rollout'> & { readonly blocking: Blocking },
) {
  const { name } = prospect.found.service;
  const who = `Service ${name} cannot roll out together with ${blocking.services.join(', ')}`;
  const text = `${who}: no capacity is left for it. ${describeForecastStall(stall, rollout)}`;
  return { text, advice: adviseOrder(blocking) };
}

function adviseOrder({ order = [] }: Blocking): string {
  const [first, second] = order;
  return first === undefined
    ? 'Add a container instance, or make the tasks smaller.'
    : `Deploy ${first} first, and ${second} in a later step, or add a container instance.`;
}

/** Whether it works depends on what ECS does not document. */
function warnOfBlocking(missing: string, { prospect, blocking }: OpenForecast): readonly Notice[] {
  if (blocking === undefined) return [];
  const who = `Service ${prospect.found.service.name} may not be able to roll out together with ${blocking.services.join(', ')}`;
  return [{ level: 'warning', text: `${who}: ${missing}.`, advice: adviseOrder(blocking) }];
}

function describeBlocked({ stall, changes }: Blocked, prospect: Prospect, rollout: Rollout) {
  const { service } = prospect.found;
  const text = `Service ${service.name} cannot roll out. ${describeForecastStall(stall, rollout)}`;
  const hasInstances = rollout.capacity.kind === 'instances' && service.capacityProviderStrategy === undefined;
  const missing = hasInstances ? findMissing(prospect) : undefined;
  const open = missing === undefined ? '' : ` Cannot forecast whether there is capacity for that: ${missing}.`;
  return { text, advice: `${describeChanges(changes, rollout)}${open}` };
}

function isEmpty({ capacity }: Rollout): boolean {
  return capacity.kind === 'instances' && capacity.instances.length === 0;
}

/** No change of a percent helps there. */
function describeEmpty({ name, clusterArn }: ServiceRecord) {
  const cluster = clusterName(clusterArn);
  const text = `Service ${name} cannot roll out. Cluster ${cluster} has no container instances that accept tasks.`;
  return { text, advice: ADD_CAPACITY };
}

/** The same content again makes no deployment, unless it is forced. */
function isRollout({ found, next, isRedeployed = false }: Prospect, request: DeployRequest): boolean {
  const isOther = startsDeployment(planSettings(found.service, request));
  const { described } = found.latest ?? found.current;
  return isRedeployed || request.shouldForceNewDeployment || isOther || !isSameContent(described, next);
}

/** A rollout that the two percents forbid is found without knowing the capacity. */
function forecastProspect(prospect: Prospect, rollout: Rollout): Forecast {
  const unrest = findUnrest(prospect);
  if (unrest !== undefined) return { kind: 'not-decidable', missing: unrest };
  const missing = findMissing(prospect);
  if (missing === undefined) return forecastRollout(rollout);
  // A daemon has as many tasks as there are instances: without them nothing of it is known.
  if (rollout.isDaemon) return { kind: 'not-decidable', missing };
  const unlimited = forecastRollout({ ...rollout, capacity: { kind: 'unlimited' } });
  return unlimited.kind === 'cannot-progress' ? unlimited : { kind: 'not-decidable', missing };
}

function describeLimits({ found, next }: Prospect): string {
  if (isFargate(found)) return 'Capacity and health are not forecast.';
  return next.networkMode === 'awsvpc' ? 'Network interfaces and health are not forecast.' : 'Health is not forecast.';
}

function noticeUnreadable({ found }: Prospect): readonly Notice[] {
  const { service, surroundings } = found;
  if (surroundings.unreadable.length === 0) return [];
  const why = surroundings.unreadable.map((one) => one.why).join(' ');
  const text = `The forecast for service ${service.name} is incomplete, because a read failed: ${why}`;
  return [{ level: 'notice', text }];
}

/** A rollout that is well may take longer than it is followed. */
function noticeTime(
  { leastMs, drainedMs = 0 }: WillProgress,
  rollout: Rollout,
  { service, request }: { readonly service: ServiceRecord; readonly request: DeployRequest },
): readonly Notice[] {
  const { followLimitMs, shouldFollow, onFailure } = request;
  if (!shouldFollow || Math.max(leastMs, drainedMs) < followLimitMs) return [];
  const takes =
    leastMs >= followLimitMs
      ? `takes ${describeTime(leastMs)} at least`
      : `takes about ${describeTime(drainedMs)} ${describeDraining(rollout)}`;
  const then = onFailure === 'leave' ? 'reported as timed out' : 'rolled back';
  const text = `The rollout of service ${service.name} ${takes}, but would be ${then} after ${formatMinutes(followLimitMs / 60_000)} (wait-for-minutes).`;
  return [{ level: 'warning', text, advice: 'Increase wait-for-minutes.' }];
}
