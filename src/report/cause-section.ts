/** What failed, why, and what to do: of a service's rollout or of the one-off task. */

import type { Cause, ContainerLog, Diagnosis } from '../diagnosis/diagnosis.ts';
import { isErrorLine } from '../diagnosis/error-line.ts';
import { shortTaskId } from '../text/arn.ts';
import { linkToLog } from '../text/console-link.ts';
import { code, fence, list, prose, step, strong } from './markdown.ts';
import { placeCause } from './place-cause.ts';
import type { RunRecord } from './run-record.ts';
import { describeCause } from './verdict-lines.ts';

/** Of the log, what stays in view. */
const MOST_LINES = 10;
const MOST_DETAILS = 3;
const MOST_CAUSES = 10;

/** How something ended, and why as far as that was found out. */
export interface Trouble {
  /** May quote ECS: outside text. */
  readonly reason: string;
  readonly diagnosis?: Diagnosis;
}

/** The cause in one sentence, the words of ECS for it, the last lines of the container, and how the run ended. */
export function describeTrouble({ reason, diagnosis }: Trouble): readonly string[] {
  const [cause] = diagnosis?.causes ?? [];
  if (diagnosis === undefined || cause === undefined) return [step(reason)];
  const title = prose(makeSentence(describeCause(cause)));
  const evidence = [listDetails(cause), describeLastLines(diagnosis), describeUnread(diagnosis)];
  const place = placeCause(cause, reason);
  if (place === 'before') return [strong(title), ...evidence, step(reason)];
  return [strong(prose(reason)), ...(place === 'after' ? [title] : []), ...evidence];
}

/** The first letter is a capital, unless the word is a name such as `maximumPercent`. */
function makeSentence(text: string): string {
  const [first = ''] = text.split(/\s/);
  const start = /^[a-z]+$/.test(first) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
  return /[.!?…]$/.test(start) ? start : `${start}.`;
}

/** As code that wraps: the cause stands at the end of what AWS says. */
function listDetails(cause: Cause, most: number = MOST_DETAILS): string {
  return list(
    findFurther(cause)
      .slice(0, most)
      .map((words) => code(words)),
  );
}

/** Without what the title has said, whatever number of targets it was said of. */
function findFurther({ title, details }: Cause): readonly string[] {
  return details.filter((words) => !title.includes(words.replace(/ \(\d+ targets?\)$/, '')));
}

function describeLastLines({ logs, unread }: Diagnosis): string {
  const log = findWritten(logs);
  if (log !== undefined) return `Log of ${nameLog(log)}:\n\n${fence(cutLog(log).inView)}`;
  const [silent] = logs;
  const isRead = silent !== undefined && !unread.some((what) => what.startsWith('logs:'));
  return isRead ? `${nameLog(silent)} wrote nothing to its log.` : '';
}

/** The log of which the last lines are in view. */
export function findWritten(logs: readonly ContainerLog[]): ContainerLog | undefined {
  return logs.find(({ lines }) => lines.length > 0);
}

/** The last lines, or those from the first error on where a long stack follows it. */
function cutLog({ lines }: ContainerLog) {
  const written = lines.filter((line) => line.trim() !== '');
  const error = written.findIndex(isErrorLine);
  const last = Math.max(0, written.length - MOST_LINES);
  const from = error === -1 ? last : Math.min(error, last);
  const to = from + MOST_LINES;
  return { before: written.slice(0, from), inView: written.slice(from, to), after: written.slice(to) };
}

function nameLog({ container, taskArn }: ContainerLog): string {
  return `container ${code(container)} (task ${code(shortTaskId(taskArn))})`;
}

function describeUnread({ unread }: Diagnosis): string {
  if (unread.length === 0) return '';
  return `Could not be read:\n\n${list(unread.slice(0, MOST_DETAILS).map((what) => code(what)))}`;
}

/** What the first cause leaves: its further details, and the other causes. */
export function describeMoreCauses(diagnosis: Diagnosis | undefined): string {
  const [first, ...others] = diagnosis?.causes ?? [];
  const rest = list((first === undefined ? [] : findFurther(first)).slice(MOST_DETAILS).map((words) => code(words)));
  const causes = others.slice(0, MOST_CAUSES).map((cause) => {
    const lines = [prose(makeSentence(describeCause(cause))), listDetails(cause, MOST_CAUSES), step(cause.nextStep)];
    return lines.filter((line) => line !== '').join('\n\n');
  });
  return [rest, ...causes].filter((part) => part !== '').join('\n\n');
}

/** The lines around those in view, and what other containers wrote. */
export function describeMoreLogs(logs: readonly ContainerLog[], record: Pick<RunRecord, 'identity'>): string {
  const shown = findWritten(logs);
  const parts = logs.flatMap((log) => {
    const { before, after } = cutLog(log);
    if (log === shown) return [...nameLines('Before', before), ...nameLines('After', after)];
    if (log.lines.length === 0) return [];
    const link = linkToLog(record, log);
    const more = link === undefined ? '' : ` ([CloudWatch](${link}))`;
    return [`${nameLog(log)}${more}:\n\n${fence(log.lines)}`];
  });
  return parts.join('\n\n');
}

function nameLines(where: 'Before' | 'After', lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${where} the lines above:\n\n${fence(lines)}`];
}
