/** Whether the answers of a URL are good enough. */
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { UrlCheck, WebAnswer } from '../ports/verification.ts';
import type { CheckResult } from './check-result.ts';

/** What was answered so far. */
export interface UrlTally {
  readonly requests: number;
  readonly answers: number;
  /** Bad requests by their clause, such as `returned 500`. */
  readonly bad: ReadonlyMap<string, number>;
}

export const NO_REQUESTS: UrlTally = { requests: 0, answers: 0, bad: new Map() };

/** Fewer bad requests than this are noise, and a smaller share is, too. */
const LEAST_BAD = 3;
const LARGEST_SHARE = 0.2;

export function addAnswer(tally: UrlTally, check: UrlCheck, answer: WebAnswer): UrlTally {
  const why = findFault(check, answer);
  const bad = new Map(tally.bad);
  if (why !== undefined) bad.set(why, (bad.get(why) ?? 0) + 1);
  return {
    requests: tally.requests + 1,
    answers: tally.answers + (answer.kind === 'answer' ? 1 : 0),
    bad,
  };
}

/** What is wrong with an answer, as a clause; undefined: nothing. */
function findFault({ status, contains, withinMs }: UrlCheck, answer: WebAnswer): string | undefined {
  if (answer.kind === 'no answer') return `got no answer (${answer.why})`;
  const isExpected = status === undefined ? answer.status >= 200 && answer.status < 400 : answer.status === status;
  if (!isExpected) return `returned ${answer.status}`;
  if (contains !== undefined && !answer.body.includes(contains)) {
    return `returned a body without ${JSON.stringify(quoteOutsideText(contains, 60))}`;
  }
  if (withinMs !== undefined && answer.tookMs > withinMs) return `took longer than ${withinMs} ms`;
  return undefined;
}

/** How far a check is. */
export interface UrlProgress {
  readonly tally: UrlTally;
  /** Requests of the whole verification. */
  readonly planned: number;
  /** Whether the URL answered before the deployment; undefined: it was not requested then. */
  readonly answeredBefore: boolean | undefined;
  readonly isOver: boolean;
}

/**
 * Failed once so many requests are bad that no further one can change it: at least 3, and more than a fifth of all. A
 * URL that never answers, before the deployment neither, cannot be reached from this runner: inconclusive.
 * @returns undefined: not decided yet
 */
export function judgeUrl(check: UrlCheck, progress: UrlProgress): CheckResult | undefined {
  const { tally, planned, answeredBefore, isOver } = progress;
  const name = `GET ${shortenUrl(check.url)}`;
  const bad = [...tally.bad.values()].reduce((sum, count) => sum + count, 0);
  if (tally.answers === 0 && answeredBefore === false) {
    if (!isOver) return undefined;
    const why = `${describeBad(tally)}, and none before the deployment either`;
    return { check: name, result: 'inconclusive', why };
  }
  const all = isOver ? tally.requests : Math.max(planned, tally.requests);
  if (bad >= LEAST_BAD && bad > all * LARGEST_SHARE) return { check: name, result: 'failed', why: describeBad(tally) };
  if (!isOver) return undefined;
  if (tally.requests === 0) return { check: name, result: 'inconclusive', why: 'was not requested' };
  const why = bad === 0 ? `was good in ${countRequests(tally.requests)}` : describeBad(tally);
  return { check: name, result: 'passed', why };
}

/** The most frequent fault first: `returned 500 in 3 of 10 requests`. */
function describeBad({ bad, requests }: UrlTally): string {
  const sorted = [...bad].toSorted(([, one], [, other]) => other - one);
  const named = sorted.map(([why, count]) => `${why} in ${count} of ${countRequests(requests)}`);
  return named.length === 0 ? `was good in ${countRequests(requests)}` : named.slice(0, 2).join(', ');
}

function countRequests(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`;
}

/** The path, of a URL as people know it. */
function shortenUrl(url: string): string {
  return quoteOutsideText(URL.canParse(url) ? new URL(url).pathname : url, 200);
}
