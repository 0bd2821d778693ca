import type { ReplayedPoll } from '../../follow/replay-polls.ts';
import type { Judgement } from '../../ports/verdict.ts';
import { isBadEnd, judgeCodeDeploy } from './judge-deployment.ts';
import type { CodeDeployFacts, CodeDeployObservation } from './observation.ts';

/**
 * What the recorded polls mean, by the function that judged them first: the judgement of the first poll that decides,
 * else of the last.
 */
export function replayCodeDeployment(facts: CodeDeployFacts, recorded: readonly ReplayedPoll[]): Judgement {
  let overSinceMs: number | undefined;
  let last: Judgement = { verdict: 'progressing', reason: 'The deployment was not read.' };
  for (const { atMs, observed } of recorded) {
    const observation = { ...(observed as unknown as CodeDeployObservation), atMs, unreadable: [] };
    overSinceMs = isBadEnd(observation.deployment) ? (overSinceMs ?? atMs) : undefined;
    last = judgeCodeDeploy(facts, observation, overSinceMs);
    if (last.verdict !== 'progressing') return last;
  }
  return last;
}
