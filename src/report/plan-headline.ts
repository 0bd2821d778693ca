/** A plan in one line: how many services change, what changes in each, and the forecast. */

import type { Change } from '../diff/change.ts';
import { describeShort } from '../diff/describe-change.ts';
import { describeSchedule } from '../schedules/describe-schedule.ts';
import type { ScheduleOutcome } from '../schedules/schedule-outcome.ts';
import { formatCount } from '../text/count.ts';
import { joinAndCount, listSome } from '../text/list-some.ts';
import type { ServiceOutcome } from './run-record.ts';

/** What a headline is made of. */
type PlannedService = Pick<ServiceOutcome, 'name' | 'changes' | 'forecast' | 'previousRevisionArn'>;

const MOST_SERVICES = 3;
const MOST_CHANGES = 4;
const MOST_SCHEDULES = 3;

/**
 * `1 to change, 2 unchanged. web: image v1.4.2 → v1.5.0, memory 128 → 512. Forecast: …`, and the schedules that change.
 */
export function describePlan(services: readonly PlannedService[], schedules: readonly ScheduleOutcome[] = []): string {
  const due = schedules.filter(({ changes }) => changes.length > 0);
  const plan = describeServices(services, due.length > 0);
  if (due.length === 0) return plan;
  const more = due.length - MOST_SCHEDULES;
  const rest = more > 0 ? ` and ${formatCount(more, 'more schedule')}` : '';
  return `${plan} Schedules: ${due.slice(0, MOST_SCHEDULES).map(describeSchedule).join('; ')}${rest}.`;
}

function describeServices(services: readonly PlannedService[], hasSchedules: boolean): string {
  if (services.length === 0) return 'Plan: no service is set, so no service would change.';
  const changing = services.filter(({ changes }) => changes.length > 0);
  const unchanged = services.length - changing.length;
  if (changing.length === 0) {
    const what = hasSchedules ? 'no service changes' : 'no changes';
    const names = listSome(
      services.map(({ name }) => name),
      MOST_SERVICES,
    );
    return `Plan: ${what}. ${names} already ${services.length === 1 ? 'runs' : 'run'} this.`;
  }
  const counts = [`${changing.length} to change`, ...(unchanged === 0 ? [] : [`${unchanged} unchanged`])];
  const named = changing.slice(0, MOST_SERVICES).map(({ name, changes }) => ` ${name}: ${listShort(changes)}.`);
  const more = changing.length - named.length;
  const rest = more > 0 ? ` ${formatCount(more, 'more service')}.` : '';
  return `Plan: ${counts.join(', ')}.${named.join('')}${rest}${describeForecasts(changing)}`;
}

/** `image v1.4.2 → v1.5.0, memory 128 → 512 and 3 more`; the image first. */
function listShort(changes: readonly Change[]): string {
  const sorted = changes.toSorted((one, other) => rank(one) - rank(other));
  return joinAndCount(describeShort(sorted.slice(0, MOST_CHANGES)), changes.length - MOST_CHANGES);
}

function rank({ path }: Change): number {
  if (/\.image$/.test(path)) return 0;
  return /\.(?:cpu|memory|memoryReservation)$/.test(path) ? 1 : 2;
}

/** Of one service; of several, the longest time, where no task runs for a while, and what has no forecast. */
function describeForecasts(services: readonly PlannedService[]): string {
  const known = services.flatMap(({ name, forecast }) => (forecast === undefined ? [] : [{ name, ...forecast }]));
  const [only, ...others] = known;
  if (only === undefined) return '';
  if (others.length === 0 && services.length === 1) {
    const { batches, leastSeconds, fewestTasks } = only;
    const tasks = fewestTasks === 0 ? 'at times no task is running' : `never below ${formatCount(fewestTasks, 'task')}`;
    return ` Forecast: ${formatCount(batches, 'batch', 'batches')}, at least ${leastSeconds} s, ${tasks}.`;
  }
  const least = Math.max(...known.map(({ leastSeconds }) => leastSeconds));
  const without = known.filter(({ fewestTasks }) => fewestTasks === 0).map(({ name }) => name);
  const gaps = without.length === 0 ? '' : `; at times no task of ${without.join(', ')} is running`;
  const unknown = services.filter(({ forecast }) => forecast === undefined).map(({ name }) => name);
  const missing = unknown.length === 0 ? '' : `; none for ${listSome(unknown, MOST_SERVICES)}`;
  return ` Forecast: at least ${least} s${gaps}${missing}.`;
}
