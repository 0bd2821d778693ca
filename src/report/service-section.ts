import { describeStop } from '../diagnosis/diagnose.ts';
import type { StoppedTask } from '../ports/service-records.ts';
import { revisionName, shortTaskId } from '../text/arn.ts';
import { formatDuration, formatTimeOfDay } from '../text/duration.ts';
import { describeMoreCauses, describeMoreLogs } from './cause-section.ts';
import { listChanges } from './change-lines.ts';
import { describeLifecycle, listAnswers } from './lifecycle-lines.ts';
import { code, codeCell, fence, fold, list, prose, step, table, under } from './markdown.ts';
import { describePast } from './past-section.ts';
import type { RunRecord, ServiceOutcome } from './run-record.ts';

const MOST_CHANGES = 40;
const MOST_TASKS = 10;
const MOST_EVENTS = 10;
const MOST_STAGES = 40;

/** What is known of a service next to its cause, its table and its chart: parts that open on a click. */
export function listFolds(record: RunRecord, service: ServiceOutcome): readonly string[] {
  const { diagnosis, stoppedTasks, events, past = [] } = service;
  return [
    ...(record.verdict === 'planned' ? [] : listPlan(service, fold)),
    fold('Other causes', describeMoreCauses(diagnosis)),
    fold('Container logs', describeMoreLogs(diagnosis?.logs ?? [], record)),
    fold('Verification', describeVerification(service)),
    fold('Stages', describeStages(service)),
    fold(`Stopped tasks (${stoppedTasks.length})`, describeStoppedTasks(stoppedTasks)),
    fold(`Events (${events.length})`, describeEvents(service)),
    fold('Last deployments', describePast(past, record.asked.serverUrl)),
  ].filter((part) => part !== '');
}

/** What changes, and how it is deployed. @param frame shows a part with its title */
export function listPlan(
  { changes, plan }: Pick<ServiceOutcome, 'changes' | 'plan'>,
  frame: (title: string, body: string) => string,
): readonly string[] {
  const title = frame === under ? 'What would change' : 'What changed';
  return [
    frame(
      `${title} (${changes.length})`,
      changes.length === 0 ? '' : fence(listChanges(changes, MOST_CHANGES), 'diff'),
    ),
    frame('Plan', cap(plan.map(prose), MOST_CHANGES)),
  ].filter((part) => part !== '');
}

/** The commands that answer what the deployment waits for; empty when it does not wait. */
export function describeAnswers({ course }: ServiceOutcome): string {
  return listAnswers(course.at(-1)).map(step).join('\n\n');
}

/** All checks, with what was read. */
function describeVerification({ verification }: ServiceOutcome): string {
  if (verification === undefined) return '';
  const rows = verification.results.map(({ check, result, why }) => [
    codeCell(check, 120),
    result,
    prose(why.replaceAll('|', '│')),
  ]);
  return table(['Check', 'Result', 'What was seen'], rows);
}

/** With the pauses, hooks and alarms between them. */
function describeStages({ course }: ServiceOutcome): string {
  const rows = course
    .slice(-MOST_STAGES)
    .map((event) => [formatDuration(event.atMs), prose(describeLifecycle(event).replaceAll('|', '│'))]);
  if (rows.length === 0) return '';
  return table(['Time', 'Stage'], rows) + sayLeftOut(course.length - rows.length, 'earlier');
}

function describeStoppedTasks(tasks: readonly StoppedTask[]): string {
  if (tasks.length === 0) return '';
  const rows = tasks
    .slice(-MOST_TASKS)
    .map((task) => [
      task.stoppedAt === undefined ? '–' : formatTimeOfDay(task.stoppedAt),
      codeCell(shortTaskId(task.arn)),
      codeCell(revisionName(task.revisionArn)),
      codeCell(task.containers.map(({ name, exitCode }) => `${name}: ${exitCode ?? '–'}`).join(', '), 100),
      codeCell(describeStop(task).words),
    ]);
  const head = ['Stopped (UTC)', 'Task', 'Revision', 'Exit codes', 'Why'];
  return table(head, rows) + sayLeftOut(tasks.length - rows.length, 'earlier');
}

function describeEvents({ events }: ServiceOutcome): string {
  if (events.length === 0) return '';
  const shown = events.slice(-MOST_EVENTS).map((event) => `${formatTimeOfDay(event.at)}  ${event.text}`);
  return fence(shown) + sayLeftOut(events.length - shown.length, 'earlier');
}

function cap(items: readonly string[], most: number): string {
  return list(items.slice(0, most)) + sayLeftOut(items.length - most, 'more');
}

function sayLeftOut(count: number, which: 'earlier' | 'more'): string {
  return count > 0 ? `\n\n${count} ${which} left out.` : '';
}

/** Revision and state of a document that no service of the run shows. */
export function nameRegistered({ revisionArn, isReused }: NonNullable<RunRecord['taskDefinition']>): string {
  if (revisionArn === undefined) return '';
  return `Revision ${code(revisionName(revisionArn))} ${isReused === true ? 'exists already' : 'registered'}.`;
}
