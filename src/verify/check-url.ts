import type { UrlCheck } from '../ports/verification.ts';
import { addAnswer, judgeUrl, NO_REQUESTS } from '../verification/judge-url.ts';
import { resolveUrl } from './read-baseline.ts';
import type { Due, RunningCheck, VerifyWorld } from './running-check.ts';

const EVERY_MS = 2_000;
const LIMIT_MS = 10_000;
/** Of fewer requests, a few that fail by chance are too large a share. */
const LEAST_REQUESTS = 30;

export function openUrlCheck(
  check: UrlCheck,
  { verification, baseline, subject }: Due,
  { web, signal }: VerifyWorld,
): RunningCheck {
  const everyMs = Math.min(EVERY_MS, verification.forMs / LEAST_REQUESTS);
  const planned = Math.floor(verification.forMs / everyMs) + 1;
  const url = resolveUrl(check.url, subject);
  let tally = NO_REQUESTS;
  return {
    everyMs,
    poll: async () => {
      if (url === undefined) return;
      const limitMs = Math.max(LIMIT_MS, (check.withinMs ?? 0) * 2);
      const answer = await web.get(url, { limitMs, signal });
      if (!signal.aborted) tally = addAnswer(tally, check, answer);
    },
    judge: (isOver) => {
      const answeredBefore = url === undefined ? undefined : baseline.answered.get(url);
      return judgeUrl(check, { tally, planned, answeredBefore, isOver });
    },
  };
}
