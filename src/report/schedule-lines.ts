/** What the run does to rules and schedules, for the log, the job summary and the comment on a pull request. */

import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { describeSchedule } from '../schedules/describe-schedule.ts';
import type { ScheduleEvent } from '../schedules/events.ts';
import type { ScheduleOutcome } from '../schedules/schedule-outcome.ts';
import { type Line, quoteShort, text } from './log-line.ts';
import { code, list, prose } from './markdown.ts';
import type { RunRecord } from './run-record.ts';

export function renderSchedule({ schedule }: ScheduleEvent): readonly Line[] {
  return [text(`Updated ${quoteShort(describeSchedule(schedule))}`, 'good')];
}

/** Empty when none was requested. @param frame shows a part with its title */
export function listSchedules(
  { schedules = [] }: Pick<RunRecord, 'schedules'>,
  frame: (title: string, body: string) => string,
): string {
  const lines = schedules.slice(0, MOST_SCHEDULES).map(describeState);
  const more = schedules.length - lines.length;
  const rest = more > 0 ? `\n\n${more} more left out.` : '';
  return frame(`Schedules (${schedules.length})`, lines.length === 0 ? '' : `${list(lines)}${rest}`);
}

const MOST_SCHEDULES = 40;

const REASON_WIDTH = 1000;

function describeState({ kind, name, changes, state, reason }: ScheduleOutcome): string {
  const revisions = changes.map(({ before, after }) => `${code(before)} → ${formatAfter(after)}`);
  const what = `${kind} ${code(name)}: ${revisions.length === 0 ? 'no change' : revisions.join(', ')}`;
  if (state === 'failed') return `${what}: failed. ${prose(quoteOutsideText(reason ?? '', REASON_WIDTH))}`;
  return state === 'updated' ? `${what} (updated)` : what;
}

function formatAfter(after: string | undefined): string {
  return after === undefined ? 'the new revision' : code(after);
}
