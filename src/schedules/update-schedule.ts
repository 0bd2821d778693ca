import { DeployError } from '../ports/deploy-error.ts';
import type { Message, Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { ScheduleReference } from '../ports/schedules.ts';
import { sendOnce } from '../ports/send-once.ts';
import { nameSchedule } from './describe-schedule.ts';
import type { ScheduleEvent } from './events.ts';
import type { ScheduleOutcome } from './schedule-outcome.ts';
import { listChanges, type NextRevisions, type Replacement, replaceRevisions } from './targets.ts';

/** The ports of an update, and where it reports. */
export type UpdateWorld = Pick<Ports, 'clock' | 'schedules' | 'signal'> & Reporter<Message | ScheduleEvent>;

/**
 * Gives the targets of a rule or schedule the next revision. They are read again first: others may have changed them
 * since the plan. What names the revision already is not written.
 */
export async function updateSchedule(
  reference: ScheduleReference,
  next: NextRevisions,
  world: UpdateWorld,
): Promise<ScheduleOutcome> {
  const port = world.schedules();
  const first = await findDue(reference, next, world);
  const { kind } = reference;
  const name = nameSchedule(reference);
  if (first.length === 0) return { kind, name, state: 'unchanged', changes: [] };
  let due = first;
  await sendOnce(
    {
      send: async () => {
        await port.write(
          reference,
          due.map(({ document }) => document),
        );
        return true;
      },
      find: async () => {
        due = await findDue(reference, next, world);
        return due.length === 0 ? true : undefined;
      },
      isPassing: isConcurrent,
    },
    world,
  );
  const schedule: ScheduleOutcome = { kind, name, state: 'updated', changes: listChanges(first) };
  world.report({ type: 'schedule-updated', schedule });
  return schedule;
}

async function findDue(
  reference: ScheduleReference,
  next: NextRevisions,
  world: Pick<Ports, 'schedules'>,
): Promise<readonly Replacement[]> {
  const documents = await world.schedules().read(reference);
  if (documents !== undefined) return replaceRevisions(reference.kind, documents, next);
  throw new DeployError({
    kind: 'absent',
    message: `The ${reference.kind} ${nameSchedule(reference)} no longer exists.`,
    advice: `Create it again, or remove it from the inputs.`,
  });
}

/** Another change at the same time (EventBridge API reference, PutTargets; Scheduler API reference, UpdateSchedule). */
function isConcurrent({ message }: DeployError): boolean {
  return /\b(?:ConcurrentModification|Conflict)Exception\b/.test(message);
}
