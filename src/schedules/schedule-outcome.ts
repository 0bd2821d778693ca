/** What a run does to one rule or schedule. Types only. */

import type { ScheduleReference } from '../ports/schedules.ts';

export interface ScheduleOutcome {
  readonly kind: ScheduleReference['kind'];
  /** `nightly-report`, or `orders/nightly-report` with its event bus or group. */
  readonly name: string;
  /** `planned`: it will be, or in a dry run would be, updated. `unchanged`: its targets name the revision already. */
  readonly state: 'planned' | 'unchanged' | 'updated' | 'failed';
  /** Each once; none if and only if nothing is to be written. */
  readonly changes: readonly RevisionChange[];
  /** Why it does not follow; goes with `failed`. May quote AWS: outside text. */
  readonly reason?: string;
}

/** From one revision to another, both as `family:number`. */
export interface RevisionChange {
  readonly before: string;
  /** Absent: it is not registered yet. */
  readonly after?: string;
}
