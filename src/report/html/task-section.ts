import type { TaskState } from '../../drivers/one-off-task/task-outcome.ts';
import { revisionName, shortTaskId } from '../../text/arn.ts';
import { linkToTask } from '../../text/console-link.ts';
import type { RunRecord } from '../run-record.ts';
import { describeCauses, describeLogs } from './cause-section.ts';
import { facts, fold, link, list, table, words } from './elements.ts';
import { type Html, html, join, NOTHING } from './html.ts';

const STATES: Readonly<Record<TaskState, string>> = {
  planned: 'planned',
  asked: 'unknown',
  running: 'started',
  well: 'succeeded',
  failed: 'failed',
};

/** The one-off task; nothing when there is none. */
export function describeTask(record: RunRecord): Html {
  const { task } = record;
  if (task === undefined) return NOTHING;
  const { state, taskArns, revisionArn, lastStatus, stoppedTask, diagnosis, plan, reason } = task;
  const links = taskArns.map((arn) => link(linkToTask(record, arn), shortTaskId(arn)));
  const rows = (stoppedTask?.containers ?? []).map(({ name, exitCode, isEssential }) => [
    name,
    isEssential === false ? 'no' : 'yes',
    exitCode ?? '–',
  ]);
  const said =
    reason === undefined || record.reason.startsWith(reason) ? NOTHING : html`<p class="reason">${words(reason)}</p>`;
  return html`<section aria-label="One-off task"><h2>One-off task: ${STATES[state]}</h2>${said}
${facts([
  ['Task', links.length === 0 ? undefined : join(links, ' ')],
  ['Status', lastStatus],
  ['Revision', revisionArn && revisionName(revisionArn)],
])}
${describeCauses(diagnosis)}
${describeLogs(record, diagnosis)}
${fold('Exit codes', table('Exit codes', ['container', 'essential', 'exit code'], rows), true)}
${fold('Plan of the task', list(plan.map(words)))}
</section>`;
}
