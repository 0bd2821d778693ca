import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { shortTaskId } from '../../text/arn.ts';
import { linkToLog } from '../../text/console-link.ts';
import type { RunRecord } from '../run-record.ts';
import { describeCause } from '../verdict-lines.ts';
import { fold, lines, link, words } from './elements.ts';
import { type Html, html, join, NOTHING } from './html.ts';

/** Why it failed, likeliest cause first. */
export function describeCauses(diagnosis: Diagnosis | undefined): Html {
  if (diagnosis === undefined) return NOTHING;
  const causes = diagnosis.causes.map(
    (cause) =>
      html`<li><strong>${words(describeCause(cause))}</strong>${cause.details.length === 0 ? NOTHING : lines(cause.details)}</li>`,
  );
  const unread = diagnosis.unread.map((what) => html`<li>Could not be read: ${words(what)}</li>`);
  return html`<h3>Cause</h3><ul class="causes">${join([...causes, ...unread])}</ul>`;
}

/** The last lines of containers that failed: the first open, the others folded. */
export function describeLogs(record: RunRecord, diagnosis: Diagnosis | undefined): Html {
  const shown = (diagnosis?.logs ?? []).map((log, index) => {
    const title = `Last log lines: container ${log.container}, task ${shortTaskId(log.taskArn)}`;
    const address = linkToLog(record, log);
    const more = address === undefined ? NOTHING : html`<p>${link(address, 'The whole log in the AWS console')}</p>`;
    const body = log.lines.length === 0 ? html`<p>The container wrote nothing.</p>` : lines(log.lines);
    return fold(title, html`${body}${more}`, index === 0);
  });
  return join(shown);
}
