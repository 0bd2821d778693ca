/** What the follow loop needs of each kind of deployment, and what it gives back. Types only. */

import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { DeployError } from '../ports/deploy-error.ts';
import type { Observation, ServiceRecord, StoppedTask, Unreadable } from '../ports/service-records.ts';
import type { Judgement, Verdict } from '../ports/verdict.ts';
import type { DeploymentFacts } from '../rollout/followed-deployment.ts';
import type { LifecycleNews } from './lifecycle-events.ts';
import type { FollowWorld } from './world.ts';

/** The types that one kind of deployment brings. */
export interface DeploymentKind {
  /** What one poll shows. */
  readonly observation: Observation;
  /** What earlier polls found, for the next. */
  readonly known: unknown;
  /** What was reported of stages, hooks and alarms. */
  readonly lifecycle: unknown;
}

/** How a deployment in progress is stopped with rollback: bound to that deployment, and may be repeated. */
export interface Stop {
  /** Another deployment may replace the one in progress. */
  readonly canReplace: boolean;
  send(world: StopPorts): Promise<void>;
  /** A stop is refused once the rollback has begun: by a stop whose answer was lost, or for another reason. */
  isRollingBack(world: StopPorts): Promise<boolean>;
}

export type StopPort = 'ecs' | 'codeDeploy' | 'clock' | 'signal' | 'report';
export type StopPorts = Pick<FollowWorld, StopPort>;

/** Where a rollback after a failure leads. */
export type RollbackTarget =
  /** `isChosen`: by the run, and not by the deployment itself. */
  | { readonly kind: 'found'; readonly revisionArn: RevisionArn; readonly isChosen: boolean }
  /** `reason`: why there is none, and what could run instead. */
  | { readonly kind: 'none'; readonly reason: string };

/** A rollback of the deployment that was requested before it is followed. */
export interface ExpectedRollback<Kind extends DeploymentKind = DeploymentKind> {
  /** The revision that is running again then. */
  readonly toArn: RevisionArn;
  /** The update that is sent where the rollback leads elsewhere; absent: none can be. */
  readonly instead?: {
    /** Another deployment than the requested one was completed. */
    isElsewhere(ending: DeploymentEnding<Kind>): boolean;
    prepare(ending: DeploymentEnding<Kind>, world: FollowWorld): Promise<Send<Kind> | undefined>;
  };
}

/** Starts a deployment that was decided on. */
export type Send<Kind extends DeploymentKind> = () => Promise<DeploymentDriver<Kind>>;

/** One deployment of a service, and how its kind is polled, judged, stopped and described. */
export interface DeploymentDriver<Kind extends DeploymentKind = DeploymentKind> {
  readonly controller: 'ECS' | 'CodeDeploy';
  readonly facts: DeploymentFacts;
  /** The service as it was before. */
  readonly before: ServiceRecord;
  readonly requested?: ExpectedRollback<Kind> | undefined;
  /** How ECS records the deployment; absent: it does not, or it is one that is rolled back. */
  readonly recorded?: { readonly createdAt: number; readonly before: ReadonlySet<string> };
  readonly words: {
    /** `started`, `created` */
    readonly started: string;
    /** `the update was sent` */
    readonly afterStart: string;
  };
  readonly nothingKnown: Kind['known'];
  readonly nothingReported: Kind['lifecycle'];
  /** Reads once. Throws a DeployError when the poll does not count. */
  poll(known: Kind['known'], atMs: number, world: FollowWorld): Promise<Seen<Kind>>;
  findLifecycleNews(reported: Kind['lifecycle'], observation: Kind['observation']): LifecycleNews<Kind['lifecycle']>;
  /** @param hasNews the counts have changed */
  judge(seen: Seen<Kind> & { readonly hasNews: boolean }, world: FollowWorld): Promise<Polled<Kind['known']>>;
  /** Id of our deployment among those of the service. */
  findOwnId(observation: Kind['observation'] | undefined): string;
  /** What was seen, in the terms of a deployment by ECS. */
  toEvidence(observation: Kind['observation']): Observation;
  /** What the judge reads of an observation, as JSON: ids, counts and statuses, for the record. */
  selectJudged(observation: Kind['observation']): JsonObject;
  /** What is running now, as a sentence. */
  describeRunning(service: ServiceRecord): string;
  describeWatch(ending: DeploymentEnding<Kind>): string;
  /** Its state at the limit, in the past tense: it has been rolled back since. */
  describeLimitPast(observation: Kind['observation'] | undefined): string;
  /** A rollback that was followed and did not come to its end. */
  describeUnfinished(back: Judgement, target: string): string;
  /** The same deployment, where whatever the controller rolls back to is its end. */
  leaveRollback(): DeploymentDriver<Kind>;
  /** Undefined: a deployment that ended so is not for us to roll back. */
  findTarget(ending: DeploymentEnding<Kind>, world: FollowWorld): Promise<RollbackTarget | undefined>;
  /** The stop of our deployment, or why it cannot be stopped. */
  findStop(ending: DeploymentEnding<Kind>): Stop | string;
  /** The same deployment, followed while it is rolled back. */
  openRollback(targetArn: RevisionArn): DeploymentDriver<Kind>;
  /** Answers the pause that the deployment waits at; absent: it has none. */
  continuePaused?(ending: DeploymentEnding<Kind>, world: FollowWorld): Promise<DeploymentDriver<Kind> | undefined>;
  /** The deployment that brings the previous revision; undefined where none is due. */
  preparePrevious(targetArn: RevisionArn, world: FollowWorld): Promise<Send<Kind> | undefined>;
}

/** One poll, and what is known after it. */
export interface Seen<Kind extends DeploymentKind = DeploymentKind> {
  readonly observation: Kind['observation'];
  readonly known: Kind['known'];
}

/** What a poll was judged to mean, and what the next one starts from. */
export interface Polled<State> {
  readonly state: State;
  readonly judgement: Judgement;
  /** What was read of the capacity, if the judgement depends on it. */
  readonly stall?: JsonObject;
}

/** What every kind of deployment knows of our tasks from earlier polls. */
export interface KnownTasks {
  /** When our stopped tasks were last listed, milliseconds since the update. */
  readonly listedAtMs: number;
  readonly stoppedTasks: readonly StoppedTask[];
  /** IAM actions that were denied once: not asked again. */
  readonly unreadable: readonly Unreadable[];
}

/** How following ended. */
export interface DeploymentEnding<Kind extends DeploymentKind = DeploymentKind> {
  readonly verdict: Verdict;
  readonly reason: string;
  /** The last good poll; undefined when there was none. */
  readonly lastObservation: Kind['observation'] | undefined;
  /** Why nothing could be read any more, where that ended it. */
  readonly error?: DeployError | undefined;
  readonly known: Kind['known'];
  /** For whoever follows on, so that nothing is reported twice. */
  readonly reported: Reported;
}

/** What was reported of a rollout so far; the next poll adds what is new. */
export interface Reported {
  readonly eventIds: ReadonlySet<string>;
  readonly taskArns: ReadonlySet<string>;
  /** The counts as last reported, as one text to compare. */
  readonly counts: string;
  /** Desired count of the last poll; absent: none yet. */
  readonly desired?: number;
  /** Of stages, hooks and alarms: the driver compares it. */
  readonly lifecycle: unknown;
  /**
   * How long the rollout was followed before, in milliseconds: what is reported counts from its update all the same.
   */
  readonly earlierMs: number;
}

/** A deployment that was followed, and how that ended. */
export interface FollowedDeployment {
  readonly driver: DeploymentDriver;
  readonly ending: DeploymentEnding;
}
