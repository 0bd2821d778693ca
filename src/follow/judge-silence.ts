import type { DeployError } from '../ports/deploy-error.ts';
import type { Judgement } from '../ports/verdict.ts';

/** Without one good poll for so long, contact is lost. */
const LOST_MS = 5 * 60_000;

/** What a poll means that failed: only lost contact and the limit can end a run without a good poll. */
export function judgeSilence(
  { name, limitMs }: { readonly name: string; readonly limitMs: number },
  {
    error,
    silentMs,
    atMs,
  }: { readonly error: Pick<DeployError, 'kind' | 'message'>; readonly silentMs: number; readonly atMs: number },
): Judgement {
  if (error.kind !== 'unreachable' || silentMs >= LOST_MS) {
    return { verdict: 'unknown', reason: `Lost contact with AWS about ${name}: ${error.message}` };
  }
  if (atMs >= limitMs) return { verdict: 'timed-out', reason: `Timed out while AWS did not answer: ${error.message}` };
  return { verdict: 'progressing', reason: error.message };
}
