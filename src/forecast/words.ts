/** The forecast in words. */
import { describeAllowed, describeKept, describeShortage } from '../rollout/shortage.ts';
import type { Change } from './changes.ts';
import type { WillProgress } from './forecast.ts';
import type { Standstill } from './play.ts';
import type { Rollout } from './rollout.ts';

const PARTS = { health: 'waiting for new tasks to be healthy', draining: 'stopping old tasks' };

export function describeProgress(forecast: WillProgress, rollout: Rollout): string {
  const { waves, fewestInService, mostTasks, leastMs, drainedMs = 0, biggestPart } = forecast;
  if (rollout.desired === 0) return 'The desired count is 0: no new task is started.';
  const serving =
    fewestInService === 0
      ? 'nobody serves for a while'
      : `never fewer than ${count(fewestInService, 'task')} in service`;
  return (
    `The rollout ${describePlace(rollout)}takes ${count(waves, 'wave')} at least: ${serving}, never more than ` +
    `${count(mostTasks, 'task')} at a time. It takes ${describeTime(leastMs)} at least, most of it ${PARTS[biggestPart]}.` +
    (drainedMs > leastMs ? ` About ${describeTime(drainedMs)} ${describeDraining(rollout)}.` : '')
  );
}

/** `if connections of old tasks stay open for the whole deregistration delay (300 seconds)` */
export function describeDraining({ pace }: Rollout): string {
  const seconds = count((pace.longestDrainingMs ?? 0) / 1000, 'second');
  return `if connections of old tasks stay open for the whole deregistration delay (${seconds})`;
}

/** Rounded down: it is a least time. */
export function describeTime(ms: number): string {
  return ms < 120_000 ? count(Math.floor(ms / 1000), 'second') : count(Math.floor(ms / 60_000), 'minute');
}

function describePlace({ capacity }: Rollout): string {
  return capacity.kind === 'unlimited' ? '' : `on the ${count(capacity.instances.length, 'container instance')} `;
}

/** Why a rollout stands still, as one sentence. */
export function describeStandstill({ blocked, instances, replaced }: Standstill, rollout: Rollout): string {
  const first = replaced === 0 ? '' : `After ${replaced} of ${count(rollout.desired, 'task')} it stops: `;
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
    return `No single change was found that lets it work: make the task smaller, or ${what}.`;
  }
  const [first = '', ...others] = changes.map((change) => describeChange(change, where));
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', or ')}.`;
}

/** @param where what the constraints ask of an instance */
function describeChange(change: Change, where: string): string {
  switch (change.kind) {
    case 'minimum-healthy-percent':
      if (change.percent === 0) return 'set minimum-healthy-percent to 0 (nobody serves for a while)';
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

function count(some: number, what: string): string {
  return `${some} ${what}${some === 1 ? '' : 's'}`;
}
