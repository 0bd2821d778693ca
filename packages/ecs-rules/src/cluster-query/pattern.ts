/**
 * Regular expressions of the cluster query language, which are Java's. The common part is read: literals, `.`, classes,
 * groups, alternatives and repetitions. Matching never backtracks, so no expression can take long: its time is the
 * length of the text times the size of the pattern.
 */

/** A machine of states. State 0 is the first; `accept` is the state of a whole match. */
export interface Pattern {
  readonly states: readonly State[];
  readonly accept: number;
}

interface State {
  /** States that are reached without a character. */
  readonly free: readonly number[];
  /** The characters that lead on to `next`. */
  readonly step?: { readonly accepts: CharacterSet; readonly next: number };
}

export interface CharacterSet {
  readonly isNegative: boolean;
  /** First and last of each range. */
  readonly ranges: readonly (readonly [string, string])[];
}

/** Whether the whole text fits. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  let active = follow(pattern, [0]);
  for (const character of text) {
    const next: number[] = [];
    for (const at of active) {
      const step = pattern.states[at]?.step;
      if (step !== undefined && contains(step.accepts, character)) next.push(step.next);
    }
    if (next.length === 0) return false;
    active = follow(pattern, next);
  }
  return active.has(pattern.accept);
}

function follow(pattern: Pattern, from: readonly number[]): ReadonlySet<number> {
  const reached = new Set(from);
  // A set is walked in the order of insertion, those that are added on the way too.
  for (const at of reached) for (const next of pattern.states[at]?.free ?? []) reached.add(next);
  return reached;
}

function contains(set: CharacterSet, character: string): boolean {
  return set.ranges.some(([first, last]) => character >= first && character <= last) !== set.isNegative;
}

/** Appends states to a machine while it is made. */
export interface PatternBuilder {
  /** Adds a state and returns its number. */
  add(): number;
  /** A way from one state to another without a character. */
  link(from: number, to: number): void;
  /** A transition that matches one character. */
  step(from: number, accepts: CharacterSet, to: number): void;
  size(): number;
  finish(accept: number): Pattern;
}

export function openPattern(): PatternBuilder {
  const states: { free: number[]; step?: { accepts: CharacterSet; next: number } }[] = [];
  return {
    add: () => states.push({ free: [] }) - 1,
    link: (from, to) => void states[from]?.free.push(to),
    step(from, accepts, to) {
      const state = states[from];
      if (state !== undefined) state.step = { accepts, next: to };
    },
    size: () => states.length,
    finish: (accept) => ({ states, accept }),
  };
}
