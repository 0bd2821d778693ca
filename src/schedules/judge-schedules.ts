import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { isSuccess, type Verdict } from '../ports/verdict.ts';
import { endSentence } from '../text/sentence.ts';
import { describeSchedule } from './describe-schedule.ts';
import type { ScheduleOutcome } from './schedule-outcome.ts';

/** How a run ended. */
interface Ending {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** The end of a run with its schedules: red if one does not follow, although the services run the revision. */
export function judgeSchedules(ending: Ending, outcomes: readonly ScheduleOutcome[]): Ending {
  if (!isSuccess(ending.verdict)) return ending;
  const failed = outcomes.filter(({ state }) => state === 'failed');
  if (failed.length > 0) return { verdict: 'failed', reason: [...failed.map(explain), ending.reason].join(' ') };
  const updated = outcomes.filter(({ state }) => state === 'updated').map(describeSchedule);
  return updated.length === 0 ? ending : { ...ending, reason: `${ending.reason} Updated: ${updated.join('; ')}.` };
}

const WIDTH = 1000;

/** `The rule nightly-report still starts report:41. events:PutTargets on rule nightly-report was denied: …` */
function explain({ kind, name, changes, reason = '' }: ScheduleOutcome): string {
  const before = changes.map((change) => change.before).join(', ');
  const what = before === '' ? 'was not updated' : `still starts ${before}`;
  return endSentence(`The ${kind} ${name} ${what}. ${quoteOutsideText(reason, WIDTH)}`);
}
