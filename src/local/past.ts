/** States as they were: what an engine's host remembers of the time before. */

export interface Moment<State> {
  /** Milliseconds since the epoch, engine time. */
  readonly at: number;
  readonly state: State;
}

export interface Past<State> {
  /** Notes the state from now on; states of one engine share what did not change. */
  note(moment: Moment<State>): void;
  /** Keeps states for so many milliseconds; those that are too old, or too many, go with the next note. */
  keepFor(ms: number): void;
  /** The state at a time; the oldest that is kept when that is later. */
  find(at: number): Moment<State>;
}

/** A busy engine steps some hundred times in a second of a fast clock. */
const MOST_STATES = 2_000;

export function createPast<State>(first: Moment<State>): Past<State> {
  let moments: readonly Moment<State>[] = [first];
  let keptMs = 0;
  return {
    note(moment) {
      const horizon = moment.at - keptMs;
      const all = [...moments, moment].slice(-MOST_STATES);
      // The last state from before the horizon is the one that held at it.
      const oldest = all.findLastIndex(({ at }) => at <= horizon);
      moments = oldest > 0 ? all.slice(oldest) : all;
    },
    keepFor(ms) {
      keptMs = ms;
      moments = moments.slice(-1);
    },
    find(at) {
      const held = moments.findLast((moment) => moment.at <= at);
      const oldest = moments[0] ?? first;
      return held === undefined ? oldest : { at, state: held.state };
    },
  };
}
