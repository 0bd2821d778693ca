/** The port to Amazon ECS. Types only. */
import type { JsonObject } from '../json.ts';
import type { Tags } from '../ledger/entry.ts';
import type { StartedTask, TaskLaunch, TaskSight, TaskWish } from '../one-off-task/task.ts';
import type { ServiceDeploymentRecord, ServiceRecord, StoppedTask } from '../rollout/observation.ts';
import type { Revision, TaskDefinitionDocument } from '../task-definition/document.ts';

/** What we send with UpdateService. A member that is absent is not sent, so ECS keeps what it has. */
export interface ServiceUpdate {
  readonly cluster: string;
  readonly service: string;
  readonly revisionArn: string;
  readonly desiredCount?: number;
  readonly forceNewDeployment?: boolean;
  /** The whole configuration, since ECS may reset members that are left out of a part. */
  readonly deploymentConfiguration?: JsonObject;
  /** Further members of UpdateService, as the API names them: tags and volumes. */
  readonly settings?: JsonObject;
}

/** CPU, memory and ports of one container instance, as DescribeContainerInstances shows them. */
export interface InstanceRecord {
  readonly arn: string;
  /** Empty when the attribute is not there. */
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
  readonly arn: string;
  readonly revisionArn: string;
  /** Absent on AWS Fargate. */
  readonly instanceArn?: string;
  readonly availabilityZone: string;
  /** `PROVISIONING`, `PENDING`, `RUNNING`, `DEACTIVATING`, … */
  readonly lastStatus: string;
  /** `RUNNING` or `STOPPED`: told to stop, and draining or within its stop timeout. */
  readonly desiredStatus: string;
  /** Digest of the image by container, once it is pulled. */
  readonly images: Readonly<Record<string, string>>;
}

/** ECS in our words. Every method throws `DeployError` of kind `access`, `absent`, `rejected` or `unreachable`. */
export interface Ecs {
  /** `ACTIVE`, `INACTIVE`, …; undefined when the cluster is MISSING. */
  clusterStatus(cluster: string): Promise<string | undefined>;
  /** Undefined when the service is MISSING. */
  describeService(cluster: string, service: string): Promise<ServiceRecord | undefined>;
  /** @param reference family, `family:n` or ARN. Throws `absent` when there is no such revision. */
  describeRevision(reference: string): Promise<Revision>;
  /** Newest first; ARNs of ACTIVE revisions of the family, at most `limit`. */
  listRevisions(family: string, limit: number): Promise<readonly string[]>;
  register(document: TaskDefinitionDocument): Promise<Revision>;
  update(update: ServiceUpdate): Promise<ServiceRecord>;
  /** Newest first, at most `limit`, each with the task definition of its target where readable. */
  serviceDeployments(cluster: string, service: string, limit: number): Promise<readonly ServiceDeploymentRecord[]>;
  describeServiceDeployment(arn: string): Promise<ServiceDeploymentRecord | undefined>;
  /** StopServiceDeployment with stopType ROLLBACK: bound to that deployment, may be repeated. */
  stopWithRollback(serviceDeploymentArn: string): Promise<void>;
  /** Stopped tasks of one deployment, oldest first, at most 100. */
  stoppedTasks(cluster: string, service: string, deploymentId: string): Promise<readonly StoppedTask[]>;
  /** Tasks of the service that have not stopped, the ending ones included. */
  serviceTasks(cluster: string, service: string): Promise<readonly TaskRecord[]>;
  /** Carries a client token, so it may be repeated as it is when its answer was lost. */
  runTask(wish: TaskWish): Promise<TaskLaunch>;
  /** Tasks of the cluster with this `startedBy` that run, or have stopped within the last hour; at most 100 of each. */
  startedTasks(cluster: string, startedBy: string): Promise<readonly StartedTask[]>;
  /** Undefined when ECS does not show it: gone, or not visible yet. */
  describeTask(cluster: string, arn: string): Promise<TaskSight | undefined>;
  /** All ACTIVE and DRAINING container instances of the cluster. */
  containerInstances(cluster: string): Promise<readonly InstanceRecord[]>;
  /** All tags of a service or revision. */
  tagsOf(arn: string): Promise<Tags>;
  /** Adds tags to a service or revision; those of the same key are replaced, all others stay. May be repeated. */
  tag(arn: string, tags: Tags): Promise<void>;
}

/** Reads and writes tags for one run. Nothing here ever fails a run: what cannot be done is said once. */
export interface Ledger {
  /** All tags of a revision or service; undefined when they could not be read. */
  read(arn: string): Promise<Tags | undefined>;
  /** Adds tags, those of the same key replaced, all others kept. Whether it was done. */
  write(arn: string, tags: Tags): Promise<boolean>;
}
