/**
 * A copy of what a local ECS has, for asserts: plain values that `JSON.stringify` keeps. Fields have the names of the
 * ECS API; a task definition is `family:revision`.
 */
export interface LocalState {
  /** Milliseconds since the epoch, by the clock of the local ECS. */
  readonly now: number;
  readonly clusters: readonly ClusterSnapshot[];
  readonly services: readonly ServiceSnapshot[];
  /** Those that run first; then the stopped ones, which ECS shows for an hour. */
  readonly tasks: readonly TaskSnapshot[];
  readonly instances: readonly InstanceSnapshot[];
  readonly targetGroups: readonly TargetGroupSnapshot[];
}

export interface ClusterSnapshot {
  readonly name: string;
  readonly status: string;
}

export interface ServiceSnapshot {
  readonly cluster: string;
  readonly name: string;
  readonly arn: string;
  readonly status: string;
  readonly taskDefinition?: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  /** The PRIMARY one first. None for the controllers EXTERNAL and CODE_DEPLOY. */
  readonly deployments: readonly DeploymentSnapshot[];
  /** Its history, the newest first: also deployments that ECS has rolled back. */
  readonly serviceDeployments: readonly ServiceDeploymentSnapshot[];
  /** Messages of its events, the newest first. */
  readonly events: readonly string[];
}

export interface DeploymentSnapshot {
  readonly id: string;
  readonly status: string;
  readonly taskDefinition: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly failedTasks: number;
  readonly rolloutState?: string;
  readonly rolloutStateReason?: string;
}

export interface ServiceDeploymentSnapshot {
  readonly arn: string;
  /** Such as `IN_PROGRESS`, `SUCCESSFUL`, `ROLLBACK_SUCCESSFUL`. */
  readonly status: string;
  readonly statusReason?: string;
  readonly taskDefinition: string;
}

export interface TaskSnapshot {
  readonly cluster: string;
  readonly arn: string;
  /** Such as `service:web` or `family:job`. */
  readonly group: string;
  readonly taskDefinition: string;
  readonly lastStatus: string;
  readonly desiredStatus: string;
  readonly healthStatus: string;
  /** Absent on Fargate. */
  readonly containerInstanceArn?: string;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly containers: readonly ContainerSnapshot[];
}

export interface ContainerSnapshot {
  readonly name: string;
  readonly image: string;
  readonly lastStatus: string;
  readonly healthStatus: string;
  readonly exitCode?: number;
  readonly reason?: string;
}

export interface InstanceSnapshot {
  readonly cluster: string;
  readonly arn: string;
  readonly status: string;
  /** Tasks on it that are not stopped. */
  readonly taskCount: number;
  readonly availabilityZone: string;
  readonly capacityProviderName?: string;
}

export interface TargetGroupSnapshot {
  readonly name: string;
  readonly arn: string;
  readonly targets: readonly TargetSnapshot[];
}

export interface TargetSnapshot {
  /** Absent: RegisterTargets added it. */
  readonly taskArn?: string;
  readonly port: number;
  /** `initial`, `healthy`, `unhealthy` or `draining`. */
  readonly state: string;
  readonly description?: string;
}
