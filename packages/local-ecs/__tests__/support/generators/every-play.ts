/**
 * Every way in which a rolling update may proceed by the documented rules, found by trying all moves. It shares no code
 * with the scheduler that it checks.
 */

/** A rolling update of equal, healthy tasks. */
export interface Cell {
  /** Tasks of the old revision that run. */
  readonly old: number;
  readonly desired: number;
  readonly instances: number;
  /** So many tasks fit on an instance. */
  readonly fit: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Tasks by their state. */
interface Tasks {
  readonly old: number;
  readonly leaving: number;
  readonly young: number;
  readonly good: number;
}

/** `bounds`: the percents forbid every move; `place`: a start is allowed and finds no instance. */
export type Rest = 'complete' | 'bounds' | 'place';

export interface Plays {
  /** How a play can end: no move is left. */
  readonly rests: ReadonlySet<Rest>;
  /** Fewest in service in any play. */
  readonly fewest: number;
  /** Most tasks in any play. */
  readonly most: number;
}

export function tryEveryPlay(cell: Cell): Plays {
  const first: Tasks = { old: cell.old, leaving: 0, young: 0, good: 0 };
  const seen = new Map<string, Tasks>([[write(first), first]]);
  const rests = new Set<Rest>();
  for (const tasks of seen.values()) {
    const next = listMoves(cell, tasks);
    for (const one of next) seen.set(write(one), one);
    if (next.length === 0) rests.add(predictRest(cell, tasks));
  }
  const all = [...seen.values()];
  return {
    rests,
    fewest: Math.min(...all.map(({ old, good }) => old + good)),
    most: Math.max(...all.map(countAll)),
  };
}

function write({ old, leaving, young, good }: Tasks): string {
  return `${old} ${leaving} ${young} ${good}`;
}

function countAll({ old, leaving, young, good }: Tasks): number {
  return old + leaving + young + good;
}

/** One task at a time: it starts, becomes healthy, is stopping, or is gone. */
function listMoves(cell: Cell, tasks: Tasks): readonly Tasks[] {
  const { old, leaving, young, good } = tasks;
  const moves: Tasks[] = [];
  if (isLacking(cell, tasks) && isWithinMaximum(cell, tasks) && hasPlace(cell, tasks))
    moves.push({ ...tasks, young: young + 1 });
  if (young > 0) moves.push({ ...tasks, young: young - 1, good: good + 1 });
  if (old > 0 && (old + good - 1) * 100 >= cell.desired * cell.minimum)
    moves.push({ ...tasks, old: old - 1, leaving: leaving + 1 });
  if (leaving > 0) moves.push({ ...tasks, leaving: leaving - 1 });
  return moves;
}

function isLacking({ desired }: Cell, { young, good }: Tasks): boolean {
  return young + good < desired;
}

function isWithinMaximum({ desired, maximum }: Cell, tasks: Tasks): boolean {
  return (countAll(tasks) + 1) * 100 <= desired * maximum;
}

function hasPlace({ fit, instances }: Cell, tasks: Tasks): boolean {
  return countAll(tasks) < fit * instances;
}

function predictRest(cell: Cell, tasks: Tasks): Rest {
  if (!isLacking(cell, tasks) && tasks.old === 0) return 'complete';
  return isWithinMaximum(cell, tasks) ? 'place' : 'bounds';
}
