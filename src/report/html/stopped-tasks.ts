import { describeStop } from '../../diagnosis/diagnose.ts';
import type { StoppedContainer, StoppedTask } from '../../ports/service-records.ts';
import { revisionName, shortTaskId } from '../../text/arn.ts';
import { linkToTask } from '../../text/console-link.ts';
import { formatDuration, formatTimeOfDay } from '../../text/duration.ts';
import type { RunRecord } from '../run-record.ts';
import { link, table, words } from './elements.ts';
import type { Html } from './html.ts';

/** One row a task: when, how long it was RUNNING, exit codes and why. */
export function describeStoppedTasks(record: RunRecord, tasks: readonly StoppedTask[]): Html {
  const rows = tasks.map((task) => [
    task.stoppedAt === undefined ? '–' : formatTimeOfDay(task.stoppedAt),
    link(linkToTask(record, task.arn), shortTaskId(task.arn)),
    revisionName(task.revisionArn),
    describeLength(task),
    task.containers.map(describeExit).join(', '),
    words(describeStop(task).words),
  ]);
  return table('Stopped tasks', ['stopped (UTC)', 'task', 'revision', 'RUNNING for', 'exit codes', 'why'], rows);
}

function describeLength({ startedAt, stoppedAt, hasRun }: StoppedTask): string {
  if (startedAt !== undefined && stoppedAt !== undefined) return formatDuration(stoppedAt - startedAt);
  return hasRun ? 'unknown' : 'never';
}

function describeExit({ name, exitCode }: StoppedContainer): string {
  return `${name}: ${exitCode ?? '–'}`;
}
