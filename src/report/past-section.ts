import type { PastDeployment } from '../history/past-deployment.ts';
import { formatMoment } from '../text/duration.ts';
import { linkToRun } from '../text/run-link.ts';
import { codeCell, table } from './markdown.ts';
import { runOf, showCommit, showReleases, showRevision } from './past-cells.ts';

/** The last deployments of a service as a table of the summary; empty when none is known. */
export function describePast(past: readonly PastDeployment[], server: string | undefined): string {
  if (past.length === 0) return '';
  const rows = past.map((one) => [
    formatMoment(one.at),
    cell(showRevision(one)),
    cell(showReleases(one.entry)),
    cell(showCommit(one.entry)),
    one.outcome,
    showRun(one, server),
  ]);
  return table(['when', 'revision', 'release', 'commit', 'verdict', 'run'], rows);
}

function cell(text: string): string {
  return text === '' ? '–' : codeCell(text);
}

/** The address is made of checked parts, so it ends no link. */
function showRun(one: PastDeployment, server: string | undefined): string {
  const entry = runOf(one);
  const link = linkToRun(entry, server);
  return link === undefined ? '–' : `[${entry.runNumber ?? 'run'}](${link})`;
}
