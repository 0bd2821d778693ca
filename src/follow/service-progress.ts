import type { RevisionArn, ServiceDeploymentArn, TaskArn } from '@slipway/ecs-rules/arns';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { CallerIdentity } from '../ports/identity.ts';
import type { ServiceEvent, StoppedTask } from '../ports/service-records.ts';
import type { VerificationOutcome } from '../verification/check-result.ts';
import type { FollowedRecord } from './followed-record.ts';
import type { LifecycleChange } from './lifecycle-events.ts';

export interface RevisionCount {
  readonly revisionArn: RevisionArn;
  readonly running: number;
}

/** The counts of one moment of a rollout. */
export interface TimelineSample {
  /** Milliseconds since the update was answered. */
  readonly atMs: number;
  readonly desired: number;
  /** Fewest tasks that ECS keeps in service: desired × minimumHealthyPercent, rounded up. */
  readonly lowerBound: number;
  /** Most tasks at a time: desired × maximumPercent, rounded down. Records of older versions do not have it. */
  readonly upperBound?: number;
  readonly oursRunning: number;
  readonly oursPending: number;
  /** Of all other deployments. */
  readonly othersRunning: number;
  /** Failed tasks of our deployment, as ECS counts them. */
  readonly failed: number;
  /** Our deployment is being rolled back, or was. */
  readonly isRollback?: boolean;
}

/** A task of the service that is not stopped. Server times, milliseconds since the epoch. */
export interface RunningTask {
  readonly arn: TaskArn;
  readonly revisionArn: RevisionArn;
  readonly lastStatus: string;
  readonly createdAt?: number;
  readonly startedAt?: number;
}

/** What is known of a service while its deployment is followed. */
export interface ServiceProgress {
  readonly name: string;
  readonly cluster: string;
  /** A write that starts or stops a deployment was sent; set just before, so that it holds of a run that ends there. */
  readonly isUpdateSent?: boolean;
  /** The run created the service. */
  readonly isCreated?: boolean;
  /** The run was cancelled, and a rollback of the deployment was requested. */
  readonly isRollbackRequested?: boolean;
  /** What its checks came to; absent: none were run. */
  readonly verification?: VerificationOutcome;
  /** `ecs-svc/…` of our deployment; absent until the update is answered. */
  readonly deploymentId?: string;
  readonly serviceDeploymentArn?: ServiceDeploymentArn;
  /** Lifecycle stage at which the deployment waits for approval; goes with the verdict `paused`. */
  readonly pausedAt?: string;
  /** The hook that waits there. */
  readonly hookId?: string;
  /** `d-…` of our deployment, for a service that AWS CodeDeploy deploys. */
  readonly codeDeploymentId?: string;
  /** The revision that we roll out. */
  readonly revisionArn?: RevisionArn;
  /** The previous revision. */
  readonly previousRevisionArn?: RevisionArn;
  /** From the last good poll. */
  readonly desired?: number;
  readonly running?: number;
  /** The revisions with running tasks at the last good poll, PRIMARY first. */
  readonly serving: readonly RevisionCount[];
  /** Oldest first; one for each change of the counts. */
  readonly timeline: readonly TimelineSample[];
  /** Stages, hooks and alarms of a deployment that shifts traffic, in order; empty for a rolling update. */
  readonly course: readonly LifecycleChange[];
  /** Events of the service since the update, oldest first: outside text. */
  readonly events: readonly ServiceEvent[];
  /** Stopped tasks of our deployment, oldest first. */
  readonly stoppedTasks: readonly StoppedTask[];
  /** Tasks that ran when the service had its verdict; absent where nobody asked. */
  readonly tasks?: readonly RunningTask[];
  /** What was followed, in order, for `slipway judge`. */
  readonly followed?: readonly FollowedRecord[];
  /** Goes with every red verdict of a service whose update was sent. */
  readonly diagnosis?: Diagnosis;
}

/** What a deployment that is followed reads and writes of the run's record. */
export interface FollowNotes {
  readonly notes: {
    record(): { readonly identity?: CallerIdentity; readonly services: readonly ServiceProgress[] };
    noteService(name: string, facts: Partial<ServiceProgress>): void;
  };
}
