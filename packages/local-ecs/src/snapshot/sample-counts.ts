import type { CountSample, TaskLife } from '@slipway/ecs-rules/rollout-chart';
import type { ShownBounds } from './snapshot.ts';

interface Rollout {
  readonly desired: number;
  readonly bounds: ShownBounds;
  readonly spanMs: number;
}

/** So many samples are drawn; more would be finer than a screen. */
const MOST_SAMPLES = 400;

/** How many tasks were PENDING and RUNNING, from the times at which each of them changed. */
export function sampleCounts(lives: readonly TaskLife[], { desired, bounds, spanMs }: Rollout): readonly CountSample[] {
  const changes = lives.flatMap(({ createdMs = 0, runningMs, stoppingMs, stoppedMs }) => [
    createdMs,
    ...[runningMs, stoppingMs, stoppedMs].filter((at) => at !== undefined),
  ]);
  const moments = [...new Set([0, ...changes])]
    .filter((at) => at >= 0 && at <= spanMs)
    .sort((one, other) => one - other);
  const every = Math.ceil(moments.length / MOST_SAMPLES);
  const drawn = moments.filter((_, index) => index % every === 0 || index === moments.length - 1);
  return drawn.map((atMs) => {
    const phases = lives.map((life) => ({ isNew: life.isNew, phase: phaseAt(life, atMs) }));
    const count = (isNew: boolean, phase: Phase) =>
      phases.filter((one) => one.isNew === isNew && one.phase === phase).length;
    return {
      atMs,
      desired,
      lowerBound: bounds.lower,
      upperBound: bounds.upper,
      oursRunning: count(true, 'running'),
      oursPending: count(true, 'pending'),
      othersRunning: count(false, 'running'),
    };
  });
}

type Phase = 'none' | 'pending' | 'running';

/** A task that is being stopped is in neither count, as ECS counts. */
function phaseAt({ createdMs = 0, runningMs, stoppingMs, stoppedMs }: TaskLife, atMs: number): Phase {
  const endMs = stoppingMs ?? stoppedMs ?? Number.POSITIVE_INFINITY;
  if (createdMs > atMs || endMs <= atMs) return 'none';
  return runningMs !== undefined && runningMs <= atMs ? 'running' : 'pending';
}
