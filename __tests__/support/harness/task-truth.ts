/**
 * The oracle of a deployment that is ended because none of its tasks was healthy: what the engine itself recorded of
 * them.
 */
import type { EngineState } from '@slipway/local-ecs/engine';

export interface TaskTruth {
  /** The scheduler counted one of them as healthy. */
  readonly hadHealthy: boolean;
  /** Since the second of those that failed in the way that most did; undefined: at most one did. */
  readonly sinceSecondMs: number | undefined;
}

export function findTaskTruth(
  state: EngineState,
  { deploymentId, now }: { readonly deploymentId: string; readonly now: number },
): TaskTruth {
  const tasks = [...state.tasks.values(), ...state.stoppedTasks.values()].filter(
    (task) => task.deploymentId === deploymentId,
  );
  const ways = new Map<string, readonly number[]>();
  for (const { stoppedReason = '', containers, stoppingAt } of tasks) {
    const hasExited = stoppedReason === 'Essential container in task exited';
    if (stoppingAt === undefined || !(hasExited || stoppedReason.startsWith('Task failed '))) continue;
    // Where a check failed, the code is that of a container that was stopped.
    const codes = hasExited ? containers.map(({ exitCode }) => exitCode) : [];
    const way = JSON.stringify([stoppedReason, codes]);
    ways.set(way, [...(ways.get(way) ?? []), stoppingAt]);
  }
  const [most = []] = [...ways.values()].toSorted((one, other) => other.length - one.length);
  const second = most.toSorted((one, other) => one - other)[1];
  return {
    hadHealthy: tasks.some(({ wasHealthy }) => wasHealthy),
    sinceSecondMs: second === undefined ? undefined : now - second,
  };
}
