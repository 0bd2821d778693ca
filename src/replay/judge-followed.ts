import type { CodeDeployFacts } from '../drivers/code-deploy/observation.ts';
import { replayCodeDeployment } from '../drivers/code-deploy/replay-deployment.ts';
import { replayRollout } from '../drivers/ecs/replay-rollout.ts';
import type { FollowedRecord } from '../follow/followed-record.ts';
import { judgeFollowedEnd, type ReplayedPoll, replayPolls } from '../follow/replay-polls.ts';
import type { Observation } from '../ports/service-records.ts';
import type { Judgement, Verdict } from '../ports/verdict.ts';
import type { RolloutFacts } from '../rollout/followed-deployment.ts';
import { judgeOutcome } from '../verification/summarize.ts';

/** How one deployment ended that was followed, judged again. */
export interface ReplayedEnding {
  readonly followed: FollowedRecord;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly lastObservation: Observation | undefined;
}

/** A record that has no verdict to derive, in words. */
export interface NotJudged {
  readonly why: string;
}

/** Replays what was followed of one deployment. */
export function judgeFollowed(followed: FollowedRecord): ReplayedEnding | NotJudged {
  const { facts, format, controller } = followed;
  if (format !== 1) return { why: `the observations have format ${format}, and this version reads 1` };
  const polls = replayPolls(followed);
  const last = judgePolls(followed, polls);
  const ended = last.verdict === 'progressing' ? (judgeFollowedEnd(followed, last) ?? last) : last;
  const { verdict, reason } = judgeVerified(followed, ended);
  if (verdict === 'progressing') {
    return { why: `the run ended while it followed ${controller} deployment ${facts.ourId}` };
  }
  const seen = polls.at(-1);
  const lastObservation = seen === undefined ? undefined : (seen.observed as unknown as Observation);
  return { followed, verdict, reason, lastObservation };
}

/** What was verified counts more than that the deployment was complete or paused. */
function judgeVerified({ verification }: FollowedRecord, ended: Judgement): Judgement {
  if (verification === undefined || (ended.verdict !== 'steady' && ended.verdict !== 'paused')) return ended;
  return judgeOutcome(verification) ?? ended;
}

function judgePolls({ controller, facts }: FollowedRecord, polls: readonly ReplayedPoll[]): Judgement {
  return controller === 'ECS'
    ? replayRollout(facts as RolloutFacts, polls)
    : replayCodeDeployment(facts as CodeDeployFacts, polls);
}
