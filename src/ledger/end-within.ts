import type { Ports } from '../ports/ports.ts';
import { withLimit } from '../ports/with-limit.ts';

/** Nobody waits long for what is only shown: a run that is cancelled still has its reports to write. */
const WITHIN_MS = 3_000;
const CANCELLED_WITHIN_MS = 1_000;

/**
 * Waits a little for work next to the deploy; undefined when it takes longer, and then it is left to itself.
 * @param withinMs the limit while the run is not cancelled
 */
export function endWithin<Value>(
  work: Promise<Value>,
  { clock, signal }: Pick<Ports, 'clock' | 'signal'>,
  withinMs = WITHIN_MS,
): Promise<Value | undefined> {
  const limitMs = signal.aborted ? CANCELLED_WITHIN_MS : withinMs;
  return withLimit(limitMs, () => work, { clock, late: undefined });
}
