import { describeStop } from '../diagnosis/diagnose.ts';
import type { RunEvent } from '../report/event.ts';

/** What a run reports, and the demo leaves out: its acts are short. */
const HIDDEN: ReadonlySet<RunEvent['type']> = new Set([
  'identified',
  'notice',
  'service-found',
  'logged-in',
  'logged-out',
  'group-opened',
  'group-closed',
  'command-output',
  'revision-registered',
  'service-event',
  'still-waiting',
  'debug',
]);

/**
 * Chooses the events of a run that the demo shows as lines: of the plan the first lines, of the counts those that show
 * more tasks running and none that failed, of the stopped tasks those that failed. Events that nobody expects, such as
 * a warning, are shown.
 */
export function createSelection(planLines: number): (event: RunEvent) => boolean {
  let planned = 0;
  let mostRunning = 0;
  return (event) => {
    switch (event.type) {
      case 'planned':
        planned += 1;
        return planned <= planLines;
      case 'changes-planned':
        return planLines > 0;
      case 'counts': {
        const running = event.ours?.running ?? 0;
        const isMore = running > mostRunning && event.ours?.failed === 0;
        mostRunning = Math.max(mostRunning, running);
        return isMore;
      }
      case 'task-stopped':
        return describeStop(event.task).isFailure;
      default:
        return !HIDDEN.has(event.type);
    }
  };
}

/** The cluster is gone when the demo is over, so a command for it would be no help. */
export function withoutNextStep(event: RunEvent): RunEvent {
  if (event.type !== 'run-ended') return event;
  const { nextStep: _, ...rest } = event;
  return rest;
}
