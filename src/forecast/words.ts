/** The forecast in words. */

import { describeAllowed, describeKept, describeShortage } from '../diagnosis/shortage.ts';
import { formatCount } from '../text/count.ts';
import type { Change } from './changes.ts';
import type { WillProgress } from './forecast.ts';
import type { ForecastStall } from './play.ts';
import type { Rollout } from './rollout.ts';

const PARTS = { health: 'health checks', draining: 'stopping old tasks' };

/** @param partners services that roll out with it on the same container instances */
export function describeProgress(forecast: WillProgress, rollout: Rollout, partners: readonly string[] = []): string {
  const { batches, fewestInService, mostTasks, leastMs, drainedMs = 0, biggestPart } = forecast;
  if (rollout.desired === 0) return 'Desired count is 0: no task starts.';
  const tasks = fewestInService === mostTasks ? `${mostTasks}` : `${fewestInService}–${mostTasks}`;
  const where = fewestInService === 0 ? '; at times no task is running' : ' throughout';
  const draining = drainedMs > leastMs ? ` About ${describeTime(drainedMs)} ${describeDraining(rollout)}.` : '';
  return (
    `Forecast${partners.length === 0 ? '' : ` with ${partners.join(', ')}`}: ${formatCount(batches, 'batch', 'batches')}${describePlace(rollout)}, at least ${describeTime(leastMs)} ` +
    `(mostly ${PARTS[biggestPart]}); ${tasks} ${mostTasks === 1 ? 'task' : 'tasks'} running${where}.${draining}`
  );
}

/** `if connections of old tasks stay open for the whole deregistration delay (300 seconds)` */
export function describeDraining({ pace }: Rollout): string {
  const seconds = formatCount((pace.longestDrainingMs ?? 0) / 1000, 'second');
  return `if connections of old tasks stay open for the whole deregistration delay (${seconds})`;
}

/** Rounded down: it is a least time. */
export function describeTime(ms: number): string {
  return ms < 120_000 ? formatCount(Math.floor(ms / 1000), 'second') : formatCount(Math.floor(ms / 60_000), 'minute');
}

function describePlace({ capacity }: Rollout): string {
  return capacity.kind === 'unlimited' ? '' : ` on ${formatCount(capacity.instances.length, 'container instance')}`;
}

/** Why a rollout is stalled, as one sentence. */
export function describeForecastStall({ blocked, instances, replaced }: ForecastStall, rollout: Rollout): string {
  const first = replaced === 0 ? '' : `After ${replaced} of ${formatCount(rollout.desired, 'task')} it stops: `;
  const shortage = blocked.kind === 'bounds' ? undefined : describeShortage(rollout.nextNeeds, instances);
  const cause = shortage ?? describeAllowed(rollout);
  return `${first}${cause}, and ${describeKept(rollout)}.`;
}

/** `Set minimum-healthy-percent to 75 or less, or add one container instance.` */
export function describeChanges(changes: readonly Change[], { nextNeeds: { rules } }: Rollout): string {
  const isConstrained = rules !== undefined && rules.memberOf.length > 0;
  const where = isConstrained ? ' that its memberOf constraints select' : '';
  if (changes.length === 0) {
    const what = isConstrained ? `add container instances${where}` : 'the container instances larger';
    return `No single setting fixes this: reduce the size of the task, or ${what}.`;
  }
  const [first = '', ...others] = changes.map((change) => describeChange(change, where));
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', or ')}.`;
}

/** @param where what the constraints ask of an instance */
function describeChange(change: Change, where: string): string {
  switch (change.kind) {
    case 'minimum-healthy-percent':
      if (change.percent === 0) return 'set minimum-healthy-percent to 0 (at times no task is running)';
      return `set minimum-healthy-percent to ${change.percent} or less`;
    case 'maximum-percent':
      return `set maximum-percent to ${change.percent} or more`;
    case 'instances': {
      const { remainingCpu, remainingMemoryMiB } = change.like;
      const size = change.isSmallest ? '' : ` with ${remainingCpu} CPU units and ${remainingMemoryMiB} MiB of memory`;
      return `add ${change.count === 1 ? 'one container instance' : `${change.count} container instances`}${where}${size}`;
    }
    case 'dynamic-ports':
      return 'let ECS choose the host port (hostPort 0)';
  }
}
