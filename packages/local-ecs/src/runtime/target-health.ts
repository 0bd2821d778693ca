/** How checks add up to the health of a target. Values in, values out. */

/** What one health check came to. */
export type CheckOutcome =
  | { readonly kind: 'answered'; readonly status: number }
  /** Of a check that is a connection alone. */
  | { readonly kind: 'connected' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'failed' };

/** What is known of a target so far. */
export interface CheckedHealth {
  readonly state: 'initial' | 'healthy' | 'unhealthy';
  /** Checks in a row that passed, or that failed: one of the two is 0. */
  readonly passed: number;
  readonly failed: number;
  /** Why the latest check failed, in ELB's words. */
  readonly reason?: string;
}

export const INITIAL_HEALTH: CheckedHealth = { state: 'initial', passed: 0, failed: 0 };

export interface HealthRule {
  readonly matcher: string;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

/**
 * Adds a check. A target that was just registered is healthy after one check that passes; the healthy threshold is for
 * one that was unhealthy (Elastic Load Balancing User Guide, health checks for target groups).
 */
export function addCheck(before: CheckedHealth, outcome: CheckOutcome, rule: HealthRule): CheckedHealth {
  if (hasPassed(outcome, rule)) {
    const passed = before.passed + 1;
    const isHealthy = before.state !== 'unhealthy' || passed >= rule.healthyThreshold;
    return { state: isHealthy ? 'healthy' : 'unhealthy', passed, failed: 0 };
  }
  const failed = before.failed + 1;
  const state = failed >= rule.unhealthyThreshold ? 'unhealthy' : before.state;
  return { state, passed: 0, failed, reason: describeOutcome(outcome) };
}

function hasPassed(outcome: CheckOutcome, { matcher }: HealthRule): boolean {
  return outcome.kind === 'connected' || (outcome.kind === 'answered' && isMatched(matcher, outcome.status));
}

/** @param matcher as ELB writes it: `200`, `200,204`, `200-399` */
export function isMatched(matcher: string, status: number): boolean {
  return matcher.split(',').some((part) => {
    const [first = '', last = first] = part.trim().split('-');
    return status >= Number(first) && status <= Number(last);
  });
}

/** Elastic Load Balancing API reference, TargetHealth, descriptions of the reason codes. */
function describeOutcome(outcome: CheckOutcome): string {
  switch (outcome.kind) {
    case 'answered':
      return `Health checks failed with these codes: [${outcome.status}]`;
    case 'timed-out':
      return 'Request timed out';
    case 'connected':
    case 'failed':
      return 'Health checks failed';
  }
}
