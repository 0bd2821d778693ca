import type { Schedules } from '../../ports/schedules.ts';
import type { ClientPair } from './client.ts';

/** EventBridge and EventBridge Scheduler, each loaded only if a run names a rule or a schedule. */
export function connectSchedules({ reads, writes }: ClientPair): Schedules {
  return {
    read: async (reference) =>
      reference.kind === 'rule'
        ? (await import('./event-rules.ts')).listTargets(reference, reads)
        : (await import('./scheduler.ts')).getSchedule(reference, reads),
    write: async (reference, documents) =>
      reference.kind === 'rule'
        ? (await import('./event-rules.ts')).putTargets(reference, documents, writes)
        : (await import('./scheduler.ts')).updateSchedule(reference, documents, writes),
  };
}
