/** A service as it is. Types only. */
import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { ServiceMark } from '../ledger/mark.ts';
import type { ServiceRecord, TargetHealth, Unreadable } from '../ports/service-records.ts';

/** A revision that has running tasks. */
export interface RunningRevisionState {
  readonly revisionArn: RevisionArn;
  readonly running: number;
  /** Where it comes from, as far as that is known. */
  readonly entry: LedgerEntry;
  /** Image of the main container; absent when it could not be read. */
  readonly image?: string;
}

export interface ServiceStatus {
  readonly service: ServiceRecord;
  /** PRIMARY first; empty when no task runs. */
  readonly serving: readonly RunningRevisionState[];
  /** The run that deployed last; absent when none is known. */
  readonly mark?: ServiceMark;
  readonly targetGroups: readonly { readonly arn: string; readonly targets: readonly TargetHealth[] }[];
  /** Reads that were denied or failed. */
  readonly unreadable: readonly Unreadable[];
}
