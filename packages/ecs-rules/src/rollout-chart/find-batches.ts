import type { TaskLife } from './task-life.ts';
import type { Batch } from './timeline.ts';

/** New tasks whose starts lie close together. */
export function findBatches(tasks: readonly TaskLife[], spanMs: number): readonly Batch[] {
  const within = Math.max(2_000, spanMs * 0.02);
  const batches: { fromMs: number; toMs: number; lastMs: number; tasks: number }[] = [];
  for (const task of tasks) {
    const { createdMs, runningMs, stoppedMs, isNew } = task;
    if (!isNew || createdMs === undefined || createdMs < 0) continue;
    const toMs = runningMs ?? stoppedMs ?? createdMs;
    const last = batches.at(-1);
    if (last === undefined || createdMs - last.lastMs > within) {
      batches.push({ fromMs: createdMs, toMs, lastMs: createdMs, tasks: 1 });
      continue;
    }
    last.lastMs = createdMs;
    last.toMs = Math.max(last.toMs, toMs);
    last.tasks += 1;
  }
  return batches;
}
