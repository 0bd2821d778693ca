import type {
  ClusterArn,
  RevisionArn,
  ServiceArn,
  ServiceDeploymentArn,
  ServiceName,
  TaskArn,
} from '@slipway/ecs-rules/arns';
import type { ServiceAttachments } from '@slipway/ecs-rules/task-definition';
import type { JsonObject } from '@slipway/ecs-rules/values';

/** ECS's record of a deployment inside a service (DescribeServices, field `deployments`). */
export interface DeploymentRecord {
  /** `ecs-svc/` and 19 digits. */
  readonly id: string;
  /** `PRIMARY`, `ACTIVE`, `INACTIVE`; unknown words are kept. */
  readonly status: string;
  readonly revisionArn: RevisionArn;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly failed: number;
  /** `IN_PROGRESS`, `COMPLETED`, `FAILED`; absent behind a Classic load balancer. */
  readonly rolloutState?: string;
  readonly rolloutStateReason?: string;
  /** Server time, milliseconds since the epoch. */
  readonly createdAt: number;
}

export interface ServiceEvent {
  readonly id: string;
  /** Server time, milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
}

/** A load balancer entry of a service. */
export interface ServiceLoadBalancer {
  readonly targetGroupArn?: string;
  readonly loadBalancerName?: string;
  readonly containerName?: string;
  readonly containerPort?: number;
  readonly advancedConfiguration?: { readonly alternateTargetGroupArn?: string | undefined };
}

/** A rule for where tasks may run. */
export interface PlacementConstraint {
  /** `distinctInstance`, `memberOf`. */
  readonly type: string;
  /** In the cluster query language; absent for `distinctInstance`. */
  readonly expression?: string;
}

/** A rule for where tasks should run. */
export interface PlacementStrategyItem {
  /** `spread`, `binpack`, `random`. */
  readonly type: string;
  /** Such as `attribute:ecs.availability-zone`; absent for `random`. */
  readonly field?: string;
}

/** What one poll at a service shows: our own narrow record of DescribeServices. */
export interface ServiceRecord {
  readonly arn: ServiceArn;
  readonly name: ServiceName;
  readonly clusterArn: ClusterArn;
  /** `ACTIVE`, `DRAINING`, `INACTIVE`. */
  readonly status: string;
  readonly revisionArn: RevisionArn;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  /** Newest first. Of a service of another controller than ECS: its task sets. */
  readonly deployments: readonly DeploymentRecord[];
  /** Newest first, at most 100. */
  readonly events: readonly ServiceEvent[];
  /** `ECS`, `CODE_DEPLOY`, `EXTERNAL`. */
  readonly controller: string;
  /** `REPLICA` or `DAEMON`. */
  readonly schedulingStrategy: string;
  /** An Express Mode service: ECS manages its load balancer and how it is deployed. */
  readonly isExpress?: boolean;
  /** `EC2`, `FARGATE`, `EXTERNAL`; absent with capacity providers. */
  readonly launchType?: string;
  /** Absent when there is none. */
  readonly capacityProviderStrategy?: readonly JsonObject[];
  /** As described; absent outside of network mode awsvpc. */
  readonly networkConfiguration?: JsonObject;
  readonly placementConstraints: readonly PlacementConstraint[];
  /** In their order. */
  readonly placementStrategies: readonly PlacementStrategyItem[];
  readonly loadBalancers: readonly ServiceLoadBalancer[];
  /** Always there when it was read from ECS. */
  readonly attachments?: ServiceAttachments;
  /** Whether new tasks are tagged by ECS with cluster and service. */
  readonly hasManagedTags: boolean;
  /** `SERVICE`, `TASK_DEFINITION` or `NONE`. */
  readonly propagateTags: string;
  /** Of the PRIMARY deployment, as described. */
  readonly volumeConfigurations: readonly JsonObject[];
  /** Absent: 0, or not described. */
  readonly gracePeriodSeconds?: number;
  /** Of AWS Fargate, such as `LATEST`. */
  readonly platformVersion?: string;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly circuitBreaker: { readonly enabled: boolean; readonly rollback: boolean };
  /** As described and whole: what an update sends back with only the asked fields changed. */
  readonly deploymentConfiguration: JsonObject;
  /** ARN of the service deployment in progress or last done, where ECS says it. */
  readonly currentServiceDeployment?: ServiceDeploymentArn;
}

/** A lifecycle hook of a service deployment that has begun. */
export interface LifecycleHook {
  readonly id: string;
  /** `AWAITING_ACTION`, `IN_PROGRESS`, `SUCCEEDED`, `FAILED`, `TIMED_OUT`; unknown words are kept. */
  readonly status: string;
  /** ARN of the Lambda function; absent for a pause. */
  readonly targetArn?: string;
  /** Server time, milliseconds since the epoch. */
  readonly expiresAt?: number;
  /** What ECS does at `expiresAt`: `CONTINUE` or `ROLLBACK`. */
  readonly timeoutAction?: string;
}

/** ECS's newer record of a deployment, with status and lifecycle stage (DescribeServiceDeployments). */
export interface ServiceDeploymentRecord {
  readonly arn: ServiceDeploymentArn;
  /** `PENDING`, `IN_PROGRESS`, `SUCCESSFUL`, `STOPPED`, `ROLLBACK_…`; unknown words are kept. */
  readonly status: string;
  readonly statusReason?: string;
  /** `PRE_SCALE_UP`, … `CLEAN_UP`; unknown words are kept. */
  readonly lifecycleStage?: string;
  /** In ECS's order; empty in a list, where ECS leaves them out. */
  readonly hooks: readonly LifecycleHook[];
  readonly alarms?: {
    /** `MONITORING`, `TRIGGERED`, `MONITORING_COMPLETE`, `DISABLED`. */
    readonly status: string;
    /** Names of the alarms that went off. */
    readonly triggered: readonly string[];
  };
  /** Percent of the production traffic that is requested the new tasks; absent where none is shifted. */
  readonly productionTraffic?: number;
  /** ARN of the service revision that it rolls out. */
  readonly targetServiceRevisionArn: string;
  /** Task definition of that service revision, where it could be read. */
  readonly targetRevisionArn?: RevisionArn;
  /** Digest by container that ECS resolved the images of that service revision to, where it could be read. */
  readonly targetImages?: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly rollbackReason?: string;
  readonly circuitBreaker?: { readonly status: string; readonly failureCount: number; readonly threshold: number };
}

/** One container of a stopped task. */
export interface StoppedContainer {
  readonly name: string;
  readonly image?: string;
  readonly exitCode?: number;
  readonly reason?: string;
  readonly health?: string;
  /** What the runtime wrote into its log instead of a reason, such as `exec /app: exec format error`. */
  readonly lastWords?: string;
  /** Id of the container at its runtime; absent when none was made. */
  readonly runtimeId?: string;
  /** From the revision, since DescribeTasks does not say it; absent while that was not read. */
  readonly isEssential?: boolean;
}

/** A stopped task of a deployment: evidence for the diagnosis. */
export interface StoppedTask {
  readonly arn: TaskArn;
  readonly revisionArn: RevisionArn;
  /** The deployment id for a task of a service. */
  readonly startedBy?: string;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  /** When it was PENDING. Server time, milliseconds since the epoch. */
  readonly createdAt?: number;
  /** When it was RUNNING. Server time, milliseconds since the epoch. */
  readonly startedAt?: number;
  /** Server time, milliseconds since the epoch. */
  readonly stoppedAt?: number;
  /** When it stopped being RUNNING: draining comes after it. Server time, milliseconds since the epoch. */
  readonly stoppingAt?: number;
  /** Whether the task ever was RUNNING. */
  readonly hasRun: boolean;
  readonly containers: readonly StoppedContainer[];
}

/** Evidence that we could not read: the IAM action and why. Named to the user, never guessed around. */
export interface Unreadable {
  readonly action: string;
  readonly why: string;
}

/** The tasks of our deployment that have not stopped, read once two others had failed in the same way. */
export interface NewTasks {
  /** When both failures were first seen: monotonic milliseconds since the update was answered. */
  readonly sinceMs: number;
  /** One of them was healthy, now or at an earlier reading. */
  readonly wasHealthy: boolean;
  /**
   * Since when those run that are not stopping: server times, milliseconds since the epoch. Absent: they may not, or
   * could not, be read.
   */
  readonly runningSince?: readonly number[];
}

/** One poll at a rollout: the service, its service deployment and the tasks of ours that stopped. */
export interface Observation {
  /** Monotonic milliseconds since the update was answered. */
  readonly atMs: number;
  /** Undefined when ECS says the service is missing. */
  readonly service: ServiceRecord | undefined;
  /** Undefined when there is none, or it may not be read. */
  readonly serviceDeployment: ServiceDeploymentRecord | undefined;
  /** Stopped tasks of our deployment, oldest first. */
  readonly stoppedTasks: readonly StoppedTask[];
  /** Absent until two tasks of our deployment have failed in the same way. */
  readonly newTasks?: NewTasks | undefined;
  readonly unreadable: readonly Unreadable[];
}

/** The log stream of one container of a task, as the awslogs driver of ECS names it. */
export interface LogStream {
  readonly group: string;
  readonly stream: string;
  /** Absent: the region of the run. */
  readonly region?: string;
}

/** One target of a target group, as DescribeTargetHealth shows it. */
export interface TargetHealth {
  /** Instance id or IP address. */
  readonly id: string;
  readonly port: number;
  /** `initial`, `healthy`, `unhealthy`, `unused`, `draining`, `unavailable`; unknown words are kept. */
  readonly state: string;
  /** Such as `Target.ResponseCodeMismatch`; absent for a healthy target. */
  readonly reasonCode?: string;
  readonly description?: string;
}

/** How the targets of a group are checked, as DescribeTargetGroups shows it. */
export interface HealthCheck {
  /** `HTTP`, `HTTPS`, `TCP`, … */
  readonly protocol: string;
  /** A number, or `traffic-port`: the port of each target. */
  readonly port: string;
  readonly path?: string;
  /** Codes that are healthy, such as `200-399`. */
  readonly matcher?: string;
}

/** A target group, as DescribeTargetGroups shows it. */
export interface TargetGroupRecord {
  /** `HTTP`, `TCP`, `UDP`, …; absent for a group of Lambda functions. */
  readonly protocol?: string;
  /** `instance`, `ip`, `lambda` or `alb`. */
  readonly targetType?: string;
  readonly healthCheck: HealthCheck;
  /** ARNs of the load balancers that it receives requests from. */
  readonly loadBalancerArns?: readonly string[];
}

/** A target group of the service; without the parts that could not be read. */
export interface TargetGroupState {
  readonly arn: string;
  readonly targets: readonly TargetHealth[];
  readonly healthCheck?: HealthCheck;
}
