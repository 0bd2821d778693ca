/** What a check came to. Types only. */

export interface CheckResult {
  /** The check as it was given, such as `GET /health` or `target-5xx-rate < 1%`. */
  readonly check: string;
  /** `inconclusive`: there was no or not enough data. It never fails a deployment. */
  readonly result: 'passed' | 'failed' | 'inconclusive';
  /** A clause: `returned 500 in 3 of 10 requests`. May quote the service: outside text. */
  readonly why: string;
}

/** All checks of one service. */
export interface VerificationOutcome {
  readonly results: readonly CheckResult[];
  /** Milliseconds. */
  readonly tookMs: number;
  readonly isCancelled?: true;
  /** The lifecycle stage of the pause at which it was verified; absent: after the deployment. */
  readonly at?: string;
}
