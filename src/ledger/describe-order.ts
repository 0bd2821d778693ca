/**
 * The sentences about a run that is older than the last one, and about a release that is older than the current one.
 */

import type { Origin } from '../ports/runner.ts';
import { linkToRun } from '../text/run-link.ts';
import type { RunTurn } from './run-turn.ts';

/**
 * `run 42 (attempt 2, release v1.4.0, https://…)`, as far as it is known. The server is ours: the run is of our
 * workflow.
 */
export function formatRun({ entry }: RunTurn, { serverUrl }: Origin): string {
  const { runNumber, runAttempt = 1, releases = [], commit } = entry;
  const link = linkToRun(entry, serverUrl);
  const release = releases.at(-1);
  const words = [
    ...(runAttempt > 1 ? [`attempt ${runAttempt}`] : []),
    ...(release === undefined ? [] : [`release ${release}`]),
    ...(release === undefined && commit !== undefined ? [`commit ${commit.slice(0, 12)}`] : []),
    ...(link === undefined ? [] : [link]),
  ];
  return `run ${runNumber}${words.length === 0 ? '' : ` (${words.join(', ')})`}`;
}

/** One sentence: which run went before, and with what. */
export function describeStale(service: string, newer: RunTurn, origin: Origin): string {
  const { runNumber, workflow } = origin;
  return `Run ${runNumber} of ${workflow} is older than ${formatRun(newer, origin)}, which deployed ${newer.revision} to ${service}.`;
}

/** One sentence: the current release, and the older one that replaces it. */
export function describeDowngrade(service: string, current: string, release: string): string {
  return `Release ${release} is older than ${current}, which is running in ${service}.`;
}
