/** The port to Amazon ECS. Types only. */
import type {
  ClusterArn,
  ClusterName,
  RevisionArn,
  ServiceArn,
  ServiceDeploymentArn,
  ServiceName,
  TaskArn,
} from '@slipway/ecs-rules/arns';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { HookAnswer } from './pause-answer.ts';
import type { ServiceDeploymentRecord, ServiceRecord, StoppedTask } from './service-records.ts';
import type { Tags } from './tags.ts';
import type { Revision, TaskDefinitionDocument } from './task-definition.ts';
import type { RunTaskRequest, StartedTask, TaskLaunch, TaskObservation } from './task-records.ts';

/** What we send with UpdateService. A field that is absent is not sent, so ECS keeps what it has. */
export interface ServiceUpdate {
  readonly cluster: ClusterArn | ClusterName;
  readonly service: ServiceArn | ServiceName;
  readonly revisionArn: RevisionArn;
  readonly desiredCount?: number;
  readonly forceNewDeployment?: boolean;
  /** The whole configuration, since ECS may reset fields that are left out of a part. */
  readonly deploymentConfiguration?: JsonObject;
  /** Further fields of UpdateService, as the API names them: tags and volumes. */
  readonly settings?: JsonObject;
}

/** CPU, memory and ports of one container instance, as DescribeContainerInstances shows them. */
export interface InstanceRecord {
  readonly arn: string;
  /** Empty when the attribute does not exist. */
  readonly availabilityZone: string;
  /** `ACTIVE`, `DRAINING`, … */
  readonly status: string;
  readonly agentConnected: boolean;
  readonly remainingCpu: number;
  readonly remainingMemoryMiB: number;
  readonly usedTcpPorts: readonly number[];
  readonly usedUdpPorts: readonly number[];
  /** What it has when no task runs on it. */
  readonly registeredCpu: number;
  readonly registeredMemoryMiB: number;
  /** Ports that no task ever gets. */
  readonly reservedTcpPorts: readonly number[];
  readonly reservedUdpPorts: readonly number[];
  /** Running and pending tasks of any service. */
  readonly taskCount: number;
  /** Built-in and custom ones, by name; empty for those without a value. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A task of a service that has not stopped, as DescribeTasks shows it. */
export interface TaskRecord {
  readonly arn: TaskArn;
  readonly revisionArn: RevisionArn;
  /** Absent on AWS Fargate. */
  readonly instanceArn?: string;
  readonly availabilityZone: string;
  /** `PROVISIONING`, `PENDING`, `RUNNING`, `DEACTIVATING`, … */
  readonly lastStatus: string;
  /** `RUNNING` or `STOPPED`: it is stopping, and draining or within its stop timeout. */
  readonly desiredStatus: string;
  /** Digest of the image by container, once it is pulled. */
  readonly images: Readonly<Record<string, string>>;
  /** Of its images; absent: not begun. */
  readonly pull?: 'in progress' | 'done';
  /** `HEALTHY`, `UNHEALTHY`, `UNKNOWN`. */
  readonly health?: string;
  /** The deployment id for a task of a service. */
  readonly startedBy?: string;
  /** Of its network interfaces, in network mode awsvpc: the ids of its targets. */
  readonly addresses?: readonly string[];
  /** On its container instance, in the other modes: the ports of its targets. */
  readonly hostPorts?: readonly number[];
  /** When it was PENDING. Server time, milliseconds since the epoch. */
  readonly createdAt?: number;
  /** When it was RUNNING. Server time, milliseconds since the epoch. */
  readonly startedAt?: number;
}

/** ECS in our words. Every method throws `DeployError` of kind `access`, `absent`, `rejected` or `unreachable`. */
export interface Ecs {
  /** `ACTIVE`, `INACTIVE`, …; undefined when the cluster is MISSING. */
  clusterStatus(cluster: ClusterArn | ClusterName): Promise<string | undefined>;
  /** Undefined when the service is MISSING. */
  describeService(
    cluster: ClusterArn | ClusterName,
    service: ServiceArn | ServiceName,
  ): Promise<ServiceRecord | undefined>;
  /** The service with all its fields, as DescribeServices answers it; undefined when it is MISSING. */
  describeWholeService(
    cluster: ClusterArn | ClusterName,
    service: ServiceArn | ServiceName,
  ): Promise<JsonObject | undefined>;
  /** Where an Express Mode service is reached; undefined: no URL yet. */
  expressUrl(service: ServiceArn): Promise<string | undefined>;
  /** @param reference family, `family:n` or ARN. Throws `absent` when there is no such revision. */
  describeRevision(reference: string): Promise<Revision>;
  /** Newest first; ARNs of ACTIVE revisions of the family, at most `limit`. */
  listRevisions(family: string, limit: number): Promise<readonly RevisionArn[]>;
  register(document: TaskDefinitionDocument): Promise<Revision>;
  update(update: ServiceUpdate): Promise<ServiceRecord>;
  /** @param definition the input of CreateService, as the API has it */
  create(cluster: ClusterArn | ClusterName, definition: JsonObject): Promise<ServiceRecord>;
  /** With its tasks. */
  deleteService(cluster: ClusterArn | ClusterName, service: ServiceArn | ServiceName): Promise<void>;
  /** Newest first, at most `limit`, each with the task definition of its target where readable. */
  serviceDeployments(
    cluster: ClusterArn | ClusterName,
    service: ServiceArn | ServiceName,
    limit: number,
  ): Promise<readonly ServiceDeploymentRecord[]>;
  describeServiceDeployment(arn: ServiceDeploymentArn): Promise<ServiceDeploymentRecord | undefined>;
  /** StopServiceDeployment with stopType ROLLBACK: bound to that deployment, may be repeated. */
  stopWithRollback(serviceDeploymentArn: ServiceDeploymentArn): Promise<void>;
  /** ContinueServiceDeployment: bound to that hook of that deployment. */
  answerHook(answer: HookAnswer): Promise<void>;
  /** Stopped tasks of one deployment, oldest first, at most 100. */
  stoppedTasks(
    cluster: ClusterArn | ClusterName,
    service: ServiceArn | ServiceName,
    deploymentId: string,
  ): Promise<readonly StoppedTask[]>;
  /** Tasks of the service that have not stopped, the ending ones included. */
  serviceTasks(cluster: ClusterArn | ClusterName, service: ServiceArn | ServiceName): Promise<readonly TaskRecord[]>;
  /** Carries a client token, so it may be repeated as it is when its answer was lost. */
  runTask(request: RunTaskRequest): Promise<TaskLaunch>;
  /** Tasks of the cluster with this `startedBy` that run, or have stopped within the last hour; at most 100 of each. */
  startedTasks(cluster: ClusterArn | ClusterName, startedBy: string): Promise<readonly StartedTask[]>;
  /** Undefined when ECS does not show it: gone, or not visible yet. */
  describeTask(cluster: ClusterArn | ClusterName, arn: TaskArn): Promise<TaskObservation | undefined>;
  /** All ACTIVE and DRAINING container instances of the cluster. */
  containerInstances(cluster: ClusterArn | ClusterName): Promise<readonly InstanceRecord[]>;
  /** All tags of a service or revision. */
  tagsOf(arn: RevisionArn | ServiceArn): Promise<Tags>;
  /** Adds tags to a service or revision; those of the same key are replaced, all others stay. May be repeated. */
  tag(arn: RevisionArn | ServiceArn, tags: Tags): Promise<void>;
}

/** Reads and writes tags for one run. What cannot be done is said once, and fails a run only where it says so. */
export interface Ledger {
  /** All tags of a revision or service; undefined when they could not be read. */
  read(arn: RevisionArn | ServiceArn): Promise<Tags | undefined>;
  /**
   * The same for a run that cannot go on without them: undefined only when they may not be read.
   *
   * @throws DeployError when AWS does not answer, or the credentials have expired
   */
  readNeeded(arn: RevisionArn | ServiceArn): Promise<Tags | undefined>;
  /** Adds tags, those of the same key replaced, all others kept. Whether it was done. */
  write(arn: RevisionArn | ServiceArn, tags: Tags): Promise<boolean>;
}
