import { describeStop } from '../rollout/diagnose.ts';
import type { StoppedTask } from '../rollout/observation.ts';
import { nameRevision } from '../task-definition/document.ts';
import { linkToDeployments, linkToLog, linkToRevision } from './console-link.ts';
import { describeCourse, listAnswers } from './course-lines.ts';
import { describeDiagnosis, describeLog, under } from './diagnosis-section.ts';
import { formatDuration, formatTimeOfDay } from './duration.ts';
import { code, codeCell, fence, list, prose, step, table } from './markdown.ts';
import { describePast } from './past-section.ts';
import { nameWithSource } from './rollback-section.ts';
import type { RunRecord, ServiceOutcome } from './run-record.ts';
import { drawTimeline } from './timeline-chart.ts';

const MOST_CHANGES = 40;
const MOST_TASKS = 10;
const MOST_EVENTS = 10;
const MOST_STAGES = 40;

/** The parts of the summary about one service, the weightiest first. Each is markdown of its own. */
export function describeService(record: RunRecord, service: ServiceOutcome): readonly string[] {
  return [
    nameService(record, service),
    under('What changed', describeChanges(service)),
    under('Plan', listCapped(service.plan, MOST_CHANGES)),
    under('Why it failed', describeDiagnosis(service.diagnosis)),
    under('What serves now', describeServing(service)),
    under('The rollout', drawTimeline(service.timeline) ?? ''),
    under('Stages', describeStages(service)),
    under('Stopped tasks', describeStoppedTasks(service.stoppedTasks)),
    ...(service.diagnosis?.logs ?? []).map((log) => describeLog(log, linkToLog(record, log))),
    under('Latest events', describeEvents(service)),
    under('Last deployments', describePast(service.past ?? [], record.asked.serverUrl)),
  ].filter((part) => part !== '');
}

function nameService(record: RunRecord, service: ServiceOutcome): string {
  const deployments = linkToDeployments(record, service);
  const revision = service.revisionArn === undefined ? undefined : linkToRevision(record, service.revisionArn);
  const links = [
    ...(deployments === undefined ? [] : [`[Deployments in the AWS console](${deployments})`]),
    ...(revision === undefined ? [] : [`[Task definition](${revision})`]),
  ];
  const lines = [
    `### Service ${code(service.name)}${service.verdict === undefined ? '' : `: ${service.verdict}`}`,
    service.reason === undefined || service.reason === record.reason ? '' : prose(service.reason),
    links.join(' · '),
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

function describeChanges(service: ServiceOutcome): string {
  const { revisionArn, previousRevisionArn } = service;
  const before = revisionArn === previousRevisionArn ? 'as before' : nameBefore(service);
  const from = previousRevisionArn === undefined ? '' : `, ${before}`;
  const revision = revisionArn === undefined ? [] : [`revision ${nameWithSource(revisionArn, service)}${from}`];
  const changes = service.changes.map(prose);
  return [list(revision), cap(changes, MOST_CHANGES)].filter((part) => part !== '').join('\n');
}

function nameBefore(service: ServiceOutcome): string {
  return `before ${nameWithSource(service.previousRevisionArn ?? '', service)}`;
}

function describeServing(service: ServiceOutcome): string {
  return list(
    service.serving.map(({ revisionArn, running }) => `${nameWithSource(revisionArn, service)}: ${running} running`),
  );
}

/** With the pauses, hooks and alarms between them. */
function describeStages({ course }: ServiceOutcome): string {
  const rows = course
    .slice(-MOST_STAGES)
    .map((event) => [formatDuration(event.atMs), prose(describeCourse(event).replaceAll('|', '│'))]);
  if (rows.length === 0) return '';
  const answers = listAnswers(course.at(-1)).map(step);
  const shown = table(['since the update', 'what'], rows) + sayLeftOut(course.length - rows.length, 'earlier');
  return [shown, ...answers].join('\n\n');
}

function describeStoppedTasks(tasks: readonly StoppedTask[]): string {
  if (tasks.length === 0) return '';
  const rows = tasks
    .slice(-MOST_TASKS)
    .map((task) => [
      task.stoppedAt === undefined ? '–' : formatTimeOfDay(task.stoppedAt),
      codeCell(nameRevision(task.arn).slice(0, 8)),
      codeCell(task.containers.map(({ name, exitCode }) => `${name}: ${exitCode ?? '–'}`).join(', '), 100),
      codeCell(describeStop(task).words),
    ]);
  return (
    table(['stopped (UTC)', 'task', 'exit codes', 'why'], rows) + sayLeftOut(tasks.length - rows.length, 'earlier')
  );
}

function describeEvents({ events }: ServiceOutcome): string {
  if (events.length === 0) return '';
  const shown = events.slice(-MOST_EVENTS).map((event) => `${formatTimeOfDay(event.at)}  ${event.text}`);
  return fence(shown) + sayLeftOut(events.length - shown.length, 'earlier');
}

function listCapped(items: readonly string[], most: number): string {
  return cap(items.map(prose), most);
}

function cap(items: readonly string[], most: number): string {
  return list(items.slice(0, most)) + sayLeftOut(items.length - most, 'more');
}

function sayLeftOut(count: number, which: 'earlier' | 'more'): string {
  return count > 0 ? `\n\n${count} ${which} left out.` : '';
}
