import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { Verdict } from '../ports/verdict.ts';
import { revisionName } from '../text/arn.ts';
import { formatLimit } from '../text/duration.ts';
import type { DeploymentDriver } from './driver.ts';
import type { ServiceEnding } from './due-update.ts';

/** A rollback that was requested before it was followed. */
export interface ReturnRequest {
  /** The revision that is running again then. */
  readonly toArn: RevisionArn;
  /** An update can be sent where the rollback leads elsewhere. */
  readonly canReplace: boolean;
}

/** The same end from the other side: what is followed is the deployment that is rolled back. */
export function judgeReturned(
  { controller, facts }: Pick<DeploymentDriver, 'controller' | 'facts'>,
  { toArn, canReplace }: ReturnRequest,
  verdict: Verdict,
): Partial<ServiceEnding> | undefined {
  const to = revisionName(toArn);
  const what = `deployment ${facts.ourId} of ${revisionName(facts.revisionArn)}`;
  switch (verdict) {
    case 'rolled-back':
      return { verdict: 'steady', reason: `Rolled back to ${to}: ${controller} stopped ${what}.` };
    case 'cancelled':
      return { reason: `Cancelled. ${controller} continues to roll back ${what}.` };
    case 'timed-out': {
      const late = `The rollback to ${to} did not complete within ${formatLimit(facts.limitMs)}`;
      return { reason: `${late}; ${controller} continues to roll back ${what}.` };
    }
    case 'steady':
      if (canReplace) return undefined;
      return { verdict: 'failed', reason: `${controller} completed ${what} before it could be stopped.` };
    default:
      return undefined;
  }
}
