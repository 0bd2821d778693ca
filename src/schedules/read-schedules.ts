import type { Ports } from '../ports/ports.ts';
import type { ScheduleReference } from '../ports/schedules.ts';
import type { FoundSchedule } from './plan-schedule.ts';

/** Reads them all, before anything is written. */
export async function readSchedules(
  references: readonly ScheduleReference[],
  world: Pick<Ports, 'schedules'>,
): Promise<readonly FoundSchedule[]> {
  const port = world.schedules();
  const found: FoundSchedule[] = [];
  // One after the other: the quotas of EventBridge are requests a second, and a run names few.
  for (const reference of references) found.push({ reference, documents: await port.read(reference) });
  return found;
}
