import type { StoppedTask } from '../ports/service-records.ts';
import { classifyTask, type Finding } from './cause-rules.ts';

/** Stopped tasks with the same cause, the same containers at error and the same exit code. */
export interface CauseGroup extends Finding {
  readonly count: number;
  /** The last of them; absent when the cause comes from something else than a stopped task. */
  readonly task?: StoppedTask;
}

/** The same text for all tasks of a group. */
export function identifyCause({ kind, containers, exitCode }: Finding): string {
  return JSON.stringify([kind, containers, exitCode]);
}

/** ECS's words that one group keeps: many tasks say the same. */
const MOST_WORDS = 64;

/**
 * Groups stopped tasks by cause, the most frequent first. Those that the scheduler ended as planned are in none.
 * @param tasks oldest first
 */
export function groupByCause(tasks: readonly StoppedTask[]): readonly CauseGroup[] {
  const groups = new Map<string, CauseGroup>();
  for (const task of tasks) {
    const finding = classifyTask(task);
    if (finding === undefined) continue;
    const key = identifyCause(finding);
    const known = groups.get(key);
    const words = [...(known?.words ?? []), ...finding.words].slice(0, MOST_WORDS);
    groups.set(key, { ...finding, words, count: (known?.count ?? 0) + 1, task });
  }
  return [...groups.values()].sort((one, other) => other.count - one.count);
}
