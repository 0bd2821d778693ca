import type { WeightedTargetGroup } from '../engine/load-balancing/listener-specification.ts';
import { type Credits, takeTurn } from '../engine/load-balancing/take-turn.ts';

/** Chooses target groups by their weights, each forward action with a sequence of its own. */
export interface Turns {
  /** The ARN of the next one; undefined when none has a weight. */
  next(groups: readonly WeightedTargetGroup[]): string | undefined;
}

export function createTurns(): Turns {
  const credits = new WeakMap<readonly WeightedTargetGroup[], Credits>();
  return {
    next: (groups) => {
      const turn = takeTurn(groups, credits.get(groups) ?? new Map());
      if (turn !== undefined) credits.set(groups, turn.credits);
      return turn?.targetGroupArn;
    },
  };
}
