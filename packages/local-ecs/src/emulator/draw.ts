import { randomBytes } from 'node:crypto';

/** So many random hex digits, for names that no run has to repeat. */
export function drawHex(digits: number): string {
  return randomBytes(Math.ceil(digits / 2))
    .toString('hex')
    .slice(0, digits);
}
