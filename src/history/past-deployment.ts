/** What is shown of a deployment in the past. Types only. */
import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { Verdict } from '../ports/verdict.ts';

/** One deployment of a service. */
export interface PastDeployment {
  /** When ECS began it; from the ledger, when it was judged. Milliseconds since the epoch. */
  readonly at: number;
  /** Absent: ECS does not report it. */
  readonly revisionArn?: RevisionArn;
  /** Where the revision comes from, as far as that is known. */
  readonly entry: LedgerEntry;
  readonly outcome: Outcome;
  /** ECS's own words for its status. */
  readonly reason?: string;
  /** Set when it redeployed an older revision. */
  readonly rollback?: PastRollback;
}

/** What a rollback did. */
export interface PastRollback {
  /** The run that rolled back; absent: not known. */
  readonly run?: LedgerEntry;
  /** The revision that ran before; absent: not known. */
  readonly replaced?: { readonly revisionArn: RevisionArn; readonly entry: LedgerEntry };
}

/** A verdict where there is one, else the status of ECS in words. */
export type Outcome = Verdict | 'in progress' | 'rolling back' | 'stopped' | 'unknown';
