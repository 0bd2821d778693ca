import { formatCount } from '../text/count.ts';
import { endOf, startOf, type TaskLife } from './task-life.ts';

/** One row of the timeline: a task, or tasks that lived alike. */
export interface Lane {
  readonly label: string;
  readonly tasks: readonly TaskLife[];
  readonly isNew: boolean;
  readonly startMs: number;
  /** When its first and its last task were RUNNING; absent: none was. */
  readonly running?: { readonly firstMs: number; readonly lastMs: number };
  /** When ECS began to stop its first and its last task; absent: nobody saw that. */
  readonly stopping?: { readonly firstMs: number; readonly lastMs: number };
  /** Absent: it runs on. */
  readonly stop?: { readonly firstMs: number; readonly lastMs: number };
  readonly failed: number;
  /** Nobody saw when they were RUNNING, only that they were. */
  readonly isVague: boolean;
}

/** So many tasks have a row each. */
const MOST_SINGLE = 24;
const MOST_LANES = 32;
/** Tasks that start, or end, within so much of the whole time are drawn as one row. */
const SHARES = [0.01, 0.03, 0.08, 0.2];

/** Rows for all tasks: one each while they are few, else one for those that started and ended together. */
export function arrangeLanes(tasks: readonly TaskLife[], spanMs: number): readonly Lane[] {
  if (tasks.length <= MOST_SINGLE) return tasks.map((task) => toLane([task]));
  const groupings = SHARES.map((share) => group(tasks, Math.max(1, spanMs * share)));
  const fitting = groupings.find((groups) => groups.length <= MOST_LANES) ?? groupings.at(-1) ?? [];
  const lanes = fitting.map(toLane);
  if (lanes.length <= MOST_LANES) return lanes;
  const largest = new Set([...lanes].sort((one, other) => other.tasks.length - one.tasks.length).slice(0, MOST_LANES));
  return lanes.filter((lane) => largest.has(lane));
}

function group(tasks: readonly TaskLife[], withinMs: number): readonly (readonly TaskLife[])[] {
  const groups: TaskLife[][] = [];
  for (const task of tasks) {
    const like = groups.find(([first]) => first !== undefined && isAlike(first, task, withinMs));
    if (like === undefined) groups.push([task]);
    else like.push(task);
  }
  return groups;
}

function isAlike(one: TaskLife, other: TaskLife, withinMs: number): boolean {
  const isNear = (a: number, b: number) => a === b || Math.abs(a - b) <= withinMs;
  return (
    one.isNew === other.isNew &&
    one.end === other.end &&
    isNear(startOf(one), startOf(other)) &&
    isNear(one.stoppingMs ?? endOf(one), other.stoppingMs ?? endOf(other)) &&
    isNear(endOf(one), endOf(other))
  );
}

function toLane(tasks: readonly TaskLife[]): Lane {
  const [first] = tasks;
  const running = span(tasks.flatMap(findRunning));
  const stopping = span(tasks.flatMap(({ stoppingMs }) => stoppingMs ?? []));
  const stop = span(tasks.flatMap(({ stoppedMs }) => stoppedMs ?? []));
  return {
    label: tasks.length === 1 ? (first?.id.slice(0, 8) ?? '') : formatCount(tasks.length, 'task'),
    tasks,
    isNew: first?.isNew === true,
    startMs: Math.min(...tasks.map(startOf)),
    ...(running === undefined ? {} : { running }),
    ...(stopping === undefined ? {} : { stopping }),
    ...(stop === undefined ? {} : { stop }),
    isVague: running === undefined && first !== undefined && first.end !== 'failed',
    failed: tasks.filter(({ end }) => end === 'failed').length,
  };
}

/** A task from before the update was RUNNING then. */
function findRunning({ createdMs, runningMs }: TaskLife): readonly number[] {
  if (runningMs !== undefined) return [Math.max(0, runningMs)];
  return createdMs === undefined || createdMs < 0 ? [0] : [];
}

function span(times: readonly number[]): { readonly firstMs: number; readonly lastMs: number } | undefined {
  return times.length === 0 ? undefined : { firstMs: Math.min(...times), lastMs: Math.max(...times) };
}
