import { unreachable } from '@slipway/ecs-rules/values';
import { describeStop } from '../diagnosis/diagnose.ts';
import { shortTaskId } from '../text/arn.ts';
import { formatDuration, formatTimeOfDay } from '../text/duration.ts';
import { describeCheck } from '../verification/summarize.ts';
import type { RunEvent } from './event.ts';
import { renderLifecycle } from './lifecycle-lines.ts';
import { type Line, quote, quoteShort, text } from './log-line.ts';
import { renderSchedule } from './schedule-lines.ts';

/** What happens while a rollout is followed. */
export type RolloutEvent = Extract<
  RunEvent,
  {
    type:
      | 'update-sent'
      | 'service-event'
      | 'counts'
      | 'desired-changed'
      | 'still-waiting'
      | 'stage-entered'
      | 'hook-changed'
      | 'reroute-awaited'
      | 'alarms-triggered'
      | 'task-stopped'
      | 'sight-lost'
      | 'sight-regained'
      | 'rollback-asked'
      | 'continue-asked'
      | 'verifying'
      | 'verified'
      | 'schedule-updated';
  }
>;

const BAR_CELLS = 16;

export function renderRollout(event: RolloutEvent): readonly Line[] {
  switch (event.type) {
    case 'update-sent':
      return describeSent(event);
    case 'service-event':
      return [text(`${formatTimeOfDay(event.event.at)}  ${quoteShort(event.event.text)}`, 'quiet')];
    case 'counts':
      return [text(describeCounts(event))];
    case 'desired-changed':
      return [describeDesired(event)];
    case 'still-waiting':
      return [describeWaiting(event)];
    case 'stage-entered':
    case 'hook-changed':
    case 'reroute-awaited':
    case 'alarms-triggered':
      return renderLifecycle(event);
    case 'task-stopped':
      return [describeStopped(event)];
    case 'sight-lost':
      return [text(`Cannot reach AWS, the deployment continues: ${quote(event.why)}`, 'doubtful')];
    case 'sight-regained':
      return [text('AWS is reachable again')];
    case 'continue-asked':
      return [text(quoteShort(`Service ${event.service}: continue requested: ${event.why}`))];
    case 'verifying':
      return [describeVerifying(event)];
    case 'verified':
      return event.results.map((result) => text(quoteShort(describeCheck(result)), TONES[result.result]));
    case 'rollback-asked':
      return [text(quoteShort(describeRollback(event)), 'doubtful')];
    case 'schedule-updated':
      return renderSchedule(event);
    default:
      return unreachable(event);
  }
}

const TONES = { passed: 'good', failed: 'bad', inconclusive: 'doubtful' } as const;

function describeVerifying({ service, checks, forMs }: Extract<RunEvent, { type: 'verifying' }>): Line {
  const named = checks === 1 ? '1 check' : `${checks} checks`;
  return text(quote(`Verifying service ${service}: ${named}, for ${formatDuration(forMs)}`));
}

function describeRollback({ service, to, why }: Extract<RunEvent, { type: 'rollback-asked' }>): string {
  return to === undefined
    ? `Service ${service}: rollback requested: ${why}`
    : `Service ${service}: ${why} Rolling back to ${to}.`;
}

function describeSent({ service, revision, deploymentId, link }: Extract<RunEvent, { type: 'update-sent' }>) {
  const sent = text(quote(`Updating service ${service} to ${revision} (deployment ${deploymentId})`));
  return link === undefined ? [sent] : [sent, text(quote(`Console: ${link}`))];
}

/** `████████▒▒▒▒░░░░  web  new 2/4  old 3  pending 1  failed 0  0:42` */
function describeCounts(event: Extract<RunEvent, { type: 'counts' }>): string {
  const running = event.ours?.running ?? 0;
  const pending = event.ours?.pending ?? 0;
  const old = event.others.reduce((sum, deployment) => sum + deployment.running, 0);
  const parts = [
    drawBar(running, pending, event.desired),
    quote(event.service),
    `new ${running}/${event.desired}`,
    `old ${old}`,
    `pending ${pending}`,
    `failed ${event.ours?.failed ?? 0}`,
    formatDuration(event.atMs),
  ];
  return parts.join('  ');
}

/** By a scaling policy, or by hand: neither is a part of the deployment. */
function describeDesired({ service, from, to, atMs }: Extract<RunEvent, { type: 'desired-changed' }>): Line {
  const words = `Service ${service}: desired count changed from ${from} to ${to}, not by this run; the deployment continues`;
  return text(`${quote(words)}  ${formatDuration(atMs)}`, 'doubtful');
}

/** `Service web: 1 task PENDING for 1:30, pulling the image  1:36` */
function describeWaiting({ service, waits, atMs }: Extract<RunEvent, { type: 'still-waiting' }>): Line {
  return text(`${quoteShort(`Service ${service}: ${waits.join('; ')}`)}  ${formatDuration(atMs)}`, 'quiet');
}

function drawBar(running: number, pending: number, desired: number): string {
  const whole = Math.max(desired, running, 1);
  const full = Math.floor((running / whole) * BAR_CELLS);
  const coming = Math.min(BAR_CELLS - full, Math.ceil((pending / whole) * BAR_CELLS));
  return '█'.repeat(full) + '▒'.repeat(coming) + '░'.repeat(BAR_CELLS - full - coming);
}

function describeStopped({ service, task }: Extract<RunEvent, { type: 'task-stopped' }>): Line {
  const id = shortTaskId(task.arn);
  const time = task.stoppedAt === undefined ? '--:--:--' : formatTimeOfDay(task.stoppedAt);
  const { words, isFailure } = describeStop(task);
  return text(
    `${time}  ${quoteShort(`Service ${service}: task ${id} stopped: ${words}`)}`,
    isFailure ? 'bad' : 'quiet',
  );
}
