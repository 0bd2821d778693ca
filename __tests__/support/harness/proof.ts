/** A proof has two sizes: a short one that runs with all tests, and a long one that `npm run prove` asks for. */
import { appendFileSync } from 'node:fs';

const isLong = process.env.SLIPWAY_PROOF === 'long';

/** How much a proof tries. */
export function chooseSize(sizes: { readonly short: number; readonly long: number }): number {
  return isLong ? sizes.long : sizes.short;
}

/** For a hang in the long form: no proof takes an hour. */
export const PROOF_LIMIT_MS = 3_600_000;

/** One line of the table that `npm run prove` prints. */
export interface Figure {
  /** Name of the proof, for example `kill sweep`. */
  readonly proof: string;
  /** What was counted, for example `points`. */
  readonly what: string;
  readonly figure: number | string;
  /** What the figure should be, for example `≥ 1,000`. */
  readonly goal?: string;
}

/** Reports a figure to `npm run prove`; does nothing in a run of all tests. */
export function recordFigure(figure: Figure): void {
  const path = process.env.SLIPWAY_PROOF_FIGURES;
  if (path !== undefined) appendFileSync(path, `${JSON.stringify(figure)}\n`);
}
