import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { Verdict } from '../ports/verdict.ts';
import { findPrimary } from '../rollout/followed-deployment.ts';
import { revisionName } from '../text/arn.ts';
import type { DeploymentDriver, DeploymentEnding } from './driver.ts';

/** How a deployment ended that Slipway rolled back, in words: what is running at the end, not what was requested. */

/** What is read of a deployment that was followed. One that is read from a record has no more. */
export interface EndedDeployment {
  readonly driver: Pick<DeploymentDriver, 'facts' | 'describeLimitPast' | 'describeUnfinished'>;
  readonly ending: Pick<DeploymentEnding, 'verdict' | 'reason' | 'lastObservation'>;
}

/** Why the deployment failed. At its limit, what the controller was doing then is over. */
export function describeFailure({ driver, ending }: EndedDeployment): string {
  return ending.verdict === 'timed-out' ? driver.describeLimitPast(ending.lastObservation) : ending.reason;
}

/**
 * The verdict of the deployment that failed: only `failed` becomes `rolled-back`, the others keep their word.
 *
 * @param back the deployment that was followed for the rollback: the one that failed, or the one that brings
 * `targetArn`
 */
export function summarizeRollback(
  failed: EndedDeployment,
  back: EndedDeployment,
  targetArn: RevisionArn,
): { readonly verdict: Verdict; readonly reason: string } {
  const { isBack, words } = describeOutcome(failed, back, revisionName(targetArn));
  const verdict = failed.ending.verdict === 'failed' && isBack ? 'rolled-back' : failed.ending.verdict;
  return { verdict, reason: `${describeFailure(failed)} ${words}` };
}

function describeOutcome({ driver: { facts } }: EndedDeployment, { driver, ending }: EndedDeployment, target: string) {
  const primary = findPrimary(ending.lastObservation?.service);
  const isUpdate = driver.facts.ourId !== facts.ourId;
  if (ending.verdict === 'rolled-back' && isUpdate) {
    return { isBack: false, words: `The update to ${target} also failed: ${ending.reason}` };
  }
  if (ending.verdict === 'rolled-back' || (ending.verdict === 'steady' && isUpdate)) {
    const other = primary === undefined || primary.id === facts.ourId ? undefined : revisionName(primary.revisionArn);
    // The update that rolled back brought its target: what else is primary was deployed later, by someone else.
    const newer = isUpdate && other !== undefined && other !== target ? ` A newer deployment brings ${other}.` : '';
    return { isBack: true, words: `Slipway rolled back to ${isUpdate ? target : (other ?? target)}.${newer}` };
  }
  if (ending.verdict === 'steady') {
    const ours = revisionName(facts.revisionArn);
    return { isBack: false, words: `It completed before it could be rolled back: ${ours} is running.` };
  }
  return { isBack: false, words: driver.describeUnfinished(ending, target) };
}
