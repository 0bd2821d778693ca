import { unreachable } from '../errors.ts';
import type { Cause, ContainerLog, Diagnosis } from '../rollout/diagnosis.ts';
import { EXIT_CODES, type Verdict } from '../rollout/verdict.ts';
import { nameRevision } from '../task-definition/document.ts';
import { formatDuration } from './duration.ts';
import type { RunEvent } from './event.ts';
import { type Line, type LogStyle, quote, text } from './log-line.ts';
import { cleanOutsideText } from './outside-text.ts';
import type { Fault } from './run-record.ts';
import { endSentence } from './sentence.ts';

const MOST_LOG_LINES = 20;
const LOG_LIMITS = { lines: 4, width: 300 };

/** What is said when a service or the run has its verdict. */
export type EndEvent = Extract<RunEvent, { type: 'judged' | 'diagnosed' | 'refused' | 'run-ended' }>;

export function renderEnd(event: EndEvent, style: LogStyle): readonly Line[] {
  switch (event.type) {
    case 'judged':
      return [
        text(
          `${mark(event.verdict)} ${quote(event.service)} ${event.verdict}: ${quote(event.reason)}`,
          tone(event.verdict),
        ),
      ];
    case 'diagnosed':
      return renderDiagnosis(event.service, event.diagnosis);
    case 'refused':
      return describeFaults(event.faults);
    case 'run-ended':
      return isRed(event.verdict) ? endRed(event, style) : [text(nameEnd(event), 'good')];
    default:
      return unreachable(event);
  }
}

/** Whether the step is red. */
export function isRed(verdict: Verdict): boolean {
  return EXIT_CODES[verdict] !== 0;
}

/** One line for a cause: title, exit code in words, how many tasks. */
export function describeCause(cause: Cause): string {
  const words = cause.exitWords === undefined ? '' : ` (${cause.exitWords})`;
  const tasks = cause.count === 0 ? '' : `: ${cause.count} ${cause.count === 1 ? 'task' : 'tasks'}`;
  return `${cause.title}${words}${tasks}`;
}

/** @param what the service or the task that failed: outside text */
export function renderDiagnosis(what: string, diagnosis: Diagnosis): readonly Line[] {
  const causes = diagnosis.causes.flatMap((cause) => [
    text(`  - ${quote(describeCause(cause))}`, 'bad'),
    ...cause.details.map((detail) => text(`    | ${quote(detail)}`, 'quiet')),
  ]);
  const logs = diagnosis.logs.flatMap(describeLog);
  const unread = diagnosis.unread.map((what) => text(`  may not be read: ${quote(what)}`, 'doubtful'));
  return [
    text(`why ${quote(what)} failed:`),
    ...causes,
    ...logs,
    ...unread,
    text(`  next step: ${quote(diagnosis.nextStep)}`),
  ];
}

function describeLog({ container, taskArn, lines }: ContainerLog): readonly Line[] {
  const clean = lines.slice(-MOST_LOG_LINES).flatMap((line) => cleanOutsideText(line, LOG_LIMITS));
  const id = nameRevision(taskArn).slice(0, 8);
  return [
    text(`  last lines of ${quote(`container ${container} in task ${id}`)}:`),
    ...clean.map((line) => text(`    ${line}`, 'quiet')),
  ];
}

function describeFaults(faults: readonly Fault[]): readonly Line[] {
  return faults.map((fault) => ({
    kind: 'annotation',
    level: 'error',
    title: quote(fault.input ?? 'Slipway'),
    text: quote(fault.advice === undefined ? fault.text : `${endSentence(fault.text)} ${fault.advice}`),
    isVerdict: false,
  }));
}

/** The verdict comes last. Where there are annotations, the reason stands in one just above it, and once only. */
function endRed(event: Extract<RunEvent, { type: 'run-ended' }>, style: LogStyle): readonly Line[] {
  const reason = quote(event.reason);
  const step = event.nextStep === undefined ? '' : `next step: ${quote(event.nextStep)}`;
  if (style.kind === 'terminal') {
    return [...(step === '' ? [] : [text(step)]), text(`${nameEnd(event)}: ${reason}`, 'bad')];
  }
  const why = event.why === undefined ? '' : ` Why: ${quote(event.why)}.`;
  const said = step === '' ? `${reason}${why}` : `${reason}${why} (${step})`;
  return [
    { kind: 'annotation', level: 'error', title: `Slipway: ${event.verdict}`, text: said, isVerdict: true },
    text(nameEnd(event), 'bad'),
  ];
}

function nameEnd({ verdict, tookMs, reason }: Extract<RunEvent, { type: 'run-ended' }>): string {
  const end = `${mark(verdict)} ${verdict.toUpperCase()} after ${formatDuration(tookMs)}`;
  return isRed(verdict) ? end : `${end}: ${quote(reason)}`;
}

function mark(verdict: Verdict): string {
  return isRed(verdict) ? '✘' : '✔';
}

function tone(verdict: Verdict): 'good' | 'bad' {
  return isRed(verdict) ? 'bad' : 'good';
}
