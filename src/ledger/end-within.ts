import type { Ports } from '../ports/ports.ts';
import { withLimit } from '../ports/with-limit.ts';

/** Nobody waits long for a line in a ledger: a run that is cancelled still has its reports to write. */
const WITHIN_MS = 3_000;
const CANCELLED_WITHIN_MS = 1_000;

/** Waits a little for work next to the deploy; undefined when it takes longer, and then it is left to itself. */
export function endWithin<Value>(
  work: Promise<Value>,
  { clock, signal }: Pick<Ports, 'clock' | 'signal'>,
): Promise<Value | undefined> {
  const limitMs = signal.aborted ? CANCELLED_WITHIN_MS : WITHIN_MS;
  return withLimit(limitMs, () => work, { clock, late: undefined });
}
