/** What is remembered of a service, its deployments and their history. Types only. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { ShiftState } from './shift-record.ts';
import type { TaskSetState } from './task-set-record.ts';

export type RolloutState = 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';

/** A deployment as DescribeServices lists it; index 0 of the list is PRIMARY. */
export interface DeploymentState {
  readonly id: string;
  readonly serviceRevisionArn: string;
  readonly serviceDeploymentArn: string;
  readonly revisionArn: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The count as shown: 0 until the scheduler's first pass over a new deployment. */
  readonly shownDesired: number;
  readonly rolloutState: RolloutState;
  readonly rolloutStateReason: string;
  /** Consecutive failures, as `failedTasks` shows them. */
  readonly failedTasks: number;
  /** Failures as the circuit breaker counts them. */
  readonly breakerCount: number;
  /** Whether more than one task may be started at a time: image digests are known, or will not be. */
  readonly isPinned: boolean;
  readonly failedPins: number;
  /** Digests by container name, as the first task resolved them. */
  readonly digests: Readonly<Record<string, string>>;
  /** Whether its tasks are registered in the alternate target groups of its load balancers. */
  readonly usesAlternate: boolean;
  /** It was superseded after it got all traffic, so it is the current revision. */
  readonly holdsTraffic?: true;
  /** There where the deployment controller is EXTERNAL or CODE_DEPLOY: every one is a task set then. */
  readonly taskSet?: TaskSetState;
}

export type ServiceDeploymentStatus =
  | 'PENDING'
  | 'IN_PROGRESS'
  | 'STOP_REQUESTED'
  | 'STOPPED'
  | 'SUCCESSFUL'
  | 'ROLLBACK_REQUESTED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_SUCCESSFUL'
  | 'ROLLBACK_FAILED';

export interface ServiceDeploymentState {
  readonly arn: string;
  readonly serviceKey: string;
  readonly status: ServiceDeploymentStatus;
  readonly statusReason?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly stoppedAt?: number;
  readonly sourceRevisions: readonly RevisionCounts[];
  readonly target: RevisionCounts;
  readonly rollback?: { readonly reason: string; readonly startedAt: number; readonly serviceRevisionArn: string };
  readonly deploymentConfiguration: JsonObject;
  readonly breaker: {
    readonly status: MonitorStatus;
    readonly failureCount: number;
    readonly threshold: number;
  };
  readonly alarms: AlarmWatch;
  /** Bake time of a rolling update, in milliseconds: its alarms are watched so long once it is in place. */
  readonly bakeMs: number;
  /** Since when it has been in place. */
  readonly inPlaceSince?: number;
  /** There when traffic is shifted: every strategy but ROLLING. */
  readonly shift?: ShiftState;
}

export type MonitorStatus = 'TRIGGERED' | 'MONITORING' | 'MONITORING_COMPLETE' | 'DISABLED';

export interface AlarmWatch {
  readonly status: MonitorStatus;
  readonly names: readonly string[];
  readonly hasRollback: boolean;
  readonly triggered: readonly string[];
}

/** A service revision inside a service deployment, with its counts at the last pass. */
export interface RevisionCounts {
  readonly arn: string;
  readonly requested: number;
  readonly running: number;
  readonly pending: number;
}

/** What one deployment rolls out: the revision and everything else whose change starts a deployment. */
export interface ServiceRevisionState {
  readonly arn: string;
  readonly serviceKey: string;
  readonly revisionArn: string;
  readonly createdAt: number;
  /** Fields as given and as described: loadBalancers, networkConfiguration, platformVersion, … */
  readonly shape: JsonObject;
  readonly digests: Readonly<Record<string, string>>;
}

export interface EventRecord {
  readonly id: string;
  readonly createdAt: number;
  readonly message: string;
}

/** Starts that fail make the scheduler wait longer and longer. */
export interface StartThrottle {
  /** Number of passes in a row that found a failed start. */
  readonly failures: number;
  /** A start has failed since the last pass. */
  readonly hasFailed: boolean;
  readonly notBefore: number;
}

/** What is remembered of an Express Mode service next to its ECS service. */
export interface ExpressState {
  readonly infrastructureRoleArn: string;
  readonly healthCheckPath: string;
  /** Complete, as described. */
  readonly scalingTarget: JsonObject;
  /** Host name of its URL. */
  readonly endpoint: string;
  readonly updatedAt: number;
}

export interface ServiceState {
  readonly key: string;
  readonly arn: string;
  readonly name: string;
  readonly cluster: string;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  readonly desiredCount: number;
  readonly launchType: 'EC2' | 'FARGATE';
  /** Complete, as described. */
  readonly deploymentConfiguration: JsonObject;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly gracePeriodSeconds: number;
  /** Bake time of its rolling updates, in milliseconds. */
  readonly bakeMs: number;
  /**
   * Fields that are stored and answered, and start no deployment: propagation of tags, execute command, placement, …
   */
  readonly given: JsonObject;
  readonly createdAt: number;
  readonly createdBy: string;
  /** The role that was given; absent: the service-linked role, where one is needed. */
  readonly roleArn?: string;
  /** The request that made it, to see whether a second one is equal. */
  readonly creation: string;
  /** Newest first; the first is PRIMARY. Of task sets PRIMARY is first, if there is one. Empty once INACTIVE. */
  readonly deployments: readonly DeploymentState[];
  /** The deployment that COMPLETED most recently, as it was then; none once a rollback has begun to restore it. */
  readonly lastCompleted?: DeploymentState | undefined;
  readonly currentServiceDeployment?: string;
  /** Newest first, at most 100. */
  readonly events: readonly EventRecord[];
  /** When each lasting cause was last reported, by its key. */
  readonly told: Readonly<Record<string, number>>;
  /** There while its zones are being balanced: `taskArn` is the task that was started for it and is not healthy yet. */
  readonly rebalancing?: { readonly taskArn?: string };
  readonly throttle: StartThrottle;
  /** Of an Express Mode service. */
  readonly express?: ExpressState;
}
