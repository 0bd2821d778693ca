import type { ScheduleReference } from '../ports/schedules.ts';
import type { RevisionChange, ScheduleOutcome } from './schedule-outcome.ts';

/** `nightly-report`, or `orders/nightly-report`: as in the inputs. */
export function nameSchedule({ name, parent }: ScheduleReference): string {
  return parent === undefined ? name : `${parent}/${name}`;
}

/** `rule nightly-report: report:41 → report:42`; outside text. */
export function describeSchedule({ kind, name, changes }: ScheduleOutcome): string {
  const what = changes.length === 0 ? 'no change' : changes.map(describeChange).join(', ');
  return `${kind} ${name}: ${what}`;
}

function describeChange({ before, after }: RevisionChange): string {
  return `${before} → ${after ?? 'the new revision'}`;
}
