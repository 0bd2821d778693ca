/** Eventual consistency: reads of ECS that see a state of a moment ago. */
import { nextRandom, readRandom } from '../engine/random.ts';

export interface Consistency {
  /** A read sees a state that is at most so old, in milliseconds of engine time; 0: what is. */
  readonly lagMs: number;
}

export interface ReadLag {
  /** The sequence of ages begins again. */
  set(consistency: Consistency): void;
  consistency(): Consistency;
  /** The age of the state that the next read returns, in whole milliseconds. */
  draw(): number;
}

/** @param seed the same one gives the same ages in the same order */
export function createReadLag(seed: number): ReadLag {
  let consistency: Consistency = { lagMs: 0 };
  let random = seed;
  return {
    set(next) {
      consistency = next;
      random = seed;
    },
    consistency: () => consistency,
    draw() {
      if (consistency.lagMs === 0) return 0;
      random = nextRandom(random);
      return Math.floor(readRandom(random) * (consistency.lagMs + 1));
    },
  };
}
