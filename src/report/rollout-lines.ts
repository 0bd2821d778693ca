import { unreachable } from '../errors.ts';
import { describeStop } from '../rollout/diagnose.ts';
import { nameRevision } from '../task-definition/document.ts';
import { renderCourse } from './course-lines.ts';
import { formatDuration, formatTimeOfDay } from './duration.ts';
import type { RunEvent } from './event.ts';
import { type Line, quote, text } from './log-line.ts';

/** What happens while a rollout is followed. */
export type RolloutEvent = Extract<
  RunEvent,
  {
    type:
      | 'update-sent'
      | 'service-event'
      | 'counts'
      | 'stage-entered'
      | 'hook-changed'
      | 'reroute-awaited'
      | 'alarms-triggered'
      | 'task-stopped'
      | 'sight-lost'
      | 'sight-regained'
      | 'rollback-asked';
  }
>;

const BAR_CELLS = 16;

export function renderRollout(event: RolloutEvent): readonly Line[] {
  switch (event.type) {
    case 'update-sent':
      return describeSent(event);
    case 'service-event':
      return [text(`${formatTimeOfDay(event.event.at)}  ${quote(event.event.text)}`, 'quiet')];
    case 'counts':
      return [text(describeCounts(event))];
    case 'stage-entered':
    case 'hook-changed':
    case 'reroute-awaited':
    case 'alarms-triggered':
      return renderCourse(event);
    case 'task-stopped':
      return [describeStopped(event)];
    case 'sight-lost':
      return [text(`sight lost, ECS goes on meanwhile: ${quote(event.why)}`, 'doubtful')];
    case 'sight-regained':
      return [text('sight regained')];
    case 'rollback-asked':
      return [text(quote(describeRollback(event)), 'doubtful')];
    default:
      return unreachable(event);
  }
}

function describeRollback({ service, to, why }: Extract<RunEvent, { type: 'rollback-asked' }>): string {
  return to === undefined
    ? `Service ${service}: rollback requested: ${why}`
    : `Service ${service}: ${why} Rolling back to ${to}.`;
}

function describeSent({ service, revision, deploymentId, link }: Extract<RunEvent, { type: 'update-sent' }>) {
  const sent = text(quote(`service ${service}: ${revision} asked for, deployment ${deploymentId}`));
  return link === undefined ? [sent] : [sent, text(quote(`watch it: ${link}`))];
}

/** `████████▒▒▒▒░░░░  web  new 2 of 4  old 3  pending 1  failed 0  0:42` */
function describeCounts(event: Extract<RunEvent, { type: 'counts' }>): string {
  const running = event.ours?.running ?? 0;
  const pending = event.ours?.pending ?? 0;
  const old = event.others.reduce((sum, deployment) => sum + deployment.running, 0);
  const parts = [
    drawBar(running, pending, event.desired),
    quote(event.service),
    `new ${running} of ${event.desired}`,
    `old ${old}`,
    `pending ${pending}`,
    `failed ${event.ours?.failed ?? 0}`,
    formatDuration(event.atMs),
  ];
  return parts.join('  ');
}

function drawBar(running: number, pending: number, desired: number): string {
  const whole = Math.max(desired, running, 1);
  const full = Math.floor((running / whole) * BAR_CELLS);
  const coming = Math.min(BAR_CELLS - full, Math.ceil((pending / whole) * BAR_CELLS));
  return '█'.repeat(full) + '▒'.repeat(coming) + '░'.repeat(BAR_CELLS - full - coming);
}

function describeStopped({ service, task }: Extract<RunEvent, { type: 'task-stopped' }>): Line {
  const id = nameRevision(task.arn).slice(0, 8);
  const time = task.stoppedAt === undefined ? '--:--:--' : formatTimeOfDay(task.stoppedAt);
  const { words, isFailure } = describeStop(task);
  return text(`${time}  ${quote(`service ${service}: task ${id} stopped: ${words}`)}`, isFailure ? 'bad' : 'quiet');
}
