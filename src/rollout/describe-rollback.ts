/** How a rollout ended that Slipway rolled back, in words: what ECS shows at the end, not what was requested. */
import { nameRevision } from '../task-definition/document.ts';
import { findPrimary, type RolloutFacts } from './facts.ts';
import { describeLimitPast } from './judge.ts';
import type { Observation } from './observation.ts';
import { formatLimit } from './strategy.ts';
import type { Verdict } from './verdict.ts';

/** A rollout that was followed, and how that ended. */
export interface EndedRollout {
  readonly facts: RolloutFacts;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly lastLook: Observation | undefined;
}

/** Why the rollout failed. At its limit, what ECS was doing then is not so any more. */
export function describeFailure({ facts, verdict, reason, lastLook }: EndedRollout): string {
  return verdict === 'timed-out' ? describeLimitPast(facts, lastLook) : reason;
}

/**
 * The verdict of the rollout that failed: only `failed` becomes `rolled-back`, the others keep their word.
 *
 * @param back the rollout that was followed for the rollback: the one that failed, or the update to `targetArn`
 */
export function sumUpRollback(
  failed: EndedRollout,
  back: EndedRollout,
  targetArn: string,
): { readonly verdict: Verdict; readonly reason: string } {
  const { isBack, words } = describeOutcome(failed, back, nameRevision(targetArn));
  const verdict = failed.verdict === 'failed' && isBack ? 'rolled-back' : failed.verdict;
  return { verdict, reason: `${describeFailure(failed)} ${words}` };
}

function describeOutcome(failed: EndedRollout, back: EndedRollout, target: string) {
  const primary = findPrimary(back.lastLook?.service);
  const isUpdate = back.facts.ourId !== failed.facts.ourId;
  if (back.verdict === 'rolled-back' && isUpdate) {
    return { isBack: false, words: `The update to ${target} failed, too: ${back.reason}` };
  }
  if (back.verdict === 'rolled-back' || (back.verdict === 'steady' && isUpdate)) {
    const isShown = primary !== undefined && primary.id !== failed.facts.ourId;
    const shown = isShown ? nameRevision(primary.revisionArn) : target;
    return { isBack: true, words: `Slipway rolled back to ${shown}.` };
  }
  if (back.verdict === 'steady') {
    const ours = nameRevision(failed.facts.revisionArn);
    return { isBack: false, words: `It completed before it could be rolled back: ${ours} is running.` };
  }
  return { isBack: false, words: describeUnfinished(back, target) };
}

function describeUnfinished({ facts, verdict, reason }: EndedRollout, target: string): string {
  switch (verdict) {
    case 'timed-out': {
      const limit = formatLimit(facts.limitMs);
      return `The rollback to ${target} did not complete within ${limit}; it is still in progress.`;
    }
    case 'cancelled':
      return `The run was cancelled while the rollback to ${target} was in progress; ECS continues.`;
    case 'stuck':
      return reason.startsWith('The rollback to') ? reason : `The rollback to ${target} is stalled: ${reason}`;
    default:
      return `The rollback to ${target} did not complete: ${reason}`;
  }
}
