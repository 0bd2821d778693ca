import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { summarizeRollback } from '../follow/describe-rollback.ts';
import type { FollowedRecord } from '../follow/followed-record.ts';
import { judgeReturned } from '../follow/judge-returned.ts';
import type { Judgement, Verdict } from '../ports/verdict.ts';
import { findPrimary } from '../rollout/followed-deployment.ts';
import { judgeFollowed, type NotJudged, type ReplayedEnding } from './judge-followed.ts';

/** A verdict of a service, derived again. */
export interface ServiceJudgement extends Judgement {
  readonly verdict: Verdict;
}

/**
 * The verdict of a service from all that was followed of it, in order: the deployment, or the one that was rolled back
 * on request and the update that replaced it; then the rollbacks after a failure, of which the last one counts.
 */
export function judgeService(
  followed: readonly FollowedRecord[],
  imageMismatch: string | undefined,
): ServiceJudgement | NotJudged {
  const endings: ReplayedEnding[] = [];
  for (const one of followed) {
    const ending = judgeFollowed(one);
    if ('why' in ending) return ending;
    endings.push(ending);
  }
  const [first, ...rest] = endings.filter((ending, at) => at === endings.length - 1 || !isContinued(ending));
  if (first === undefined) return { why: 'nothing was followed' };
  const judgement = combine(first, rest);
  return judgement.verdict === 'steady' && imageMismatch !== undefined
    ? { verdict: 'failed', reason: imageMismatch }
    : judgement;
}

/** A pause that was verified, and answered: what was followed next is the same deployment. */
function isContinued({ verdict, followed }: ReplayedEnding): boolean {
  return verdict === 'paused' && followed.verification !== undefined;
}

function combine(first: ReplayedEnding, rest: readonly ReplayedEnding[]): ServiceJudgement {
  const { returningToArn } = first.followed;
  if (returningToArn === undefined) return judgeRolledBack(first, rest);
  const [update, ...rollbacks] = rest;
  if (update !== undefined) return judgeRolledBack(update, rollbacks);
  return judgeRequested(first, returningToArn);
}

/** A rollback that was requested. ECS may go elsewhere, which is then its own end. */
function judgeRequested(ending: ReplayedEnding, toArn: RevisionArn): ServiceJudgement {
  const { verdict, reason, lastObservation, followed } = ending;
  const { controller, facts } = followed;
  const primary = findPrimary(lastObservation?.service);
  const isElsewhere =
    controller === 'ECS' && verdict === 'rolled-back' && primary?.id !== facts.ourId && primary?.revisionArn !== toArn;
  const canReplace = controller === 'ECS';
  const returned = isElsewhere ? undefined : judgeReturned({ controller, facts }, { toArn, canReplace }, verdict);
  return { verdict, reason, ...returned };
}

/** @param rollbacks of a deployment that failed */
function judgeRolledBack(ending: ReplayedEnding, rollbacks: readonly ReplayedEnding[]): ServiceJudgement {
  const back = rollbacks.at(-1);
  const { verdict, reason } = ending;
  if (back === undefined) return { verdict, reason };
  const target = findPrimary(back.lastObservation?.service)?.revisionArn ?? back.followed.facts.revisionArn;
  return summarizeRollback(asEnded(ending), asEnded(back), target);
}

function asEnded({ followed, verdict, reason, lastObservation }: ReplayedEnding) {
  return {
    driver: {
      facts: followed.facts,
      describeLimitPast: () => reason,
      describeUnfinished: (back: Judgement) => `Its rollback did not complete: ${back.reason}`,
    },
    ending: { verdict, reason, lastObservation },
  };
}
