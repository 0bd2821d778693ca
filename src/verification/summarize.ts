/** All checks together: one that failed fails the deployment. */
import type { CheckResult } from './check-result.ts';

/** `GET /health returned 500 in 3 of 10 requests.`; undefined: no check failed. */
export function describeFailedChecks(results: readonly CheckResult[]): string | undefined {
  const failed = results.filter(({ result }) => result === 'failed');
  const named = failed.map(({ check, why }) => `${check} ${why}`);
  return named.length === 0 ? undefined : `Verification failed: ${named.join('; ')}.`;
}

/** One line for each check. */
export function describeCheck({ check, result, why }: CheckResult): string {
  const mark = { passed: '✔', failed: '✘', inconclusive: '?' }[result];
  return `${mark} ${check}: ${result}, ${why}`;
}
