import { cleanOutsideText } from '@slipway/ecs-rules/text';
import { unreachable } from '@slipway/ecs-rules/values';
import type { Cause, ContainerLog, Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Problem } from '../ports/finding.ts';
import { isSuccess, type Verdict } from '../ports/verdict.ts';
import { shortTaskId } from '../text/arn.ts';
import { formatCount } from '../text/count.ts';
import { formatDuration } from '../text/duration.ts';
import { endSentence, leadWith } from '../text/sentence.ts';
import type { RunEvent } from './event.ts';
import { type Line, type LogStyle, quote, quoteShort, text } from './log-line.ts';

const MOST_LOG_LINES = 20;
const LOG_LIMITS = { lines: 4, width: 300 };

/** What is said when a service or the run has its verdict. */
export type EndEvent = Extract<RunEvent, { type: 'judged' | 'diagnosed' | 'refused' | 'run-ended' }>;

type RunEnd = Extract<EndEvent, { type: 'run-ended' }>;

/** What the title of an annotation says of its subject. Without `:` and `,`, which the runner's log shows escaped. */
const PREDICATES: Readonly<Record<Verdict, string>> = {
  steady: 'running',
  paused: 'paused',
  unchanged: 'unchanged',
  started: 'started',
  planned: 'planned',
  'rolled-back': 'failed (rolled back)',
  failed: 'failed',
  superseded: 'superseded',
  'timed-out': 'timed out',
  stuck: 'stuck',
  refused: 'refused',
  cancelled: 'cancelled',
  unknown: 'outcome unknown',
};

export function renderEnd(event: EndEvent, style: LogStyle): readonly Line[] {
  switch (event.type) {
    case 'judged':
      return [describeJudged(event)];
    case 'diagnosed':
      return renderDiagnosis(`service ${event.service}`, event.diagnosis);
    case 'refused':
      return describeProblems(event.errors);
    case 'run-ended':
      return isSuccess(event.verdict) ? [text(formatEnd(event), 'good')] : endRed(event, style);
    default:
      return unreachable(event);
  }
}

function describeJudged(event: Extract<RunEvent, { type: 'judged' }>): Line {
  const words = `${quote(event.service)} ${event.verdict}: ${quoteShort(leadWith(event.why, event.reason))}`;
  return text(`${mark(event.verdict)} ${words}`, tone(event.verdict));
}

/** One line for a cause: title, exit code in words, how many tasks. */
export function describeCause(cause: Cause): string {
  const words = cause.exitWords === undefined ? '' : ` (${cause.exitWords})`;
  const tasks = cause.count === 0 ? '' : `: ${formatCount(cause.count, 'task')}`;
  return `${cause.title}${words}${tasks}`;
}

/**
 * What was found, for one who reads on: the first cause itself and the next step are said at the end of the run.
 * @param what the service or the task that failed: outside text
 */
export function renderDiagnosis(what: string, { causes, logs, unread }: Diagnosis): readonly Line[] {
  const found = [
    ...causes.flatMap((cause, at) => [
      ...(at === 0 ? [] : [text(`  Also: ${quoteShort(describeCause(cause))}`, 'bad')]),
      ...cause.details.map((detail) => text(`    | ${quoteShort(detail)}`, 'quiet')),
    ]),
    ...logs.flatMap(describeLog),
    ...unread.map((missing) => text(`  Missing evidence: ${quote(missing)}`, 'doubtful')),
  ];
  return found.length === 0 ? [] : [text(`Evidence for ${quote(what)}:`), ...found];
}

function describeLog({ container, taskArn, lines }: ContainerLog): readonly Line[] {
  const clean = lines.slice(-MOST_LOG_LINES).flatMap((line) => cleanOutsideText(line, LOG_LIMITS));
  const id = shortTaskId(taskArn);
  return [
    text(`  Last log lines of ${quote(`container ${container} (task ${id})`)}:`),
    ...clean.map((line) => text(`    ${line}`, 'quiet')),
  ];
}

function describeProblems(errors: readonly Problem[]): readonly Line[] {
  return errors.map((problem) => ({
    kind: 'annotation',
    level: 'error',
    title: quote(problem.input ?? 'Slipway'),
    text: quoteShort(problem.advice === undefined ? problem.text : `${endSentence(problem.text)} ${problem.advice}`),
    isVerdict: false,
  }));
}

/** The cause first, the next step last. In a workflow both are in the annotation, and only there. */
function endRed(event: RunEnd, style: LogStyle): readonly Line[] {
  const { verdict, subject, logLine } = event;
  const reason = quoteShort(leadWith(event.why, event.reason));
  const steps = listSteps(event);
  if (style.kind === 'terminal') {
    return [text(`${formatEnd(event)}: ${reason}`, 'bad'), ...steps.map((step) => text(step))];
  }
  const title = quote(subject === undefined ? `Slipway ${verdict}` : `${subject} ${PREDICATES[verdict]}`);
  const log = logLine === undefined ? [] : [`Container log: ${quote(logLine)}`];
  return [
    text(formatEnd(event), 'bad'),
    { kind: 'annotation', level: 'error', title, text: reason, more: [...log, ...steps], isVerdict: true },
  ];
}

function listSteps({ nextStep, otherSteps = [] }: RunEnd): readonly string[] {
  const first = nextStep === undefined ? [] : [`Next step: ${quote(nextStep)}`];
  return [...first, ...otherSteps.map((step) => `Next step for ${quote(step)}`)];
}

function formatEnd({ verdict, tookMs, reason }: RunEnd): string {
  const end = `${mark(verdict)} ${verdict.toUpperCase()} after ${formatDuration(tookMs)}`;
  return isSuccess(verdict) ? `${end}: ${quoteShort(reason)}` : end;
}

function mark(verdict: Verdict): string {
  return isSuccess(verdict) ? '✔' : '✘';
}

function tone(verdict: Verdict): 'good' | 'bad' {
  return isSuccess(verdict) ? 'good' : 'bad';
}
