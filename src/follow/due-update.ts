/** A service whose update is due, and how it ends. Types only. */
import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { OrderRule } from '../ledger/run-turn.ts';
import type { Judgement, Verdict } from '../ports/verdict.ts';
import type { WaitUntil } from '../ports/wait-until.ts';
import type { UpdateDecision, UpdatePlan } from '../rollout/update-plan.ts';
import type { DeploymentDriver } from './driver.ts';
import type { FollowWorld } from './world.ts';

/** A service whose revision is known. */
export interface DueUpdate extends Omit<StartRequest, 'shouldForce'> {
  /** What is written down of the run that deploys it. */
  readonly entry: LedgerEntry;
  /** This run has just registered the revision: no service has it yet. */
  readonly isNew: boolean;
  /** As of what was found. */
  readonly readMs: number;
  /** Resolves, and never rejects, once the tags of the revision are written. Absent: nothing is being written. */
  readonly tagging?: Promise<unknown>;
  readonly order: OrderRule;
  readonly starter: DeploymentStarter;
}

/** How one kind of deployment begins. */
export interface DeploymentStarter {
  /** @param revisionArn undefined: the revision does not exist yet */
  decide(plan: UpdatePlan, revisionArn: RevisionArn | undefined): UpdateDecision;
  start(due: DueUpdate, shouldForce: boolean, world: FollowWorld): Promise<StartedService>;
  /** Follows the deployment in progress as if it were ours. */
  adopt(due: DueUpdate, deploymentId: string, world: FollowWorld): StartedService;
  /** Stops the deployment in progress with rollback. Returns what is due instead where it has ended before. */
  rollBack(due: DueUpdate, world: FollowWorld): Promise<StartedService | DueUpdate>;
}

/** One service after its update was due. */
export type StartedService =
  | { readonly kind: 'following'; readonly name: string; readonly driver: DeploymentDriver }
  /** Nothing to follow: it is judged already. */
  | { readonly kind: 'judged'; readonly name: string; readonly ending: ServiceEnding };

/** How the run ended for one service. */
export interface ServiceEnding extends Judgement {
  readonly verdict: Verdict;
}

/** What to start, and how long to follow it. */
export interface StartRequest {
  readonly plan: UpdatePlan;
  readonly revisionArn: RevisionArn;
  readonly shouldForce: boolean;
  readonly limitMs: number;
  readonly longestPauseMs?: number | undefined;
  readonly shouldFailFast: boolean;
  /** Absent: as `shouldFailFast`. */
  readonly shouldDetectStall?: boolean | undefined;
  /** Absent: `steady`. */
  readonly waitUntil?: WaitUntil | undefined;
}
