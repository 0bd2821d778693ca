import type { Ports } from './ports.ts';

/**
 * Waits for work for a limited time. What takes longer is left to itself, with its signal aborted.
 * @param late what is returned then
 */
export async function withLimit<Value, Late>(
  limitMs: number,
  work: (signal: AbortSignal) => Promise<Value>,
  { clock, late }: Pick<Ports, 'clock'> & { readonly late: Late },
): Promise<Value | Late> {
  const ending = new AbortController();
  const limit = clock.sleep(limitMs, ending.signal).then(() => late);
  const value = await Promise.race([work(ending.signal), limit]);
  ending.abort();
  return value;
}
