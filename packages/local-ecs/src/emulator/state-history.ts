/** Earlier states of an engine, which its host keeps for stale reads. */

export interface Moment<State> {
  /** Milliseconds since the epoch, engine time. */
  readonly at: number;
  readonly state: State;
}

export interface StateHistory<State> {
  /** Notes the state from now on; states of one engine share what did not change. */
  note(moment: Moment<State>): void;
  /** Keeps states for so many milliseconds; those that are too old, or too many, go with the next note. */
  keepFor(ms: number): void;
  /** The state at a time; the oldest that is kept when that is later. */
  find(at: number): Moment<State>;
}

/** A busy engine steps some hundred times in a second of a fast clock. */
const MOST_STATES = 2_000;

export function createStateHistory<State>(first: Moment<State>): StateHistory<State> {
  let moments: readonly Moment<State>[] = [first];
  let keptMs = 0;
  return {
    note(moment) {
      const horizon = moment.at - keptMs;
      const all = [...moments, moment].slice(-MOST_STATES);
      // The last state before the horizon is the state at the horizon.
      const oldest = all.findLastIndex(({ at }) => at <= horizon);
      moments = oldest > 0 ? all.slice(oldest) : all;
    },
    keepFor(ms) {
      keptMs = ms;
      moments = moments.slice(-1);
    },
    find(at) {
      const found = moments.findLast((moment) => moment.at <= at);
      const oldest = moments[0] ?? first;
      return found === undefined ? oldest : { at, state: found.state };
    },
  };
}
