import type { ScheduleOutcome } from './schedule-outcome.ts';

/** The targets of a rule or schedule name the next revision. */
export interface ScheduleEvent {
  readonly type: 'schedule-updated';
  readonly schedule: ScheduleOutcome;
}
