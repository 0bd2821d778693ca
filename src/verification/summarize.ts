/** All checks together: one that failed fails the deployment. */
import type { Judgement, Verdict } from '../ports/verdict.ts';
import type { CheckResult, VerificationOutcome } from './check-result.ts';

/** What the checks make of a deployment that is complete or paused; undefined: nothing speaks against it. */
export function judgeOutcome({
  results,
  isCancelled,
}: VerificationOutcome): (Judgement & { readonly verdict: Verdict }) | undefined {
  if (isCancelled === true) {
    return { verdict: 'cancelled', reason: 'The run was cancelled while the service was verified.' };
  }
  const failed = describeFailedChecks(results);
  return failed === undefined ? undefined : { verdict: 'failed', reason: failed };
}

/** `GET /health returned 500 in 3 of 10 requests.`; undefined: no check failed. */
function describeFailedChecks(results: readonly CheckResult[]): string | undefined {
  const failed = results.filter(({ result }) => result === 'failed');
  const named = failed.map(({ check, why }) => `${check} ${why}`);
  return named.length === 0 ? undefined : `Verification failed: ${named.join('; ')}.`;
}

/** One line for each check. */
export function describeCheck({ check, result, why }: CheckResult): string {
  const mark = { passed: '✔', failed: '✘', inconclusive: '?' }[result];
  return `${mark} ${check}: ${result}, ${why}`;
}
