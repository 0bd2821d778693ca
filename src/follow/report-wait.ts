import { asDeployError } from '../ports/deploy-error.ts';
import type { TaskRecord } from '../ports/ecs.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { Observation, TargetHealth } from '../ports/service-records.ts';
import { describeWait, type Waiting } from './describe-wait.ts';
import type { FollowEvent } from './events.ts';

/** A log without a new line for so long looks like a run that hangs. */
export const QUIET_MS = 60_000;

/** Since when nothing was reported, and since when tasks are pending: milliseconds since the first poll. */
export interface Silence {
  readonly sinceMs: number;
  /** Absent: none is pending. */
  readonly pendingSinceMs?: number | undefined;
}

/** The silence after one more poll. @param hasNews something was reported of it */
export function measureSilence(
  before: Silence,
  { atMs, service }: Pick<Observation, 'atMs' | 'service'>,
  hasNews: boolean,
): Silence {
  const isPending = (service?.pending ?? 0) > 0;
  return {
    sinceMs: hasNews ? atMs : before.sinceMs,
    pendingSinceMs: isPending ? (before.pendingSinceMs ?? atMs) : undefined,
  };
}

type WaitWorld = Pick<Ports, 'ecs' | 'evidence'> & Reporter<FollowEvent>;

/**
 * Reports after a quiet minute what is waited for. What may not be read is left out: nothing is judged by it.
 * @param earlierMs how long the rollout was followed before
 */
export async function reportWait(
  observation: Observation,
  { silence, earlierMs }: { readonly silence: Silence; readonly earlierMs: number },
  world: WaitWorld,
): Promise<Silence> {
  const { atMs, service } = observation;
  if (service === undefined || atMs - silence.sinceMs < QUIET_MS) return silence;
  const pendingMs = atMs - (silence.pendingSinceMs ?? atMs);
  const waits = describeWait({ observation, pendingMs, ...(await readWaiting(observation, world)) });
  world.report({ type: 'still-waiting', service: service.name, atMs: earlierMs + atMs, waits });
  return { ...silence, sinceMs: atMs };
}

async function readWaiting({ service }: Observation, world: WaitWorld): Promise<Partial<Waiting>> {
  if (service === undefined) return {};
  const groups = service.loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  const read = <Value>(reading: () => Promise<Value>) => readOrNothing(reading, world);
  const [tasks, targets] = await Promise.all([
    read<readonly TaskRecord[]>(() => world.ecs.serviceTasks(service.clusterArn, service.name)),
    groups.length === 0 ? undefined : read(() => readTargets(groups, world)),
  ]);
  return { tasks, ...targets };
}

async function readTargets(groups: readonly string[], world: Pick<Ports, 'evidence'>): Promise<Partial<Waiting>> {
  const { loadBalancing } = await world.evidence();
  const ofGroups = await Promise.all(groups.map((arn) => loadBalancing.targetHealth(arn)));
  const isDraining = (targets: readonly TargetHealth[]) => targets.some(({ state }) => state === 'draining');
  const draining = groups[ofGroups.findIndex(isDraining)];
  const deregistrationDelayMs =
    draining === undefined ? undefined : await loadBalancing.deregistrationDelayMs(draining);
  return { targets: ofGroups.flat(), deregistrationDelayMs };
}

async function readOrNothing<Value>(
  read: () => Promise<Value>,
  { report }: Reporter<FollowEvent>,
): Promise<Value | undefined> {
  try {
    return await read();
  } catch (thrown) {
    report({ type: 'debug', text: asDeployError(thrown).message });
    return undefined;
  }
}
