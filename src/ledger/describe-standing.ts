/** What is said of a run that a newer one has gone before, and of a release that is older than what serves. */
import { linkToRun } from '../report/run-link.ts';
import type { Origin } from '../world/runner.ts';
import type { Turn } from './turn.ts';

/** `run 42 (attempt 2, release v1.4.0, https://…)`, as far as it is known. The server is ours: the run is of our workflow. */
export function nameRun({ entry }: Turn, { serverUrl }: Origin): string {
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
export function describeStale(service: string, newer: Turn, origin: Origin): string {
  const { runNumber, workflow } = origin;
  return `Run ${runNumber} of ${workflow} is older than ${nameRun(newer, origin)}, which took ${newer.revision} to ${service}.`;
}

/** One sentence: which release serves, and which one takes its place. */
export function describeDowngrade(service: string, serving: string, release: string): string {
  return `Release ${release} is older than ${serving}, which serves in ${service}.`;
}
