import type { DeployRequest } from '../inputs/request.ts';
import type { Fault, Notice } from '../report/run-record.ts';
import type { ServiceRecord } from '../rollout/observation.ts';
import { planSettings, startsDeployment } from '../rollout/service-settings.ts';
import { ADD_CAPACITY } from '../rollout/shortage.ts';
import {
  describeStrategy,
  formatMinutes,
  measureLeastMinutes,
  readStrategy,
  type ShiftStrategy,
} from '../rollout/strategy.ts';
import { nameRevision } from '../task-definition/document.ts';
import { isSameContent } from '../task-definition/same-content.ts';
import { type Forecast, forecastRollout, type WillProgress } from './forecast.ts';
import { findMissing, findUnrest, isFargate, type Prospect, toRollout } from './prospect.ts';
import type { Rollout } from './rollout.ts';
import { noticeRivals, noticeVolumes } from './room-notices.ts';
import { describeChanges, describeDraining, describeProgress, describeStandstill, describeTime } from './words.ts';

/** What the plan says of a rollout that has not begun. */
export interface ServiceForecast {
  readonly lines: readonly string[];
  /** What makes it impossible from the start: it refuses the run before anything is written. */
  readonly faults: readonly Fault[];
  readonly notices: readonly Notice[];
}

const NOTHING: ServiceForecast = { lines: [], faults: [], notices: [] };

/** Says whether the rollout of a service can work on its cluster, and what it will be like. */
export function forecastService(prospect: Prospect, request: DeployRequest): ServiceForecast {
  const { service } = prospect.found;
  const strategy = readStrategy(service.deploymentConfiguration);
  if (strategy !== undefined) return forecastShift(strategy, service, request);
  if (!isRollout(prospect, request)) return NOTHING;
  const rollout = toRollout(prospect, request);
  const forecast = foresee(prospect, rollout);
  const notices = [
    ...noticeUnreadable(prospect),
    ...noticeVolumes(prospect, rollout, forecast),
    ...noticeRivals(prospect, rollout, forecast),
  ];
  switch (forecast.kind) {
    case 'cannot-progress': {
      const { text, advice } = isEmpty(rollout) ? describeEmpty(service) : describeBlocked(forecast, prospect, rollout);
      const lines = [`${text} ${advice}`];
      // How a daemon replaces its tasks is documented in part only.
      if (rollout.isDaemon) return { lines, faults: [], notices: [...notices, { level: 'warning', text, advice }] };
      return { lines, faults: [{ text, advice }], notices };
    }
    case 'not-decidable':
      return {
        lines: [`Whether the rollout can work is not decidable here: ${forecast.missing}.`],
        faults: [],
        notices,
      };
    case 'will-progress': {
      const lines = [`${describeProgress(forecast, rollout)} ${describeLimits(prospect)}`];
      return { lines, faults: [], notices: [...notices, ...noticeTime(forecast, rollout, { service, request })] };
    }
  }
}

type Blocked = Extract<Forecast, { kind: 'cannot-progress' }>;

function describeBlocked({ standstill, changes }: Blocked, prospect: Prospect, rollout: Rollout) {
  const { service } = prospect.found;
  const text = `Service ${service.name} cannot roll out. ${describeStandstill(standstill, rollout)}`;
  const hasRoom = rollout.capacity.kind === 'instances' && service.capacityProviderStrategy === undefined;
  const missing = hasRoom ? findMissing(prospect) : undefined;
  const open = missing === undefined ? '' : ` Whether there is room for that cannot be forecast: ${missing}.`;
  return { text, advice: `${describeChanges(changes, rollout)}${open}` };
}

function isEmpty({ capacity }: Rollout): boolean {
  return capacity.kind === 'instances' && capacity.instances.length === 0;
}

/** No change of a percent helps there. */
function describeEmpty({ name, clusterArn }: ServiceRecord) {
  const cluster = nameRevision(clusterArn);
  const text = `Service ${name} cannot roll out. Cluster ${cluster} has no container instances that accept tasks.`;
  return { text, advice: ADD_CAPACITY };
}

/** The same content again makes no deployment, unless it is forced. */
function isRollout({ found, next }: Prospect, request: DeployRequest): boolean {
  const isOther = startsDeployment(planSettings(found.service, request).settings);
  const { described } = found.latest ?? found.serving;
  return request.shouldForceNewDeployment || isOther || !isSameContent(described, next);
}

/** What the two percents alone forbid needs no room to be seen. */
function foresee(prospect: Prospect, rollout: Rollout): Forecast {
  const unrest = findUnrest(prospect);
  if (unrest !== undefined) return { kind: 'not-decidable', missing: unrest };
  const missing = findMissing(prospect);
  if (missing === undefined) return forecastRollout(rollout);
  // A daemon has as many tasks as there are instances: without them nothing of it is known.
  if (rollout.isDaemon) return { kind: 'not-decidable', missing };
  const roomy = forecastRollout({ ...rollout, capacity: { kind: 'unlimited' } });
  return roomy.kind === 'cannot-progress' ? roomy : { kind: 'not-decidable', missing };
}

function describeLimits({ found, next }: Prospect): string {
  if (isFargate(found)) return 'Capacity and health are not forecast.';
  return next.networkMode === 'awsvpc' ? 'Network interfaces and health are not forecast.' : 'Health is not forecast.';
}

function noticeUnreadable({ found }: Prospect): readonly Notice[] {
  const { service, surroundings } = found;
  if (surroundings.unreadable.length === 0) return [];
  const why = surroundings.unreadable.map((one) => one.why).join(' ');
  const text = `The rollout of service ${service.name} is forecast without what could not be read: ${why}`;
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
  const then = onFailure === 'leave' ? 'given up' : 'rolled back';
  const text = `Service ${service.name} ${takes}, and would be ${then} after ${formatMinutes(followLimitMs / 60_000)}.`;
  return [{ level: 'warning', text, advice: 'Make wait-for-minutes longer than that.' }];
}

function forecastShift(strategy: ShiftStrategy, service: ServiceRecord, request: DeployRequest): ServiceForecast {
  const lines = [describeStrategy(strategy), describeFleets(strategy, service, request)];
  return { ...NOTHING, lines, faults: findTimeFaults(strategy, service, request) };
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

/** The percents do not rule such a rollout. */
function describeFleets(strategy: ShiftStrategy, service: ServiceRecord, request: DeployRequest): string {
  const desired = request.desiredCount ?? service.desired;
  return (
    `All ${desired} new tasks start beside the ${service.running} old ones before any traffic moves; it takes ` +
    `${formatMinutes(measureLeastMinutes(strategy))} at least. Capacity, health and pauses are not forecast.`
  );
}
