/** The pseudo-random sequence of a seed: mulberry32, a public-domain generator with 32 bits of state. */

/** The state after a state. */
export function nextRandom(state: number): number {
  return (state + 0x6d2b79f5) >>> 0;
}

/** The number of a state, in [0, 1). */
export function readRandom(state: number): number {
  let mixed = state;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}
