/** What the local ECS remembers between two steps. A value: a step makes a new one and leaves the old one as it was. */
import type { JsonObject } from '../../json.ts';
import type { EngineSettings, Fact, NetworkBinding, Scenario, TargetGroupSpecification } from './contract.ts';

export interface ClusterRecord {
  readonly arn: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  /** Members of the request that are answered as they came: settings, configuration, capacity providers. */
  readonly given: JsonObject;
}

/** A container instance. `usedPorts` are those held by tasks; the reserved ones are added when it is described. */
export interface InstanceRecord {
  readonly arn: string;
  readonly id: string;
  readonly ec2InstanceId: string;
  readonly cluster: string;
  readonly address: string;
  readonly availabilityZone: string;
  readonly status: 'ACTIVE' | 'DRAINING';
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly remainingCpu: number;
  readonly remainingMemoryMiB: number;
  readonly usedTcpPorts: readonly number[];
  readonly usedUdpPorts: readonly number[];
  /** Tasks of any kind that are placed here and not yet STOPPED. */
  readonly taskCount: number;
  readonly registeredAt: number;
}

/** A registered revision, as it will be described. */
export interface RevisionRecord {
  readonly arn: string;
  readonly family: string;
  readonly number: number;
  readonly status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  readonly described: JsonObject;
}

export interface ContainerRecord {
  readonly name: string;
  readonly arn: string;
  readonly image: string;
  readonly isEssential: boolean;
  readonly hasHealthCheck: boolean;
  readonly status: 'PENDING' | 'RUNNING' | 'STOPPED';
  readonly health: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  readonly runtimeId?: string;
  readonly imageDigest?: string;
  readonly exitCode?: number;
  readonly reason?: string;
  readonly networkBindings: readonly NetworkBinding[];
}

/** A task's place in one target group. */
export interface TargetRecord {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
  readonly state: 'unregistered' | 'initial' | 'healthy' | 'unhealthy' | 'draining' | 'drained';
  readonly reason?: string;
  readonly address?: string;
  readonly port?: number;
}

export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'STOPPED';

/** What a task holds of its instance. */
export interface Reservation {
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly tcpPorts: readonly number[];
  readonly udpPorts: readonly number[];
  /** Container ports with a host port of the engine's choice, as `container:port/protocol`. */
  readonly dynamicPorts: Readonly<Record<string, number>>;
}

export interface TaskRecord {
  readonly arn: string;
  readonly id: string;
  readonly cluster: string;
  readonly revisionArn: string;
  /** `CLUSTER/NAME` of the service that it belongs to. */
  readonly serviceKey?: string;
  readonly deploymentId?: string;
  readonly startedBy?: string;
  readonly group: string;
  readonly launchType: 'EC2' | 'FARGATE';
  readonly instanceArn?: string;
  readonly address: string;
  readonly availabilityZone: string;
  readonly lastStatus: TaskStatus;
  readonly desiredStatus: 'RUNNING' | 'STOPPED';
  readonly containers: readonly ContainerRecord[];
  readonly targets: readonly TargetRecord[];
  readonly reservation: Reservation;
  readonly overrides: JsonObject;
  readonly given: JsonObject;
  readonly version: number;
  /** Whether the scheduler ever counted it as healthy. */
  readonly wasHealthy: boolean;
  readonly createdAt: number;
  readonly pullStartedAt?: number;
  readonly pullStoppedAt?: number;
  readonly startedAt?: number;
  readonly stoppingAt?: number;
  readonly executionStoppedAt?: number;
  readonly stoppedAt?: number;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
}

export type RolloutState = 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';

/** A deployment as DescribeServices lists it; index 0 of the list is PRIMARY. */
export interface DeploymentState {
  readonly id: string;
  readonly serviceRevisionArn: string;
  readonly serviceDeploymentArn: string;
  readonly revisionArn: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The count as shown: 0 until the scheduler has looked at a new deployment. */
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
    readonly status: 'TRIGGERED' | 'MONITORING' | 'MONITORING_COMPLETE' | 'DISABLED';
    readonly failureCount: number;
    readonly threshold: number;
  };
}

/** A service revision inside a service deployment, with its counts when last looked at. */
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
  /** Members as given and as described: loadBalancers, networkConfiguration, platformVersion, … */
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
  /** Looks in a row that found a failed start. */
  readonly failures: number;
  /** A start has failed since the last look. */
  readonly hasFailed: boolean;
  readonly notBefore: number;
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
  /** Members that are kept and answered, and move nothing: tags' propagation, execute command, placement, … */
  readonly given: JsonObject;
  readonly createdAt: number;
  readonly createdBy: string;
  /** The request that made it, to see whether a second one is equal. */
  readonly creation: string;
  /** Newest first; the first is PRIMARY. Empty once INACTIVE. */
  readonly deployments: readonly DeploymentState[];
  readonly currentServiceDeployment?: string;
  /** Newest first, at most 100. */
  readonly events: readonly EventRecord[];
  /** When each lasting cause was last told, by its key. */
  readonly told: Readonly<Record<string, number>>;
  readonly isSteady: boolean;
  readonly throttle: StartThrottle;
}

export interface TargetGroupRecord {
  readonly arn: string;
  readonly specification: TargetGroupSpecification;
}

/** Tasks that one RunTask call with a client token has started. */
export interface RunTaskRecord {
  readonly request: string;
  readonly taskArns: readonly string[];
  readonly at: number;
}

export interface EngineState {
  readonly settings: EngineSettings;
  /** State of the identifiers' pseudo-random sequence. */
  readonly random: number;
  /** First moment of the scheduler's grid. */
  readonly startedAt: number;
  /** When the scheduler next looks at the services; undefined while nothing would come of it. */
  readonly lookAt: number | undefined;
  /** By name. */
  readonly clusters: ReadonlyMap<string, ClusterRecord>;
  /** By ARN. */
  readonly instances: ReadonlyMap<string, InstanceRecord>;
  /** Highest revision number ever given, by family. */
  readonly families: ReadonlyMap<string, number>;
  /** By ARN. */
  readonly revisions: ReadonlyMap<string, RevisionRecord>;
  /** By `CLUSTER/NAME`. */
  readonly services: ReadonlyMap<string, ServiceState>;
  /** By ARN: tasks that are not STOPPED. */
  readonly tasks: ReadonlyMap<string, TaskRecord>;
  /** By ARN: tasks that are, for an hour. */
  readonly stoppedTasks: ReadonlyMap<string, TaskRecord>;
  /** By ARN, oldest first. */
  readonly serviceDeployments: ReadonlyMap<string, ServiceDeploymentState>;
  /** By ARN. */
  readonly serviceRevisions: ReadonlyMap<string, ServiceRevisionState>;
  /** By ARN. */
  readonly targetGroups: ReadonlyMap<string, TargetGroupRecord>;
  /** By ARN of the resource: values by key. */
  readonly tags: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** By client token. */
  readonly runTasks: ReadonlyMap<string, RunTaskRecord>;
  readonly scenario: Scenario;
  /** What simulated tasks will do, by the moment in milliseconds (as text). */
  readonly agenda: ReadonlyMap<string, readonly Fact[]>;
}

/** ECS keeps a stopped task visible for at least an hour (ECS Developer Guide, viewing stopped tasks). */
export const STOPPED_TASK_KEPT_MS = 3_600_000;

/**
 * An engine with nothing in it but the cluster `default`.
 * @param now milliseconds since the epoch; the scheduler's grid starts here
 */
export function createState(settings: EngineSettings, now: number): EngineState {
  const arn = `arn:aws:ecs:${settings.region}:${settings.account}:cluster/default`;
  return {
    settings,
    random: settings.seed >>> 0,
    startedAt: now,
    lookAt: undefined,
    clusters: new Map([['default', { arn, name: 'default', status: 'ACTIVE', given: {} }]]),
    instances: new Map(),
    families: new Map(),
    revisions: new Map(),
    services: new Map(),
    tasks: new Map(),
    stoppedTasks: new Map(),
    serviceDeployments: new Map(),
    serviceRevisions: new Map(),
    targetGroups: new Map(),
    tags: new Map(),
    runTasks: new Map(),
    scenario: { images: [] },
    agenda: new Map(),
  };
}
