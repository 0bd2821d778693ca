/**
 * What was followed of one deployment, for a second judgement of the same observations. Holds what the judging
 * functions read and no more: ids, counts, statuses and stopped tasks; no environment, no label, no tag. Types only.
 */

import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import type { DeployError, DeployErrorKind } from '../ports/deploy-error.ts';
import type { Verdict } from '../ports/verdict.ts';
import type { DeploymentFacts } from '../rollout/followed-deployment.ts';
import type { VerificationOutcome } from '../verification/check-result.ts';

/** One deployment that was followed. A rollback after a failure is followed as one more. */
export interface FollowedRecord {
  /** Raised when an older judge could not read it. */
  readonly format: 1;
  readonly controller: 'ECS' | 'CodeDeploy';
  /** As the driver of the controller has them. */
  readonly facts: DeploymentFacts;
  /** A rollback was requested before it was followed: the revision that is running again then. */
  readonly returningToArn?: RevisionArn;
  /** The first poll, each one that showed something new, and the last. */
  readonly polls: readonly RecordedPoll[];
  /** Why it ended without a poll that decides. */
  readonly end?: FollowedEnd;
  /** Absent: it was still followed when the run ended. */
  readonly verdict?: Verdict;
  readonly reason?: string;
  /** What came of its checks. */
  readonly verification?: VerificationOutcome;
}

export interface RecordedPoll {
  /** Monotonic milliseconds since the update was answered. */
  readonly atMs: number;
  /** Changes since the poll before, by `findJsonChanges`. */
  readonly changes: Json;
  /** With a verdict `stuck`: what was read of the capacity. */
  readonly stall?: JsonObject;
}

export type FollowedEnd =
  | { readonly kind: 'cancelled' }
  /** The last poll failed. */
  | {
      readonly kind: 'silent';
      readonly atMs: number;
      readonly lastGoodMs: number;
      readonly errorKind: DeployErrorKind;
      readonly message: string;
    };

/** How polling ended. */
export interface EndedPolling {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly atMs: number;
  readonly lastGoodMs: number;
  /** Why the last poll failed. */
  readonly error?: DeployError | undefined;
}

/** What one poll adds. */
export interface PollToRecord {
  readonly atMs: number;
  /** What the judge reads of the observation. */
  readonly observed: JsonObject;
  readonly isLast: boolean;
  readonly stall?: JsonObject | undefined;
}
