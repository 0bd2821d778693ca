import { EXIT_CODES } from '../ports/verdict.ts';
import { quoteShort } from '../report/log-line.ts';
import type { RunRecord } from '../report/run-record.ts';
import { renderTextTable } from '../report/text-table.ts';
import { revisionName } from '../text/arn.ts';
import { formatDuration } from '../text/duration.ts';
import type { Act } from './acts.ts';
import type { RequestCount } from './requests.ts';

/** How one act ended. */
export interface ActResult {
  readonly act: Act;
  readonly record: RunRecord;
  /** The page of the service after the act; absent where tasks are simulated. */
  readonly page?: string;
}

export interface Recap {
  readonly results: readonly ActResult[];
  /** Absent where tasks are simulated. */
  readonly requests?: RequestCount;
  /** Path of the HTML report; absent: it was not written. */
  readonly report?: string;
  /** Length of the demo, real time. */
  readonly tookMs: number;
  /** How to call the command line here: `slipway`. */
  readonly program: string;
}

/** Whether each act had its verdict, and every request was answered. */
export function isAsExpected({ results, requests }: Pick<Recap, 'results' | 'requests'>): boolean {
  return results.every(({ act, record }) => act.verdict === record.verdict) && (requests?.failed ?? 0) === 0;
}

/** What happened, where to read it, and what to try next. */
export function renderRecap(recap: Recap): readonly string[] {
  const { results, requests, report, tookMs, program } = recap;
  const seconds = Math.round(tookMs / 1000);
  const end = isAsExpected(recap) ? 'All four acts ended as expected' : 'The demo did not end as expected';
  return [
    '━━ Recap',
    ...renderActs(results),
    '',
    ...results.flatMap(describeFailure),
    ...(requests === undefined ? [] : [describeRequests(requests)]),
    ...(report === undefined ? [] : [`HTML report of act 3: ${report}`]),
    `${end}, after ${seconds} s. Nothing is left running.`,
    '',
    '━━ Next',
    ...listNext(program),
  ];
}

function renderActs(results: readonly ActResult[]): readonly string[] {
  const hasPage = results.some(({ page }) => page !== undefined);
  const head = ['', 'act', 'revision', 'verdict', 'took', 'exit code', ...(hasPage ? ['page after it'] : [])];
  const rows = results.map(({ act, record, page }, at) => [
    String(at + 1),
    act.name,
    nameRevision(record),
    record.verdict,
    formatDuration(record.tookMs),
    describeExit(act, record),
    ...(hasPage ? [page ?? 'no answer'] : []),
  ]);
  return renderTextTable(head, rows);
}

function nameRevision({ services: [service] }: RunRecord): string {
  return service?.revisionArn === undefined ? '' : revisionName(service.revisionArn);
}

function describeExit(act: Act, { verdict }: RunRecord): string {
  const code = EXIT_CODES[verdict];
  if (verdict !== act.verdict) return `${code} (expected ${EXIT_CODES[act.verdict]})`;
  return code === 0 ? '0' : `${code} (expected)`;
}

/** The first cause and the last line that the container wrote: outside text. */
function describeFailure({ act, record }: ActResult, at: number): readonly string[] {
  const diagnosis = record.services[0]?.diagnosis;
  const cause = diagnosis?.causes[0]?.title;
  if (cause === undefined) return [];
  const line = diagnosis?.logs[0]?.lines.at(-1);
  return [quoteShort(`Act ${at + 1} (${act.name}): ${cause}${line === undefined ? '' : `: ${line}`}`)];
}

function describeRequests({ pages, failed }: RequestCount): string {
  const served = [...pages.values()].reduce((sum, times) => sum + times, 0);
  return `Requests through the load balancer during acts 2 to 4: ${served} served, ${failed} failed`;
}

function listNext(program: string): readonly string[] {
  const commands = [
    ['local', 'your own local ECS, for any AWS client'],
    ['deploy --help', 'all that a deploy can do'],
  ];
  const width = Math.max(...commands.map(([command = '']) => `${program} ${command}`.length));
  return [
    ...commands.map(([command, words]) => `${`${program} ${command}`.padEnd(width)}  ${words}`),
    `${'README.md'.padEnd(width)}  a workflow for GitHub Actions, to copy`,
  ];
}
